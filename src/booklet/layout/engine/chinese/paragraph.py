"""A line box that holds a whole paragraph -> its cells, where they stand in the tree, and the plan of its
lines."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import split_inline_level
from weasyprint.layout.percent import resolve_percentages

from booklet.layout.engine.chinese.hyphens import find_hyphens
from booklet.layout.engine.chinese.line_issues import note_line
from booklet.layout.engine.chinese.properties import read_rules
from booklet.layout.engine.chinese.shaping import Shape, shape_text
from booklet.text.typesetting import classes as c
from booklet.text.typesetting.fitting import LOOSE, Line, Measure, fit_lines
from booklet.text.typesetting.spacing import Cells, Rules, Spaced, space_out
from booklet.values import dataclass

Path = tuple[int, ...]
Span = tuple[int, int]

_WHITE_SPACES: Final = frozenset({'normal', 'nowrap', 'pre-line', 'pre'})
_LEVEL: Final = frozenset({'baseline', 'middle', 'top', 'bottom', 'text-top', 'text-bottom'})

RAISED_LENGTH: Final = 12
"""Longer text off the baseline is text, not a mark."""


class UnsupportedError(Exception):
    """Something in the paragraph is better left to WeasyPrint."""


class UnmeasuredError(UnsupportedError):
    """An atomic box whose width is not known before its block is laid out."""


@dataclass(slots=True)
class Leaf:
    """A text box or an atomic box: where it is, its first cell and its shape."""

    path: Path
    first: int
    end: int
    shape: Shape | None


@dataclass(slots=True)
class Paragraph:
    """`spans[path]`: first and end cell of every box in the tree. `lines[cell]`: the planned line that
    begins there, with the width that it was planned for."""

    spaced: Spaced
    leaves: dict[Path, Leaf]
    spans: dict[Path, Span]
    lines: dict[int, tuple[float, Line]] = field(default_factory=dict)
    latest: tuple[Any, int] = (None, 0)

    def cell_at(self, skip_stack: Any) -> int:
        """Return the first cell at or after WeasyPrint's position in the tree."""
        if skip_stack is not None and skip_stack == self.latest[0]:
            return self.latest[1]
        keys: list[int] = []
        while skip_stack is not None:
            ((key, skip_stack),) = skip_stack.items()
            keys.append(key)
        position = tuple(keys)
        for leaf in self.leaves.values():
            if leaf.path >= position:
                return leaf.first
            if leaf.shape is not None and position[:-1] == leaf.path:
                return leaf.first + _cell_of_byte(leaf.shape, position[-1])
        return len(self.spaced.cells.kind)

    def stack_at(self, cell: int) -> Any:
        """Return WeasyPrint's position of a cell: nested {index: …}; None at the end of the paragraph."""
        if cell >= len(self.spaced.cells.kind):
            return None
        leaf = next(leaf for leaf in self.leaves.values() if leaf.first <= cell < leaf.end)
        path = leaf.path
        stack: Any = None
        if leaf.first < cell and leaf.shape is not None:
            stack = {len(leaf.shape.text[: leaf.shape.starts[cell - leaf.first]].encode()): None}
        else:
            while len(path) > 1 and self.spans[path[:-1]][0] == cell:
                path = path[:-1]
        for index in reversed(path):
            stack = {index: stack}
        self.latest = (stack, cell)
        return stack

    def line_at(self, cell: int, measure: Measure) -> Line:
        """Return the line that begins with `cell`, planning its part of the paragraph when that is not
        done yet."""
        width = measure.width
        planned = self.lines.get(cell)
        if planned is None or abs(planned[0] - width) > 1e-3:
            kind = self.spaced.cells.kind
            stop = next((i + 1 for i in range(cell, len(kind)) if kind[i] == c.FORCED), len(kind))
            for line in fit_lines(self.spaced, cell, stop, measure, self._opens(cell)):
                self.lines[line.first] = (width, line)
        line = self.lines[cell][1]
        self._note(line, measure)
        return line

    def _opens(self, cell: int) -> bool:
        """Tell whether a line that begins with `cell` is indented as the first of a paragraph."""
        return cell == 0 or self.spaced.cells.kind[cell - 1] == c.FORCED

    def _note(self, line: Line, measure: Measure) -> None:
        cells = self.spaced.cells
        em = cells.em[line.first]
        room = measure.width - (measure.indent if self._opens(line.first) else 0)
        over = line.natural - line.hang - room
        if line.ratio >= LOOSE:
            note_line(''.join(cells.text[line.first : line.end]), line.ratio)
        elif line.ratio in {0.0, -2.0} and over > 0.05 * em and line.end - line.first > 1:
            note_line(''.join(cells.text[line.first : line.end]), -over / em)


def _cell_of_byte(shape: Shape, offset: int) -> int:
    chars = len(shape.text.encode()[:offset].decode())
    return next((i for i, start in enumerate(shape.starts) if start >= chars), len(shape.kind))


