"""What a page paints, counted: the same mark a thousand times is one entry."""


from msgspec import Struct, field

from booklet.preflight.facts import Box, Mark, Near, Reach, Trouble
from booklet.preflight.scan.state import overlap

MOST_MARKS = 20_000
"""Different marks of one page; a page that has more was drawn by a machine and is not looked at further."""
MOST_REACHES = 400
MOST_TROUBLES = 50

TOUCHES = 0.85
"""Points: what comes within 0.3 mm of the trim was meant to reach it."""

SIDES = ('left', 'bottom', 'right', 'top')


class Region(Struct, frozen=True):
    """The boxes that decide what is seen."""

    bleed: Box
    """What lies outside is slug."""
    trim: Box


class Tally(Struct):
    """Marks with their number, and what happens near the edges of one region."""

    region: Region
    marks: dict[Mark, int] = field(default_factory=dict)
    near: dict[str, float] = field(default_factory=dict)
    reaches: dict[Reach, None] = field(default_factory=dict)
    troubles: dict[Trouble, None] = field(default_factory=dict)
    is_cut_short: bool = False

    def add(self, mark: Mark, times: int = 1) -> None:
        """Count a mark."""
        known = self.marks.get(mark)
        if known is not None:
            self.marks[mark] = known + times
        elif len(self.marks) < MOST_MARKS:
            self.marks[mark] = times
        else:
            self.is_cut_short = True

    def trouble(self, slug: str, seen: str) -> None:
        """Note what cannot be drawn."""
        if len(self.troubles) < MOST_TROUBLES:
            self.troubles[Trouble(slug, seen[:120])] = None

    def is_outside(self, box: Box | None) -> bool:
        """Tell whether a box cannot be seen within the bleed."""
        shared = overlap(box, self.region.bleed) if box else None
        # What only touches the edge of the bleed lies outside: crop marks often begin just there.
        if shared is None:
            return True
        is_thin = min(shared[2] - shared[0], shared[3] - shared[1]) < 0.01
        return is_thin and _is_on_edge(shared, self.region.bleed)

    def text_at(self, box: Box) -> None:
        """Note how near a line of text comes to the trim; text wholly outside is the slug's."""
        trim = self.region.trim
        if overlap(box, trim) is None:
            return
        near = self.near
        gaps = (box[0] - trim[0], box[1] - trim[1], trim[2] - box[2], trim[3] - box[3])
        for side, gap in zip(SIDES, gaps, strict=True):
            if side not in near or gap < near[side]:
                near[side] = gap

    def area_at(self, box: Box) -> None:
        """Note on which sides a painted area comes up to the trim, and how far it goes beyond."""
        trim = self.region.trim
        shared = overlap(box, trim)
        if shared is None or shared[2] - shared[0] < 0.5 or shared[3] - shared[1] < 0.5:
            return
        beyond = (trim[0] - box[0], trim[1] - box[1], box[2] - trim[2], box[3] - trim[3])
        for index, (side, far) in enumerate(zip(SIDES, beyond, strict=True)):
            if far >= -TOUCHES and len(self.reaches) < MOST_REACHES:
                along = (shared[1], shared[3]) if index % 2 == 0 else (shared[0], shared[2])
                reach = Reach(side, round(along[0], 1), round(along[1], 1), round(far, 1))
                self.reaches[reach] = None

    def merge(self, other: 'Tally') -> None:
        """Add what a form paints."""
        for mark, times in other.marks.items():
            self.add(mark, times)
        for side, gap in other.near.items():
            self.near[side] = min(gap, self.near.get(side, gap))
        for reach in other.reaches:
            if len(self.reaches) < MOST_REACHES:
                self.reaches[reach] = None
        for trouble in other.troubles:
            self.trouble(trouble.slug, trouble.seen)
        self.is_cut_short = self.is_cut_short or other.is_cut_short

    def nearest(self) -> tuple[Near, ...]:
        """Return the least distances of text."""
        return tuple(Near(side, round(self.near[side], 2)) for side in SIDES if side in self.near)


def _is_on_edge(box: Box, frame: Box) -> bool:
    return box[0] >= frame[2] or box[2] <= frame[0] or box[1] >= frame[3] or box[3] <= frame[1]
