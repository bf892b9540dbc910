"""Where sentences and blocks stand on a page, as rectangles in points from the top left of the trim."""

from booklet.model.pages import Anchor
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """What stands of a sentence on one line, or of a block on one page."""

    anchor: Anchor
    left: float
    top: float
    right: float
    bottom: float
    start: int = 0
    """Characters of the sentence that stand on lines before, white space not counted; 0 for blocks."""
    end: int = 0
    """Characters until the end of this line; 0 for blocks."""


@dataclass(frozen=True, slots=True)
class PageAreas:
    """All areas of one page."""

    sentences: tuple[Area, ...] = ()
    blocks: tuple[Area, ...] = ()
    """Of everything that has an anchor, what lies inside after what it lies in."""
    begun: tuple[tuple[Anchor, int], ...] = ()
    """Paragraphs that may go on overleaf, and how many of their characters stand up to here."""
