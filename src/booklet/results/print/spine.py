"""Number of pages and paper to the width of the spine: pure arithmetic."""

from booklet.project.shops import Stock
from booklet.units import Length
from booklet.values import dataclass

RULE_OF_THUMB = 0.001346
"""Millimetres a leaf has for each g/m2, as Chinese printers reckon (页数 ÷ 2 × 0.001346 × 克重)."""

THIN, SHARE, MOST_GUTTER = Length.mm(6), 0.5, Length.mm(4)
"""Up to THIN the inner margin of the style sheet is enough: it has room for the glue. A thicker block takes
about half of what it is thicker, because a page of an open book bends over that much; above MOST_GUTTER the
outer margin would suffer."""


@dataclass(frozen=True, slots=True)
class Spine:
    """The spine of a glued booklet."""

    pages: int
    """Of the body, without the cover."""
    paper: Stock
    cover: Stock

    @property
    def leaves(self) -> int:
        """Leaves of the body."""
        return (self.pages + 1) // 2

    @property
    def width(self) -> Length:
        """Leaves x caliper and twice the cover, to a tenth of a millimetre (Cloudprinter's formula)."""
        block = self.leaves * self.paper.caliper.to_mm()
        return Length.mm(round(block + 2 * self.cover.caliper.to_mm(), 1))

    @property
    def by_thumb(self) -> Length:
        """What the rule of thumb gives for the block; it overstates coated paper by half."""
        return Length.mm(round(self.leaves * RULE_OF_THUMB * self.paper.weight, 1))


def gutter(spine: Length) -> Length:
    """Return how far pages move away from a spine of that width."""
    return Length.pt(min(max((spine - THIN) * SHARE, 0.0), MOST_GUTTER))
