"""Bytes of any kind to text that the rest can read: encoding, line ends, invisible characters."""

import re
from pathlib import Path

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.files import read_regular
from booklet.reading.source import Source

LARGEST = 4 * 1024 * 1024
"""Bytes of a source file; the rest of a larger one is left out."""
_REPLACEMENT = '\ufffd'
_INVISIBLE = re.compile(
    '[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff'
    '\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]'
)
"""Characters that print nothing and break searching, line setting or our marks; joiners are not in it."""


def load(path: Path) -> bytes | None:
    """Return what a file holds, of one that is too large its beginning; None when it cannot be read."""
    try:
        return read_regular(path, LARGEST)
    except OSError:
        return None


def read_source(path: Path, file: str) -> Checked[Source]:
    """Read a file, called `file` in places. One that cannot be read is a finding and an empty text."""
    return source_of(load(path), file)


def source_of(content: bytes | None, file: str) -> Checked[Source]:
    """Return the text of a file that was loaded."""
    if content is None:
        return Checked(Source(file, ''), (finding('file.unreadable', Place(file), file=file),))
    return decode(content, file)


def decode(content: bytes, file: str) -> Checked[Source]:
    """Return the text of `content`; every character that is changed or lost on the way is in a finding."""
    findings: list[Finding] = []
    if len(content) > LARGEST:
        findings.append(finding('file.too-large', Place(file), file=file, limit=f'{LARGEST >> 20} MB'))
        content = content[:LARGEST]
    text = _unwrap(content, file, findings)
    text = text.replace('\r\n', '\n').replace('\r', '\n').replace('\x0c', '\n').replace('\x0b', '\n')
    return Checked(Source(file, _without_invisible(text, file, findings)), tuple(findings))


def _unwrap(content: bytes, file: str, findings: list[Finding]) -> str:
    if content.startswith((b'\xff\xfe', b'\xfe\xff')) and len(content) % 2 == 0:
        findings.append(finding('file.encoding-guessed', Place(file), encoding='UTF-16'))
        return content.decode('utf-16', 'replace')
    try:
        return content.decode('utf-8-sig')
    except UnicodeDecodeError as fault:
        # The limit may have cut a character in two.
        if len(content) == LARGEST and fault.start >= LARGEST - 3:
            return content[: fault.start].decode('utf-8-sig')
    if b'\x00' not in content:
        try:
            text = content.decode('gb18030')
        except UnicodeDecodeError:
            pass
        else:
            findings.append(finding('file.encoding-guessed', Place(file), encoding='GB18030'))
            return text
    text = content.decode('utf-8', 'replace').removeprefix('\ufeff')
    place = Source(file, text.replace('\r\n', '\n')).place(text.replace('\r\n', '\n').find(_REPLACEMENT))
    findings.append(finding('file.not-text', place, file=file, count=text.count(_REPLACEMENT)))
    return text


def _without_invisible(text: str, file: str, findings: list[Finding]) -> str:
    first = _INVISIBLE.search(text)
    if not first:
        return text
    codes = sorted({f'U+{ord(char):04X}' for char in _INVISIBLE.findall(text)})
    place = Source(file, text).place(first.start())
    shown = ', '.join(codes[:5])
    findings.append(
        finding('file.invisible-characters', place, count=len(_INVISIBLE.findall(text)), codes=shown)
    )
    return _INVISIBLE.sub('', text)
