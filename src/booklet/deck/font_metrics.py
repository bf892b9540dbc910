"""Characters -> their advances in em, from a table or from a font's own glyphs."""

import functools
import unicodedata
from types import MappingProxyType
from typing import Protocol

import uharfbuzz

from booklet.values import dataclass

# Advances of Noto Sans in thousandths of an em, U+0020 to U+007E. It stands in for the deck's Latin face,
# which is seldom on the machine that builds: it is open, and wider than Segoe UI, so an estimate with it
# errs towards more lines.
REGULAR = (
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728,
    741, 339, 273, 619, 524, 907, 760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329,
    372, 329, 572, 444, 281, 561, 615, 480, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605,
    615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380, 551, 380, 572,
)  # fmt: skip
BOLD = (
    260, 286, 472, 646, 572, 901, 750, 266, 339, 339, 545, 572, 285, 322, 285, 413, 572, 572, 572, 572,
    572, 572, 572, 572, 572, 572, 285, 285, 572, 572, 572, 477, 897, 690, 672, 637, 740, 560, 549, 724,
    765, 389, 331, 664, 565, 943, 813, 796, 628, 796, 660, 551, 579, 756, 650, 967, 667, 624, 579, 331,
    413, 331, 572, 411, 362, 604, 633, 514, 633, 591, 387, 633, 657, 305, 305, 620, 305, 982, 657, 619,
    633, 633, 454, 497, 434, 657, 569, 856, 578, 569, 488, 394, 551, 394, 572,
)  # fmt: skip

EMOJI = 1.4
"""Noto Color Emoji has 1.25 em, Segoe UI Emoji 1.37."""
OTHER_LETTER = 0.75
"""Greek, Cyrillic and the like; the widest of their capitals have more, their average has less."""


class Ruler(Protocol):
    """Measures stretches of text."""

    def advance(self, text: str, is_bold: bool) -> float:
        """Return the width of `text` in em, set on one line without spacing between scripts."""

    def __hash__(self) -> int:
        """Measured lines are cached by their ruler."""


@functools.cache
def is_wide(character: str) -> bool:
    """Tell whether the character belongs to Chinese text and takes a full em there.

    Of those that Unicode calls ambiguous, “ ” — … ① do; ° ± × and Greek letters go with Western words.
    """
    kind = unicodedata.east_asian_width(character)
    return kind in 'WF' or (kind == 'A' and ord(character) >= GENERAL_PUNCTUATION)


GENERAL_PUNCTUATION = 0x2000


class TableRuler:
    """Measures by the table above: the same on every machine."""

    def advance(self, text: str, is_bold: bool) -> float:
        """Return the width of `text` in em."""
        return sum(_advance(character, is_bold) for character in text)


TABLE = TableRuler()

WIDER = MappingProxyType(
    {
        'verdana': 1.15,
        'dejavu sans': 1.15,
        'century gothic': 1.06,
        'courier new': 1.31,
        'consolas': 1.2,
        'lucida sans unicode': 1.06,
        'lucida console': 1.31,
        'bookman old style': 1.08,
    }
)
"""How much wider common faces are than the table, on English prose; all others are taken as no wider.

Measured with DejaVu Sans (1.08, bold 1.15), of which Verdana is the model, and DejaVu Sans Mono (1.31: 0.6
em, as Courier New; Consolas has 0.55); the rest are estimates.
"""


@dataclass(frozen=True, slots=True)
class WideRuler:
    """Measures Western text some share wider than the table."""

    share: float

    def advance(self, text: str, is_bold: bool) -> float:
        """Return the width of `text` in em; what takes a full em keeps it."""
        width = TABLE.advance(text, is_bold)
        return width + (self.share - 1) * TABLE.advance(''.join(c for c in text if not is_wide(c)), is_bold)


def ruler_for(face: str) -> Ruler:
    """Return the ruler for a Western face by its name."""
    share = WIDER.get(face.strip().lower(), 1.0)
    return TABLE if share == 1.0 else WideRuler(share)


@functools.cache
def _advance(character: str, is_bold: bool) -> float:
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return (BOLD if is_bold else REGULAR)[code - 0x20] / 1000
    if unicodedata.category(character) in {'Mn', 'Me', 'Cf'}:
        return 0.0
    if code >= 0x1F000 and unicodedata.category(character) == 'So':
        return EMOJI
    if is_wide(character):
        return 1.0
    return _foreign(character, is_bold)


def _foreign(character: str, is_bold: bool) -> float:
    base = unicodedata.normalize('NFKD', character)
    if base != character:
        return sum(_advance(part, is_bold) for part in base)
    if unicodedata.east_asian_width(character) == 'A' and not character.isalpha():
        # ° ± ×: an em where the program takes them from the Chinese face.
        return 1.0
    return OTHER_LETTER if ord(character) < 0x600 or not character.isalpha() else 1.0


class FaceRuler:
    """Measures Western text by the glyphs of a face, all else by the table."""

    def __init__(self, regular: bytes, bold: bytes) -> None:
        self._fonts = tuple(uharfbuzz.Font(uharfbuzz.Face(face)) for face in (regular, bold))
        self._table = TableRuler()

    def advance(self, text: str, is_bold: bool) -> float:
        """Return the width of `text` in em, shaped when the face has all of its glyphs."""
        font = self._fonts[is_bold]
        if not text or any(is_wide(c) or not font.get_nominal_glyph(ord(c)) for c in text):
            return self._table.advance(text, is_bold)
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        return float(sum(place.x_advance for place in buffer.glyph_positions)) / float(font.face.upem)
