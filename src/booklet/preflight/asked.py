"""What a file is held against: a standard of ISO 15930, and what this shop and this job expect beyond it."""

from enum import StrEnum

from msgspec import Struct

from booklet.language import Words
from booklet.units import Length


class Standard(StrEnum):
    """A set of rules by the name that the command line knows it by."""

    PDFX4 = 'pdfx-4'
    PDFX1A = 'pdfx-1a'
    NONE = 'none'

    @property
    def words(self) -> Words:
        """Its name for people. It is self-checked: nobody but a shop's own preflight can vouch for more."""
        return NAMES[self]


NAMES = {
    Standard.PDFX4: Words("PDF/X-4", "PDF/X-4"),
    Standard.PDFX1A: Words("PDF/X-1a", "PDF/X-1a"),
    Standard.NONE: Words("good printing, no standard", "一般印刷要求（不按标准）"),
}


class Expectations(Struct, frozen=True):
    """What this shop and this job expect; None leaves a thing to the file.

    The figures of resolution, hairline and small type are those that shops publish (knowledge: 300 ppi asked
    for, below 200 visibly bad; 0.25 pt; 5 pt in one ink, 8 pt in several).
    """

    trim: tuple[Length, Length] | None = None
    """Width and height of the trimmed page."""
    bleed: Length | None = None
    """The least that must lie around the trim."""
    ink_limit: float = 320.0
    """Percent of all inks together; 320 suits coated paper, 280 to 300 uncoated and most Chinese shops."""
    page_multiple: int | None = None
    """4 for saddle stitch, 2 for perfect binding."""
    one_colour_pages: frozenset[int] = frozenset()
    """Indexes of pages that may use black ink only."""
    is_one_colour: bool = False
    """Every page may use black ink only."""
    safe: Length = Length.mm(3)
    """Text stays this far from the trim."""
    spine: Length | None = None
    """Text stays this far from the spine; for perfect binding."""
    low_ppi: float = 200.0
    fair_ppi: float = 300.0
    line_art_ppi: float = 600.0
    """For pictures of one bit a pixel."""
    hairline: Length = Length.pt(0.25)
    small_text: Length = Length.pt(5)
    small_coloured_text: Length = Length.pt(8)

    def is_one_colour_page(self, index: int) -> bool:
        """Tell whether the page may use black ink only."""
        return self.is_one_colour or index in self.one_colour_pages
