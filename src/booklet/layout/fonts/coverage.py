"""Semester and faces -> a finding for each character that none of the declared faces can print."""

import bisect
import sys
import unicodedata
from collections.abc import Iterable, Iterator

from booklet.diagnostics import Finding, Place, finding
from booklet.layout.fonts.faces import FontSet, Ranges
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

_LAST = sys.maxunicode


def check_glyphs(semester: Semester, fontset: FontSet) -> tuple[Finding, ...]:
    """Return `font.glyph-missing` for each character no face of its stack has, once per source line.

    `fontset` is prepared. The column is exact unless a soft line break was joined before the character.
    """
    pieces = tuple(semester_texts(semester))
    unknown = {voice: _unprintable(pieces, voice, fontset) for voice in STACKS}
    found: dict[tuple[str, str, int], Finding] = {}
    for piece in pieces:
        # Almost always there is nothing to look for.
        for offset, character in _missing(piece, unknown[piece.voice]):
            place = _at(piece.place, offset)
            found.setdefault((character, place.file, place.line), _glyph_missing(character, place))
    return tuple(found.values())


def _unprintable(pieces: Iterable[Piece], voice: str, fontset: FontSet) -> frozenset[str]:
    """Return the characters of a voice that none of its faces has; each character is looked up once."""
    used: set[str] = set()
    for piece in pieces:
        if piece.voice == voice:
            used.update(piece.text)
    ranges = [tuple(face.coverage) for face in fontset.of_roles(*STACKS[voice])]
    return frozenset(
        character for character in used if has_ink(character) and not _is_covered(ord(character), ranges)
    )


def _is_covered(point: int, ranges: Iterable[Ranges]) -> bool:
    for face in ranges:
        index = bisect.bisect_right(face, (point, _LAST)) - 1
        if index >= 0 and point <= face[index][1]:
            return True
    return False


def _missing(piece: Piece, unknown: frozenset[str]) -> Iterator[tuple[int, str]]:
    if unknown and not unknown.isdisjoint(piece.text):
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
