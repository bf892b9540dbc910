"""Semester and faces -> a finding for each character that none of the declared faces can print."""

import unicodedata
from collections.abc import Iterable, Iterator

from booklet.diagnostics import Finding, Place, finding
from booklet.layout.fonts.faces import FontSet
from booklet.layout.fonts.texts import Piece, semester_texts
from booklet.model.semester import Semester

STACKS = {
    'text': ('latin', 'text'),
    'heading': ('latin-heading', 'heading', 'text'),
    'kai': ('latin', 'kai', 'text'),
    'mono': ('mono', 'text'),
}
"""Voice -> roles of the families that are asked for a glyph, in order; the text family stands in."""

_BLANK = {'Zs', 'Zl', 'Zp', 'Cc', 'Cf'}
"""General categories without ink."""


def check_glyphs(semester: Semester, fontset: FontSet) -> tuple[Finding, ...]:
    """Return `font.glyph-missing` for each character no face of its stack has, once per source line.

    `fontset` is prepared. The column is exact unless a soft line break was joined before the character.
    """
    printable = {voice: _printable(fontset, roles) for voice, roles in STACKS.items()}
    found: dict[tuple[str, str, int], Finding] = {}
    for piece in semester_texts(semester):
        for offset, character in _missing(piece, printable[piece.voice]):
            place = _at(piece.place, offset)
            found.setdefault((character, place.file, place.line), _glyph_missing(character, place))
    return tuple(found.values())


def _printable(fontset: FontSet, roles: Iterable[str]) -> frozenset[str]:
    return frozenset(
        chr(point)
        for face in fontset.of_roles(*roles)
        for first, last in face.coverage
        for point in range(first, last + 1)
    )


def _missing(piece: Piece, printable: frozenset[str]) -> Iterator[tuple[int, str]]:
    unknown = {character for character in set(piece.text) - printable if has_ink(character)}
    if unknown:
        yield from ((at, character) for at, character in enumerate(piece.text) if character in unknown)


def has_ink(character: str) -> bool:
    """Tell whether a character needs a glyph: white space, controls and variation selectors do not."""
    is_selector = 0xFE00 <= ord(character) <= 0xFE0F or 0xE0100 <= ord(character) <= 0xE01EF
    return not is_selector and unicodedata.category(character) not in _BLANK


def _at(place: Place, offset: int) -> Place:
    return Place(place.file, place.line, place.column + offset)


def _glyph_missing(character: str, place: Place) -> Finding:
    # A lone surrogate cannot be shown; its code point can.
    shown = '\ufffd' if 0xD800 <= ord(character) <= 0xDFFF else character
    return finding(
        'font.glyph-missing', place, character=shown, code=f'U+{ord(character):04X}',
        name=unicodedata.name(character, 'no name'),
    )
