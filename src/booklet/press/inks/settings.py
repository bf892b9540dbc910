"""How a press file is to be finished, and what of it shows in the inks of a page."""

from booklet.files import digest
from booklet.press.pdf.standards import RULES, Intent
from booklet.project.shops import Standard
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class InkWishes:
    """What pages in inks depend on beside themselves."""

    profile: bytes
    """ICC profile of the printing condition; empty: black is the only ink."""
    limit: float
    """Most ink in one place; 3.0 is 300 per cent."""
    keeps_transparency: bool
    """Whether the standard allows it; else pictures with soft edges are set on the white of the paper."""
    has_old_fonts: bool
    """Whether OpenType wrappers around font programs are not allowed."""

    @property
    def key(self) -> str:
        """Return a digest of it all."""
        limit = self.limit if self.profile else 0.0
        return digest(self.profile, repr((limit, self.keeps_transparency, self.has_old_fonts)))


@dataclass(frozen=True, slots=True)
class PressWishes:
    """How a press file is to be finished."""

    file: str
    """Its name, for the slug line."""
    standard: Standard
    intent: Intent
    bleed: float
    """Points."""
    has_marks: bool
    ink_limit: float
    """3.0 is 300 per cent."""
    gutter: float = 0.0
    """Points that pages move away from the spine, because a thick one swallows more of the inner margin."""
    folds: tuple[float, ...] = ()
    """Where a cover is creased: points from the left edge of its trim."""

    def inks(self, has_colour: bool) -> InkWishes:
        """Return what of it shows in the inks of pages that may, or may not, print in colour."""
        rules = RULES[self.standard]
        profile = self.intent.profile if has_colour else b''
        return InkWishes(profile, self.ink_limit, rules.allows_transparency, not rules.allows_opentype)
