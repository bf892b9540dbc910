"""Lengths of a box from its style: one pass over a table, where WeasyPrint asks for each property by itself.

Four boxes are made for each line of text, and each has twenty lengths that are nearly always 0 px or `auto`:
an eighth of the time that articles took.
"""

from math import inf
from typing import Any, Final

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import absolute, block, column, flex, grid, inline, page, percent, preferred, table
from weasyprint.layout import float as floats

from booklet.layout.engine.chinese import lines, paragraph

_HOMES: Final[tuple[Any, ...]] = (
    percent, absolute, block, column, flex, floats, grid, inline, page, preferred, table, lines, paragraph,
)
"""Modules that took the function by its name."""
_BY_WIDTH: Final = (
    'margin_left', 'margin_right', 'padding_left', 'padding_right', 'width', 'min_width', 'max_width',
)
_BY_HEIGHT: Final = ('margin_top', 'margin_bottom', 'padding_top', 'padding_bottom')
_BORDERS: Final = tuple(f'border_{side}_width' for side in ('top', 'right', 'bottom', 'left'))


def install() -> None:
    """Replace `resolve_percentages` wherever it is called."""
    for module in _HOMES:
        if hasattr(module, 'resolve_percentages'):
            module.resolve_percentages = _resolve


def _resolve(box: Any, containing_block: Any) -> None:
    """Set the used lengths of `box`, as `weasyprint.layout.percent.resolve_percentages` does."""
    if isinstance(containing_block, boxes.Box):
        width, height = containing_block.width, containing_block.height
    else:
        width, height = containing_block
    style, used = box.style, box.__dict__
    for name in _BY_WIDTH:
        used[name] = _length(style, name, width)
    above = height if isinstance(box, boxes.PageBox) else width
    for name in _BY_HEIGHT:
        used[name] = _length(style, name, above)
    if height == 'auto':
        value = style['height']
        is_fixed = type(value) is Dimension and value.unit == 'px'
        used['height'] = value.value if is_fixed else 'auto'
        used['min_height'] = _length(style, 'min_height', 0)
        used['max_height'] = _length(style, 'max_height', inf)
    else:
        for name in ('height', 'min_height', 'max_height'):
            used[name] = _length(style, name, height)
    for name in ('min_width', 'min_height'):
        if used[name] == 'auto':
            used[name] = 0
    is_collapsed = style['border_collapse'] == 'collapse'
    for name in _BORDERS:
        # Conflicts of collapsed borders were resolved before.
        if not (is_collapsed and hasattr(box, name)):
            used[name] = style[name]
    if style['box_sizing'] != 'content-box':
        percent.adjust_box_sizing(box, 'width')
        percent.adjust_box_sizing(box, 'height')


def _length(style: Any, name: str, whole: Any) -> Any:
    value = style[name]
    if type(value) is Dimension and value.unit == 'px':
        return value.value
    return value if value == 'auto' else percent.percentage(value, style, whole)