def find_paragraph(context: Any, box: Any, containing_block: Any) -> Paragraph | None:
    """Return the paragraph of a line box, made once and kept with it; None when WeasyPrint must set it."""
    kept = box.__dict__.get('_setting')
    rules = None if kept else read_rules(box.style)
    if kept is None and rules is None:
        return None
    texts = tuple(_texts(box))
    if kept is not None and kept[0] == texts:
        paragraph: Paragraph | None = kept[1]
        return paragraph
    rules = rules or read_rules(box.style) or Rules()
    gatherer = _Gatherer(context, containing_block)
    try:
        gatherer.gather(box, ())
        paragraph = Paragraph(space_out(gatherer.cells, rules), gatherer.leaves, gatherer.spans)
        if not gatherer.cells.kind:
            paragraph = None
    except UnmeasuredError:
        return None
    except UnsupportedError:
        paragraph = None
    box._setting = (texts, paragraph)
    return paragraph


def _texts(box: Any) -> list[str]:
    found = []
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            found.append(child.text)
        elif isinstance(child, boxes.InlineBox):
            found.extend(_texts(child))
    return found


class _Gatherer:
    """One walk over the tree of a paragraph."""

    def __init__(self, context: Any, containing_block: Any) -> None:
        self.context = context
        self.containing_block = containing_block
        self.cells = Cells()
        self.leaves: dict[Path, Leaf] = {}
        self.spans: dict[Path, Span] = {}
        self.has_leader = False

    def gather(self, box: Any, path: Path) -> None:
        """Add the cells of `box`'s children."""
        if box.style['direction'] == 'rtl':
            raise UnsupportedError
        for index, child in enumerate(box.children):
            place = (*path, index)
            first = len(self.cells.kind)
            if not child.is_in_normal_flow():
                if child.is_floated() and not child.is_footnote():
                    raise UnsupportedError
            elif isinstance(child, boxes.TextBox):
                self._add_text(child, place)
            elif child.is_leader:
                self._add_atom(child, place)
                self.cells.tied.add(first)
                self.has_leader = True
            elif isinstance(child, boxes.InlineBox):
                self._add_inline(child, place)
            elif isinstance(child, boxes.AtomicInlineLevelBox):
                self._add_atom(child, place)
            else:
                raise UnsupportedError
            self.spans[place] = (first, len(self.cells.kind))

    def _add_inline(self, box: Any, path: Path) -> None:
        resolve_percentages(box, self.containing_block)
        first = len(self.cells.kind)
        self.gather(box, path)
        end = len(self.cells.kind)
        if end == first:
            return
        if self._is_raised(box, first, end):
            self.cells.kind[first:end] = [c.RAISED] * (end - first)
        for side, places, cell in (('left', self.cells.front, first), ('right', self.cells.rear, end - 1)):
            margin = getattr(box, f'margin_{side}')
            edge = getattr(box, f'padding_{side}') + getattr(box, f'border_{side}_width')
            edge += 0 if margin == 'auto' else margin
            if edge:
                places[cell] = places.get(cell, 0.0) + edge

    def _is_row(self, box: Any) -> bool:
        """Say whether a text box is preformatted on its own account: code, not the folio after a leader."""
        return box.style['white_space'] == 'pre' and ('\n' in box.text or not self.has_leader)

    def _is_raised(self, box: Any, first: int, end: int) -> bool:
        """Say whether an inline box is an exponent, an index or a footnote mark: short, smaller, off the
        baseline."""
        align, em = box.style['vertical_align'], self.cells.em
        is_small = first > 0 and end - first <= RAISED_LENGTH and em[first] < 0.95 * em[first - 1]
        return is_small and align not in _LEVEL and align != 0

    def _add_text(self, box: Any, path: Path) -> None:
        style, cells = box.style, self.cells
        resolve_percentages(box, self.containing_block)
        if box.text == '\n':
            shape: Shape | None = Shape('\n', [0], {}, [], [0, 1], [c.FORCED], [0.0], [0.0], [0.0])
        elif style['white_space'] not in _WHITE_SPACES or not style['font_size'] or self._is_row(box):
            raise UnsupportedError
        else:
            shape = shape_text(box.text, style)
        if shape is None:
            raise UnsupportedError
        first, count = len(cells.kind), len(shape.kind)
        cells.text.extend(shape.text[start] for start in shape.starts[:-1])
        cells.kind.extend(shape.kind)
        cells.width.extend(shape.width)
        cells.em.extend([style['font_size']] * count)
        cells.before.extend(shape.before)
        cells.after.extend(shape.after)
        cells.free.update(first + cell for cell in shape.free)
        cells.tied.update(first + cell for cell in shape.tied)
        if style['white_space'] in {'nowrap', 'pre'}:
            cells.tied.update(range(first, first + count - 1))
        for cell, width in find_hyphens(self.context, shape, style).items():
            cells.hyphens[first + cell] = width
        self.leaves[path] = Leaf(path, first, first + count, shape)

    def _add_atom(self, box: Any, path: Path) -> None:
        block = self.containing_block
        if isinstance(block, tuple):
            raise UnmeasuredError
        box.position_y = 0
        new_box = split_inline_level(
            self.context, box, 0, block.width, 0, None, block, [], [], [], [], [], None, None
        )[0]
        cells = self.cells
        first = len(cells.kind)
        cells.text.append('\ufffc')
        cells.kind.append(c.ATOM)
        cells.width.append(new_box.margin_width())
        cells.em.append(box.style['font_size'] or 1.0)
        cells.before.append(0.0)
        cells.after.append(0.0)
        self.leaves[path] = Leaf(path, first, first + 1, None)
