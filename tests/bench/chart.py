"""Series of measurements to a chart, both axes logarithmic, as SVG in the colours of the theme."""

import math
from collections.abc import Iterator, Sequence
from html import escape

from msgspec import Struct

from booklet.model.theme import Palette

Point = tuple[float, float]

WIDTH, HEIGHT = 680, 470
"""Of a panel."""
LEFT, RIGHT, TOP, BOTTOM = 58, 200, 46, 48
APART = 14
"""Pixels between two labels."""
FONT = "font-family=\"'Noto Sans', 'Segoe UI', Helvetica, Arial, sans-serif\""


class Series(Struct, frozen=True):
    """One line of a panel."""

    name: str
    points: tuple[Point, ...]
    is_ours: bool
    dashes: str = ''
    """As `stroke-dasharray`."""


class Panel(Struct, frozen=True):
    """What is drawn over the number of pages."""

    title: str
    unit: str
    series: tuple[Series, ...]


def chart(panels: Sequence[Panel], palette: Palette) -> str:
    """Return an SVG with `panels` below each other; series without points are left out."""
    height = HEIGHT * len(panels)
    drawn = ''.join(
        f'<g transform="translate(0 {HEIGHT * number})">{"".join(_panel(panel, palette))}</g>\n'
        for number, panel in enumerate(panels)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" '
        f'height="{height}" {FONT} font-size="12">\n'
        f'<rect width="100%" height="100%" fill="#{palette.ground}"/>\n{drawn}</svg>\n'
    )


def _panel(panel: Panel, palette: Palette) -> Iterator[str]:
    series = [each for each in panel.series if each.points]
    if not series:
        return
    across = Axis.of([x for each in series for x, _ in each.points], LEFT, WIDTH - RIGHT)
    upward = Axis.of([y for each in series for _, y in each.points], HEIGHT - BOTTOM, TOP)
    text, rule = f'#{palette.text}', f'#{palette.rule}'
    title = escape(panel.title)
    yield f'<text x="{LEFT}" y="24" font-size="14" font-weight="bold" fill="{text}">{title}</text>\n'
    yield from _grid(across, upward, panel.unit, rule, f'#{palette.secondary}')
    ends = []
    # Ours last: it lies on top.
    for each in sorted(series, key=lambda one: one.is_ours):
        colour = f'#{palette.accent}' if each.is_ours else f'#{palette.secondary}'
        yield _line(each, across, upward, colour)
        x, y = each.points[-1]
        ends.append((upward.place(y), across.place(x), each.name, colour, each.is_ours))
    yield from _labels(ends, rule)


class Axis(Struct, frozen=True):
    """A logarithmic axis from `low` to `high`, drawn from `start` to `end`."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def of(cls, values: Sequence[float], start: float, end: float) -> 'Axis':
        """Return the axis that shows `values` with a little room around."""
        return cls(min(values) / 1.15, max(values) * 1.15, start, end)

    def place(self, value: float) -> float:
        """Return where `value` stands, in pixels."""
        share = math.log(value / self.low) / math.log(self.high / self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Return 1, 2, 5, 10 … within the axis; only powers of ten when it is long."""
        steps = (1, 2, 5) if self.high / self.low < 2000 else (1,)
        first, last = math.floor(math.log10(self.low)), math.ceil(math.log10(self.high))
        values = (step * 10.0**power for power in range(first, last + 1) for step in steps)
        return [value for value in values if self.low <= value <= self.high]


def _grid(across: Axis, upward: Axis, unit: str, rule: str, text: str) -> Iterator[str]:
    pages = [25, 100, 400, 1600, 4000]
    for value in upward.ticks():
        y = upward.place(value)
        yield (
            f'<path d="M{LEFT},{y:.1f}H{WIDTH - RIGHT}" stroke="{rule}" stroke-width=".5"/>'
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" fill="{text}">{value:g}</text>\n'
        )
    yield f'<text x="{LEFT - 6}" y="{TOP - 8}" text-anchor="end" fill="{text}">{escape(unit)}</text>\n'
    floor = HEIGHT - BOTTOM
    yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{floor}" y2="{floor}" stroke="{text}"/>\n'
    for count in (each for each in pages if across.low <= each <= across.high):
        x = across.place(count)
        yield (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{floor}" y2="{floor + 4}" stroke="{text}"/>'
            f'<text x="{x:.1f}" y="{floor + 18}" text-anchor="middle" fill="{text}">{count}</text>\n'
        )
    yield f'<text x="{WIDTH - RIGHT}" y="{floor + 36}" text-anchor="end" fill="{text}">pages of A5</text>\n'


def _line(series: Series, across: Axis, upward: Axis, colour: str) -> str:
    places = [(across.place(x), upward.place(y)) for x, y in series.points]
    path = ' '.join(f'{x:.1f},{y:.1f}' for x, y in places)
    width = 2.2 if series.is_ours else 1.2
    dots = ''.join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4" fill="{colour}"/>' for x, y in places)
    dashes = f' stroke-dasharray="{series.dashes}"' if series.dashes else ''
    return (
        f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="{width}"{dashes}/>{dots}\n'
    )


def _labels(ends: list[tuple[float, float, str, str, bool]], rule: str) -> Iterator[str]:
    """Write the names beside the ends of their lines, moved apart, with a hairline where they had to move."""
    ends.sort()
    edge = WIDTH - RIGHT + 20
    places = spread([end[0] for end in ends], APART)
    for (y, x, name, colour, is_ours), place in zip(ends, places, strict=True):
        weight = ' font-weight="bold"' if is_ours else ''
        yield (
            f'<path d="M{x + 4:.1f},{y:.1f}L{edge - 4},{place:.1f}" stroke="{rule}" stroke-width=".7"/>'
            f'<text x="{edge}" y="{place + 4:.1f}" fill="{colour}"{weight}>{escape(name)}</text>\n'
        )


def spread(places: Sequence[float], apart: float) -> list[float]:
    """Return rising `places` moved as little as is simple, so that neighbours are `apart` or more."""
    moved = list(places)
    for index in range(1, len(moved)):
        moved[index] = max(moved[index], moved[index - 1] + apart)
    # Half of what the last was pushed goes back to all of its cluster, from below upward.
    if moved:
        moved[-1] -= (moved[-1] - places[-1]) / 2
    for index in range(len(moved) - 2, -1, -1):
        moved[index] = min(moved[index], moved[index + 1] - apart)
    return moved
