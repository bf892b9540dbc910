"""What the file says about itself: the document information dictionary and XMP, in agreement."""

import pikepdf
from pikepdf.models.metadata import encode_pdf_date

from booklet.press.pdf.facts import PRODUCER, Facts


def write_facts(pdf: pikepdf.Pdf, facts: Facts) -> None:
    """Write title, author, dates and language into `pdf`, and nothing that depends on the clock."""
    stamp = facts.moment
    date = pikepdf.String(encode_pdf_date(stamp))
    pdf.docinfo = pdf.make_indirect(
        pikepdf.Dictionary(
            Title=pikepdf.String(facts.title),
            Author=pikepdf.String(facts.author),
            Producer=pikepdf.String(PRODUCER),
            Creator=pikepdf.String(PRODUCER),
            CreationDate=date,
            ModDate=date,
        )
    )
    pdf.Root.Lang = pikepdf.String(facts.language)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp['dc:title'] = facts.title
        xmp['dc:creator'] = [facts.author]
        xmp['dc:language'] = {facts.language}
        xmp['pdf:Producer'] = PRODUCER
        xmp['xmp:CreatorTool'] = PRODUCER
        for key in ('xmp:CreateDate', 'xmp:ModifyDate', 'xmp:MetadataDate'):
            xmp[key] = stamp.isoformat()
