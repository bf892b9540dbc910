"""A PDF that LibreOffice made -> the same pages, our dates, the same bytes every time."""

from booklet.press.pdf.facts import Facts
from booklet.press.pdf.metadata import write_facts
from booklet.press.pdf.opening import open_foreign, saved


def restamped(pdf: bytes, facts: Facts) -> bytes:
    """Return the PDF with our facts instead of the clock's; links and tags stay."""
    with open_foreign(pdf) as opened:
        if 'Metadata' in opened.Root:
            del opened.Root.Metadata
        # Checksum and identifier of a file that had a clock in it.
        for name in ('/DocChecksum', '/ID'):
            if name in opened.trailer:
                del opened.trailer[name]
        write_facts(opened, facts)
        return saved(opened)
