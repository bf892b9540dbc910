"""Importers in one ordered, named table; the first that recognises a file reads it."""

from collections.abc import Callable

from booklet.diagnostics import Checked
from booklet.importing.documents import to_files
from booklet.importing.foreign import ForeignDocument, Source
from booklet.importing.imported import ImportedSession
from booklet.importing.legacy import is_legacy, read_legacy
from booklet.importing.pdf.reader import is_pdf, read_pdf
from booklet.importing.plain import read_plain
from booklet.importing.ready import import_markdown, is_markdown
from booklet.importing.web.files import is_web_page
from booklet.importing.web.reader import read_web_page
from booklet.importing.word import is_word, read_word
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Importer:
    """A kind of foreign file."""

    name: str
    recognises: Callable[[bytes], bool]
    """Tells by the content; file names lie."""
    read: Callable[[Source], ForeignDocument]
    """Never raises; see `foreign.py`."""


IMPORTERS: tuple[Importer, ...] = (
    Importer('word', is_word, read_word),
    Importer('pdf', is_pdf, read_pdf),
    Importer('older-word-processors', is_legacy, read_legacy),
    Importer('web-page', is_web_page, read_web_page),
    # Plain text comes last: it has no signature of its own and answers for whatever is none of the others.
    Importer('plain-text', lambda content: True, read_plain),
)


def is_plain(content: bytes) -> bool:
    """Tell whether `content` is read as lines, so that findings name lines."""
    return next(row for row in IMPORTERS if row.recognises(content)).read is read_plain


def import_file(
    name: str, content: bytes, beside: Callable[[str], bytes | None] = lambda _: None
) -> Checked[ImportedSession]:
    """Return the Markdown files for the file `name`, with everything that a person should check.

    `beside` gives the files that lie beside it. Law: every character of the source that is no white space
    stands in the files in order, or in a finding.
    """
    importer = next(row for row in IMPORTERS if row.recognises(content))
    if importer.read is read_plain and is_markdown(name, content):
        return import_markdown(name, content)
    return to_files(name, importer.read(Source(name, content, beside)))
