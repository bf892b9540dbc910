"""A finished PDF -> how well its Chinese is set: the columns of the comparison in docs/line-setting.md.

    python -m tests.typesetting.measure FILE.pdf…       one line per file

Only the glyphs in the PDF are read. Body lines are those in the commonest type size that begin at the left
edge of the text or at an indent from it; a line is the last of its paragraph when the next one is indented.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.typesetting.glyphs import Glyph, read_glyphs

MM = 25.4 / 72
SHORT = 3.5
"""A line this many ems short is the last of its paragraph, whatever follows (a heading, a list)."""
OPENING = frozenset('（《「『【〔〈［｛“‘〖')
CLOSING = frozenset('）》」』】〕〉］｝”’〗，、；：。！？．')
NO_START = CLOSING | frozenset('·—…％℃%‰°)]},.;:!?－～')
NO_END = OPENING | frozenset('([{·－～')


@dataclass(frozen=True, slots=True)
class Line:
    """Glyphs on one baseline, left to right, spaces at the ends left out; `raised` ones are smaller and
    off it."""

    page: int
    y: float
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        return ''.join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Measured:
    """The columns, lengths as their names say. `loose`: share of lines with a gap above 0.10 em."""

    lines: int
    off_p95_mm: float
    off_max_mm: float
    pairs_em: float
    pairs_worst_em: float
    latin_em: float
    latin_spread_em: float
    forbidden: tuple[str, ...]
    lone: tuple[str, ...]
    widest_em: float
    loose: float
    grid_p95_mm: float

    def __str__(self) -> str:
        return (
            f'{self.lines} lines | off {self.off_p95_mm:.3f} / {self.off_max_mm:.3f} mm | '
            f'marks {self.pairs_em:.2f} '
            f'(worst {self.pairs_worst_em:.2f}) | Han-Latin {self.latin_em:.3f} ({self.latin_spread_em:.3f}) '
            f'| '
            f'forbidden {len(self.forbidden)} | lone {len(self.lone)} | '
            f'widest gap {self.widest_em:.3f} em, '
            f'{self.loose:.1%} of lines above 0.10 | grid p95 {self.grid_p95_mm:.3f} mm'
        )


def measure_pdf(path: Path) -> Measured:
    """Measure the body of a PDF."""
    glyphs = read_glyphs(path)
    size = Counter(round(glyph.size, 1) for glyph in glyphs if is_han(glyph.text)).most_common(1)[0][0]
    lines = [line for line in find_lines(glyphs, size) if not _is_parted(line)]
    sides = [_left_edge([line for line in lines if line.page % 2 == side]) for side in (0, 1)]
    lines = [line for line in lines if -2 < _indent(line, sides) < 2.6 * size]
    inner = [
        line
        for line, following in pairwise(lines)
        if _indent(following, sides) < 1.2 * size and _is_next(line, following, size)
        # An item of a —— list begins at the edge.
        if not following.text.startswith('——')
        if _indent(line, sides) < 0.3 * size or abs(_indent(line, sides) - 2 * size) < 0.3 * size
    ]
    measure = _middle([right_edge(line) - sides[line.page % 2] for line in inner])
    ends = [measure + sides[line.page % 2] for line in inner]
    pairs_of = zip(inner, ends, strict=True)
    misses = (min(abs(right_edge(line) - end), abs(_cell_edge(line) - end)) for line, end in pairs_of)
    found = zip(misses, inner, strict=True)
    off = sorted(miss * MM for miss, line in found if not _is_last(line, miss / size))
    pairs = sorted((b.x - a.x) / size for line in lines for a, b in pairwise(line.glyphs) if _is_pair(a, b))
    latin = sorted(gap for line in lines for gap in _latin_gaps(line))
    gaps = [max(_han_gaps(line), default=0.0) for line in lines]
    last = [line for line in lines if line not in set(inner)]
    return Measured(
        len(lines),
        _at(off, 0.95),
        off[-1] if off else 0.0,
        _middle(pairs),
        max((abs(pair - 0.5) for pair in pairs), default=0.0) + 0.5,
        _middle(latin),
        _at(latin, 0.95) - _at(latin, 0.05),
        tuple(line.text for line in lines if line.text[0] in NO_START and line.text[:2] != '——')
        + tuple(line.text for line in lines if line.text[-1] in NO_END),
        tuple(line.text for line in last if line in _following(inner, lines) and _content(line.text) <= 1),
        max(gaps, default=0.0),
        sum(gap > 0.1 for gap in gaps) / max(1, len(gaps)),
        _off_grid(lines),
    )


def find_lines(glyphs: Sequence[Glyph], size: float) -> list[Line]:
    """Group the glyphs of the body: those of its size, on the baselines where they stand, and what is
    among them."""
    body: dict[tuple[int, float], list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.text and abs(glyph.size - size) < 0.15:
            body.setdefault((glyph.page, round(glyph.y, 1)), []).append(glyph)
    for glyph in glyphs:
        if glyph.text.strip() and glyph.size < 0.85 * size:
            for row in _rows_near(body, glyph, size):
                row.append(glyph)
    lines = []
    for (page, _), row in sorted(body.items(), key=lambda item: (item[0][0], -item[0][1])):
        row = sorted(row, key=lambda glyph: glyph.x)
        while row and row[-1].text.isspace():
            row.pop()
        while row and row[0].text.isspace():
            row.pop(0)
        if sum(is_han(glyph.text) for glyph in row) >= 1:
            lines.append(Line(page, row[0].y, tuple(row)))
    return lines


def _rows_near(body: dict[tuple[int, float], list[Glyph]], mark: Glyph, size: float) -> list[list[Glyph]]:
    """Return the row that a footnote mark or an index stands in."""
    steps = (round(mark.y + step / 10, 1) for step in range(-round(5 * size), round(3 * size)))
    rows = (body.get((mark.page, y), []) for y in steps)
    return [row for row in rows if row and row[0].x < mark.x < max(glyph.x for glyph in row) + 1.6 * size][:1]


def is_han(text: str) -> bool:
    """Say whether a glyph stands for a Han character."""
    return len(text) == 1 and '\u4e00' <= text <= '\u9fff'


def right_edge(line: Line) -> float:
    """Return the right edge of a line; a full-width closing mark counts half, because its ink is in its
    left half."""
    last = line.glyphs[-1]
    if last.text in CLOSING and last.advance > 0.9 * last.size:
        return last.x + last.advance - last.size / 2
    return last.x + last.advance


def _cell_edge(line: Line) -> float:
    return line.glyphs[-1].x + line.glyphs[-1].advance


def _lead(glyph: Glyph) -> float:
    """Return the blank of an opening mark, taken off a line that begins with it."""
    return -glyph.size / 2 if glyph.text in OPENING and glyph.advance > 0.9 * glyph.size else 0.0


def _is_last(line: Line, short: float) -> bool:
    """Say whether a line is too short to be an inner one, although the next one is not indented."""
    return short > SHORT or (short > 1 and line.text[-1] in '。；？！：”')


def _left_edge(lines: list[Line]) -> float:
    places = Counter(round(line.glyphs[0].x - _lead(line.glyphs[0]), 1) for line in lines)
    return places.most_common(1)[0][0] if places else 0.0


def _indent(line: Line, sides: list[float]) -> float:
    return line.glyphs[0].x - _lead(line.glyphs[0]) - sides[line.page % 2]


def _is_parted(line: Line) -> bool:
    """Say whether a line is a row of a table or has leaders: nothing to measure."""
    return any(b.x - a.x - a.advance > 1.2 * a.size for a, b in pairwise(line.glyphs))


def _is_next(line: Line, following: Line, size: float) -> bool:
    return following.page != line.page or 0 < line.y - following.y < 2.2 * size


def _is_pair(a: Glyph, b: Glyph) -> bool:
    full = a.advance > 0.9 * a.size and b.advance > 0.9 * b.size
    return full and (
        (a.text in CLOSING and b.text in CLOSING | OPENING) or (a.text in OPENING and b.text in OPENING)
    )


def _latin_gaps(line: Line) -> list[float]:
    seen = [glyph for glyph in line.glyphs if not glyph.text.isspace()]
    gaps = []
    for a, b in pairwise(seen):
        kinds = (is_han(a.text), is_han(b.text))
        other = b.text if kinds[0] else a.text
        if kinds in {(True, False), (False, True)} and other[:1].isascii() and other[:1].isalnum():
            gaps.append((b.x - a.x - a.advance) / min(a.size, b.size))
    return gaps


def _han_gaps(line: Line) -> list[float]:
    return [
        (b.x - a.x - a.advance) / a.size
        for a, b in pairwise(line.glyphs)
        if is_han(a.text) and is_han(b.text) and b.x - a.x < 3 * a.size
    ]


def _following(inner: list[Line], lines: list[Line]) -> list[Line]:
    places = set(inner)
    return [following for line, following in pairwise(lines) if line in places]


def _content(text: str) -> int:
    return sum(unicodedata.category(char)[0] in 'LN' for char in text)


def _off_grid(lines: list[Line]) -> float:
    """Return the p95 distance of baselines from the grid that most of them stand on, in millimetres."""
    steps = Counter(round(a.y - b.y, 3) for a, b in pairwise(lines) if a.page == b.page and a.y > b.y)
    if not steps:
        return 0.0
    pitch = steps.most_common(1)[0][0]
    start = Counter(round(line.y % pitch, 1) for line in lines).most_common(1)[0][0]
    start = _middle([line.y % pitch for line in lines if abs(line.y % pitch - start) < 0.2])
    off = sorted(abs((line.y - start + pitch / 2) % pitch - pitch / 2) * MM for line in lines)
    return _at(off, 0.95)


def _at(values: Sequence[float], share: float) -> float:
    return values[min(len(values) - 1, int(share * len(values)))] if values else 0.0


def _middle(values: Sequence[float]) -> float:
    return _at(sorted(values), 0.5)


if __name__ == '__main__':
    for name in sys.argv[1:]:
        found = measure_pdf(Path(name))
        print(Path(name).name, found)
        for text in (*found.forbidden[:20], *found.lone[:20]):
            print('   ', text)
