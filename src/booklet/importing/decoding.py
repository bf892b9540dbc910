"""Bytes of unknown origin -> text, with the encoding found and invisible characters taken out."""

import codecs
import re
import unicodedata

from booklet.diagnostics import Checked, Finding, Place, finding

_BOMS = (
    (codecs.BOM_UTF8, 'utf-8', 'UTF-8'),
    (codecs.BOM_UTF16_LE, 'utf-16-le', 'UTF-16'),
    (codecs.BOM_UTF16_BE, 'utf-16-be', 'UTF-16'),
)
_LINE_END = re.compile(r'\r\n|\r|\n')
_CONTROLS = r'\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f'
_CONTROL = re.compile(f'[{_CONTROLS}]')
_INVISIBLE = re.compile(f'[{_CONTROLS}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')
UNKNOWN = '\ufffd'
"""Stands for a character that could not be read."""
_HIGH_PAIR = re.compile(rb'[\x80-\xff]{2}')
_MAX_ODD_SHARE = 0.02
"""A text has fewer control, private and unassigned characters than this share; junk has many more."""


def decode(name: str, content: bytes) -> Checked[tuple[str, ...]]:
    """Return the lines of the file `name`; none when it is empty or no text. Never raises."""
    place = Place(name)
    text, encoding = _decoded(content)
    if not text.strip():
        slug = 'import.not-text' if content.strip() and not encoding else 'import.empty'
        return Checked((), (finding(slug, place, file=name),))
    if _is_junk(text):
        return Checked((), (finding('import.not-text', place, file=name),))
    findings = () if encoding == 'UTF-8' else (finding('import.encoding', place, encoding=encoding),)
    lines = _LINE_END.split(text)
    marked = (*findings, *_damaged(name, lines), *_invisible(name, lines))
    return Checked(tuple(_INVISIBLE.sub('', line) for line in lines), marked)


def without_invisible(text: str) -> tuple[str, str]:
    """Return `text` less its invisible characters, and the names of these."""
    hidden = _INVISIBLE.findall(text)
    return (_INVISIBLE.sub('', text), _names(hidden)) if hidden else (text, '')


def _names(hidden: list[str]) -> str:
    return ' '.join(f'U+{ord(char):04X}' for char in dict.fromkeys(hidden))


def _decoded(content: bytes) -> tuple[str, str]:
    """Return text and the encoding's name; both empty when no encoding fits."""
    for bom, codec, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(codec, 'replace'), encoding
    for codec, encoding in _candidates(content):
        text = content.decode(codec, 'replace')
        # One broken byte does not make a text unreadable; the wrong encoding breaks every other character.
        if text.count(UNKNOWN) <= _MAX_ODD_SHARE / 2 * len(text):
            return text, encoding
    return '', ''


def _candidates(content: bytes) -> tuple[tuple[str, str], ...]:
    # Half of the bytes of Western text in UTF-16 are zero; other texts have none.
    for start, codec in ((1, 'utf-16-le'), (0, 'utf-16-be')):
        if len(content) % 2 == 0 and content[start::2].count(0) * 5 > len(content):
            return ((codec, 'UTF-16'),)
    # Chinese in GB18030 has its high bytes in pairs, an accented letter of Windows-1252 stands alone.
    legacy = ('gb18030', 'GB18030') if _HIGH_PAIR.search(content) else ('cp1252', 'Windows-1252')
    return (('utf-8', 'UTF-8'), legacy)


def _is_junk(text: str) -> bool:
    odd = sum(1 for char in text if _CONTROL.match(char) or unicodedata.category(char) in ('Co', 'Cn', 'Cs'))
    return odd > max(2, _MAX_ODD_SHARE * len(text))


def _damaged(name: str, lines: list[str]) -> tuple[Finding, ...]:
    return tuple(
        finding('import.damaged-character', Place(name, number, line.index(UNKNOWN) + 1))
        for number, line in enumerate(lines, 1)
        if UNKNOWN in line
    )


def _invisible(name: str, lines: list[str]) -> tuple[Finding, ...]:
    found = []
    for number, line in enumerate(lines, 1):
        if hidden := _INVISIBLE.findall(line):
            place = Place(name, number, line.index(hidden[0]) + 1)
            found.append(finding('import.invisible-character', place, characters=_names(hidden)))
    return tuple(found)
