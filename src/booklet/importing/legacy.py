"""Files of older word processors (.doc, .wps, .rtf) -> Word by LibreOffice -> passages."""

from dataclasses import replace

from booklet.diagnostics import Place, finding
from booklet.importing.foreign import ForeignDocument, Source
from booklet.importing.word import is_word, read_word
from booklet.libreoffice import converted, find_program

_OLE = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'
_RTF = b'{\\rtf'
_LIMIT = 120
"""Seconds; a text takes about three. LibreOffice once was not done with a charter of WPS after 180."""
_ENCRYPTED = 'EncryptedPackage'.encode('utf-16-le')
_TEXTS = tuple(name.encode('utf-16-le') for name in ('WordDocument', 'WpsContent', 'MatOST'))
"""Streams of Word, of old WPS and of Works."""


def is_legacy(content: bytes) -> bool:
    """Tell whether `content` is a compound file (OLE 2) or RTF."""
    return content.startswith((_OLE, _RTF))


def read_legacy(source: Source) -> ForeignDocument:
    """Return the passages; without LibreOffice, a finding that says what to install."""
    place = Place(source.name)
    if _ENCRYPTED in source.content:
        return ForeignDocument(findings=(finding('import.password', place, file=source.name),))
    is_rtf = source.content.startswith(_RTF)
    if not is_rtf and not any(name in source.content for name in _TEXTS):
        return ForeignDocument(findings=(finding('import.other-kind', place, file=source.name),))
    program = find_program()
    if program is None:
        return ForeignDocument(findings=(finding('import.needs-office', place, file=source.name),))
    name = 'text.rtf' if is_rtf else 'text.doc'
    made = converted(program, {name: source.content}, 'docx', _LIMIT).get(name, b'')
    if not is_word(made):
        return ForeignDocument(findings=(finding('import.not-converted', place, file=source.name),))
    document = read_word(replace(source, content=made))
    return replace(document, findings=(finding('import.converted', place), *document.findings))
