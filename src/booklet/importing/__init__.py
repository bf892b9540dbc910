"""Foreign files -> Markdown that a person can correct; in: bytes, out: files of content/ and findings."""

from booklet.importing.imported import ImportedSession
from booklet.importing.importers import IMPORTERS, Importer, import_file
from booklet.importing.writing import write_import

__all__ = ['IMPORTERS', 'ImportedSession', 'Importer', 'import_file', 'write_import']
