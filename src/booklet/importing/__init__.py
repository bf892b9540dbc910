"""Foreign files -> Markdown that a person can correct; in: bytes, out: files of content/ and findings."""

from booklet.importing.imported import ImportedSession, Row
from booklet.importing.importers import IMPORTERS, Importer, import_file, is_plain
from booklet.importing.parcels import in_order, is_litter, unpacked
from booklet.importing.report import REPORT_FILE, where_words
from booklet.importing.writing import Outcome, folder_of, write_import

__all__ = [
    'IMPORTERS',
    'REPORT_FILE',
    'ImportedSession',
    'Importer',
    'Outcome',
    'Row',
    'folder_of',
    'import_file',
    'in_order',
    'is_litter',
    'is_plain',
    'unpacked',
    'where_words',
    'write_import',
]
