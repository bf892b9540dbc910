"""Importers in one ordered, named table; the first that recognises a file reads it."""

from collections.abc import Callable

from booklet.diagnostics import Checked
from booklet.importing.imported import ImportedSession
from booklet.importing.plain import import_plain
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Importer:
    """A kind of foreign file."""

    name: str
    recognises: Callable[[bytes], bool]
    """Tells by the content; file names lie."""
    read: Callable[[str, bytes], Checked[ImportedSession]]
    """File name and content -> Markdown files. Never raises."""


IMPORTERS: tuple[Importer, ...] = (
    # Plain text comes last: it has no signature of its own and answers for whatever is none of the others.
    Importer('plain-text', lambda content: True, import_plain),
)


def import_text(name: str, content: bytes) -> Checked[ImportedSession]:
    """Return the Markdown files for the file `name`, with everything that a person should check.

    Law: every character of the source that is no white space stands in the files in order, or in a finding.
    """
    importer = next(row for row in IMPORTERS if row.recognises(content))
    return importer.read(name, content)
