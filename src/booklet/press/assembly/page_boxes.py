"""Trim, bleed and slug to the boxes of a page, the medium's corner at the origin: pure arithmetic."""

from booklet.press.pdf.objects import Box
from booklet.units import Length
from booklet.values import dataclass

SLUG = Length.mm(10)
"""Around the bleed, where marks and the slug line stand."""


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The boxes of one page."""

    media: Box
    bleed: Box
    trim: Box

    @property
    def offset(self) -> tuple[float, float]:
        """Where the lower left corner of the trim stands."""
        return self.trim[0], self.trim[1]


def page_boxes(width: float, height: float, bleed: float, has_marks: bool) -> PageBoxes:
    """Return the boxes of a page of `width` x `height` trim; without marks the medium ends with the bleed."""
    slug = float(SLUG) if has_marks else 0.0
    edge = slug + bleed
    return PageBoxes(
        media=_box(0.0, 0.0, width + 2 * edge, height + 2 * edge),
        bleed=_box(slug, slug, width + edge + bleed, height + edge + bleed),
        trim=_box(edge, edge, width + edge, height + edge),
    )


def _box(left: float, bottom: float, right: float, top: float) -> Box:
    return round(left, 4), round(bottom, 4), round(right, 4), round(top, 4)
