"""A planned line -> WeasyPrint's boxes of it: text boxes that hold their glyphs, in the inline boxes they
came from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline
from weasyprint.layout.absolute import absolute_layout
from weasyprint.layout.percent import resolve_percentages

from booklet.layout.engine.chinese.paragraph import Leaf, Paragraph, Path, find_paragraph
from booklet.layout.engine.chinese.shaping import SetText, measure_style, shape_hyphen
from booklet.text.typesetting import classes as c
from booklet.text.typesetting.fitting import Line, Measure, set_advances

PARTED: Final = 0.095
"""From this gap in em on, readers of PDF files see spaces between characters."""
_NO_FLOATS: Final = {'left': 0, 'right': 0}


def replace_split_inline_box(stock: Callable[..., Any]) -> Callable[..., Any]:
    """Return `split_inline_box` for line boxes that the style sheet wants set; others go to `stock`."""

    def split_inline_box(context: Any, box: Any, position_x: float, max_x: float, *rest: Any) -> Any:
        if not isinstance(box, boxes.LineBox):
            return stock(context, box, position_x, max_x, *rest)
        skip_stack, containing_block, first_line_style = rest[1], rest[2], rest[-1]
        paragraph = None if first_line_style else find_paragraph(context, box, containing_block)
        if paragraph is None:
            return stock(context, box, position_x, max_x, *rest)
        first = paragraph.cell_at(skip_stack)
        if first >= len(paragraph.spaced.cells.kind):
            return stock(context, box, position_x, max_x, *rest)
        line = paragraph.line_at(first, _measure(box, max_x - position_x))
        return _Setter(context, paragraph, line, max_x, *rest).set_line(box, position_x)

    return split_inline_box


def replace_justify_line(stock: Callable[..., Any]) -> Callable[..., Any]:
    """Return `justify_line`, which leaves alone the lines that are set already."""

    def justify_line(context: Any, line: Any, extra_width: float) -> None:
        if '_is_set' not in line.__dict__:
            stock(context, line, extra_width)

    return justify_line


def _measure(box: Any, room: float) -> Measure:
    align = box.style['text_align_all']
    return Measure(room + box.text_indent, box.text_indent, align == 'justify', align == 'center')


class _Setter:
    """Makes the boxes of one line; arguments as WeasyPrint hands them to `split_inline_box`."""

    def __init__(
        self,
        context: Any,
        paragraph: Paragraph,
        line: Line,
        max_x: float,
        bottom_space: float,
        skip_stack: Any,
        containing_block: Any,
        absolute_boxes: list[Any],
        fixed_boxes: list[Any],
        line_placeholders: list[Any],
        waiting_floats: list[Any],
        line_children: list[Any],
        _first_letter_style: Any,
        _first_line_style: Any,
    ) -> None:
        self.context, self.paragraph, self.line = context, paragraph, line
        self.max_x, self.bottom_space, self.skip_stack = max_x, bottom_space, skip_stack
        self.containing_block = containing_block
        self.fixed_boxes, self.line_placeholders = fixed_boxes, line_placeholders
        self.absolute_boxes, self.waiting_floats, self.line_children = (
            absolute_boxes,
            waiting_floats,
            line_children,
        )
        self.advances = set_advances(paragraph.spaced, line)
        self.pen = 0.0

    def set_line(self, box: Any, position_x: float) -> Any:
        """Return what `split_inline_box` returns for the line."""
        line, kind = self.line, self.paragraph.spaced.cells.kind
        self.pen = position_x - line.trim
        children = self._set_children(box, (), self.skip_stack, self.absolute_boxes)
        new_box = box.copy_with_children(children)
        new_box._is_set = True
        new_box.width = self.pen - new_box.content_box_x()
        inline._adjust_line_height(new_box)
        forced = kind[line.resume - 1] == c.FORCED
        resume_at = self.paragraph.stack_at(line.resume)
        return new_box, resume_at, forced, None, None, dict(_NO_FLOATS)

    def _set_children(self, box: Any, path: Path, skip_stack: Any, absolute_boxes: list[Any]) -> list[Any]:
        children: list[Any] = []
        skip = 0
        if skip_stack is not None:
            ((skip, skip_stack),) = skip_stack.items()
        for index in range(skip, len(box.children)):
            child, place = box.children[index], (*path, index)
            if not self._is_on_line(place):
                break
            child.position_y = box.position_y
            new_child = self._set_child(box, child, place, index, skip_stack, children, absolute_boxes)
            skip_stack = None
            if new_child is not None:
                children.append(new_child)
                if isinstance(box, boxes.LineBox):
                    self.line_children.append((index, new_child))
        return children

    def _is_on_line(self, path: Path) -> bool:
        first, end = self.paragraph.spans[path]
        resume = self.line.resume
        return first < resume or first == end == resume

    def _set_child(
        self,
        box: Any,
        child: Any,
        path: Path,
        index: int,
        skip_stack: Any,
        siblings: list[Any],
        absolutes: list[Any],
    ) -> Any:
        if not child.is_in_normal_flow():
            return self._set_aside(box, child, index, siblings, absolutes)
        if isinstance(child, boxes.TextBox):
            leaf = self.paragraph.leaves.get(path)
            return self._set_text(child, leaf) if leaf else None
        if isinstance(child, boxes.InlineBox) and not child.is_leader:
            return self._set_inline(child, path, skip_stack, absolutes)
        return self._set_atom(child, self.paragraph.leaves[path], skip_stack, absolutes)

    def _set_aside(self, box: Any, child: Any, index: int, siblings: list[Any], absolutes: list[Any]) -> Any:
        """Let WeasyPrint place what is out of the flow; what belongs to the line comes back as its child."""
        waiting: list[Any] = []
        inline._out_of_flow_layout(
            *(self.context, box, self.containing_block, index, child, [(0, old, old) for old in siblings]),
            *(self.line_children, waiting, self.waiting_floats, absolutes, self.fixed_boxes),
            *(self.line_placeholders, dict(_NO_FLOATS), self.max_x, self.pen, self.bottom_space),
        )
        return waiting[0][1] if waiting else None

    def _set_text(self, box: Any, leaf: Leaf) -> Any:
        line, shape = self.line, leaf.shape
        first, end = max(leaf.first, line.first), min(leaf.end, line.end)
        if end <= first or shape is None or not shape.runs:
            return None
        advances = self.advances[first - line.first : end - line.first]
        hyphen = shape_hyphen(box.style) if line.hyphen and end == line.end else None
        text = SetText(shape, first - leaf.first, end - leaf.first, advances, box.style, hyphen)
        text.is_parted = line.ratio > PARTED
        metrics = measure_style(box.style)
        new_box = box.copy_with_text(text.text)
        new_box.pango_layout = text
        new_box.position_x = self.pen
        new_box.width = sum(advances) + (line.hyphen if hyphen else 0.0)
        new_box.height = metrics.height
        new_box.margin_top = new_box.margin_bottom = (metrics.line_height - metrics.height) / 2
        new_box.baseline = metrics.baseline
        self.pen += new_box.width
        return new_box

    def _set_atom(self, box: Any, leaf: Leaf, skip_stack: Any, absolutes: list[Any]) -> Any:
        new_box = inline.split_inline_level(
            *(self.context, box, self.pen, self.max_x, self.bottom_space, skip_stack, self.containing_block),
            *(absolutes, self.fixed_boxes, self.line_placeholders, self.waiting_floats, self.line_children),
            *(None, None),
        )[0]
        self.pen += self.advances[leaf.first - self.line.first]
        return new_box

    def _set_inline(self, box: Any, path: Path, skip_stack: Any, absolutes: list[Any]) -> Any:
        resolve_percentages(box, self.containing_block)
        for side in ('margin_left', 'margin_right'):
            if getattr(box, side) == 'auto':
                setattr(box, side, 0)
        is_start, is_end = skip_stack is None, self.paragraph.spans[path][1] <= self.line.resume
        clone = box.style['box_decoration_break'] == 'clone'
        position_x = self.pen
        if is_start or clone:
            self.pen += box.padding_left + box.margin_left + box.border_left_width
        inner = [] if box.style['position'] == 'relative' else absolutes
        content_x = self.pen
        new_box = box.copy_with_children(self._set_children(box, path, skip_stack, inner))
        new_box.remove_decoration(start=not is_start, end=not is_end)
        new_box.position_x = position_x
        new_box.width = self.pen - content_x
        if is_end or clone:
            self.pen += box.padding_right + box.margin_right + box.border_right_width
        inline._adjust_line_height(new_box)
        if inner is not absolutes:
            for placeholder in inner:
                absolute_layout(
                    self.context, placeholder, new_box, self.fixed_boxes, self.bottom_space, skip_stack=None
                )
        return new_box
