"""What a font says of its glyphs, widths and texts, as PDF writes it; fonts that say the same of them."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Generic, Protocol, TypeVar

from booklet.press.pdf.objects import Box, array, number
from booklet.values import dataclass

Widths = dict[int, float]
"""Glyph id -> advance in thousandths of the em."""
Texts = dict[int, bytes]
"""Glyph id -> UTF-16BE in hexadecimal digits."""

FIXED_PITCH = 1
"""Bit of the font descriptor's Flags."""

CMAP_BATCH = 100
"""Most entries of one `bfchar` block (Adobe Technical Note 5014)."""


class SaysGlyphs(Protocol):
    """Anything that has widths and texts."""

    @property
    def widths(self) -> Mapping[int, float]:
        """As Widths."""

    @property
    def texts(self) -> Mapping[int, bytes]:
        """As Texts."""


FontT = TypeVar('FontT', bound=SaysGlyphs)


@dataclass(frozen=True, slots=True)
class Variant(Generic[FontT]):
    """Fonts of one face that also agree in every width and text, and so can share one dictionary.

    They may disagree: layout rounds widths at the size of first use, and two characters may share a glyph.
    """

    members: list[FontT] = field(default_factory=list)
    widths: Widths = field(default_factory=dict)
    texts: Texts = field(default_factory=dict)

    def agrees_with(self, font: FontT) -> bool:
        """Return whether `font` says nothing else than this variant about any glyph."""
        return _agree(self.widths, font.widths) and _agree(self.texts, font.texts)

    def add(self, font: FontT) -> None:
        """Take `font` in."""
        self.members.append(font)
        self.widths.update(font.widths)
        self.texts.update(font.texts)


def variants_of(fonts: Iterable[FontT]) -> tuple[Variant[FontT], ...]:
    """Part fonts of one face into as few variants as their order gives."""
    variants: list[Variant[FontT]] = []
    for font in fonts:
        agreeing = next((variant for variant in variants if variant.agrees_with(font)), None)
        if agreeing is None:
            agreeing = Variant()
            variants.append(agreeing)
        agreeing.add(font)
    return tuple(variants)


def glyphs_of(fonts: Iterable[SaysGlyphs]) -> frozenset[int]:
    """Return the ids of the glyphs that the fonts may show."""
    return frozenset[int]().union(*(table for font in fonts for table in (font.widths, font.texts)))


def shared_flags(flags: Iterable[int]) -> int:
    """Return the Flags of a descriptor that fonts share: the first's, of fixed pitch only when all are."""
    every = list(flags)
    return every[0] if all(each & FIXED_PITCH for each in every) else every[0] & ~FIXED_PITCH


def shared_box(boxes: Iterable[Box]) -> Box:
    """Return the FontBBox of a descriptor that fonts share: it holds all of theirs."""
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


def _agree(known: Mapping[int, object], told: Mapping[int, object]) -> bool:
    # Mostly everything is known already, and that is seen without a look at each.
    mine, theirs = map(known.get, told), list(told.values())
    return [new if old is None else old for old, new in zip(mine, theirs, strict=True)] == theirs


def write_widths(widths: Mapping[int, float]) -> bytes:
    """Return `widths` as a /W array, one inner array for each run of glyph ids (ISO 32000-1, 9.7.4.3)."""
    runs: list[int | list[float]] = []
    run: list[float] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            run = []
            runs += [glyph, run]
        run.append(widths[glyph])
    return array(array(part) if isinstance(part, list) else number(part) for part in runs)


def write_texts(texts: Mapping[int, bytes]) -> bytes:
    """Return `texts` as a ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    entries = [b'<%04x> <%s>' % (glyph, texts[glyph]) for glyph in sorted(texts)]
    lines = [
        b'/CIDInit /ProcSet findresource begin',
        b'12 dict begin',
        b'begincmap',
        b'/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
        b'/CMapName /Adobe-Identity-UCS def',
        b'/CMapType 2 def',
        b'1 begincodespacerange',
        b'<0000> <ffff>',
        b'endcodespacerange',
    ]
    for start in range(0, len(entries), CMAP_BATCH):
        batch = entries[start : start + CMAP_BATCH]
        lines += [b'%d beginbfchar' % len(batch), *batch, b'endbfchar']
    lines += [b'endcmap', b'CMapName currentdict /CMap defineresource pop', b'end', b'end']
    return b'\n'.join(lines) + b'\n'
