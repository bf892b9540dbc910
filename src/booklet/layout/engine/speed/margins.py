"""Boxes in the margins of a page are made where a page has some; pages of the same kind share declarations.

WeasyPrint makes all sixteen boxes of every page and throws most of them away, matches every `@page` rule for
every page, and looks through the margin boxes of all pages before: a fifth of the time of a page
with nothing but a folio, a twentieth of one of text.
"""

from collections.abc import Iterator
from typing import Any, Final

from weasyprint import layout
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import page as pages
from weasyprint.layout.page import (
    compute_fixed_dimension,
    compute_variable_dimension,
    margin_box_content_layout,
)
from weasyprint.layout.percent import resolve_percentages

from booklet.layout.engine.speed.declared import Declared

_SIDES: Final = tuple(
    (side, is_vertical, tuple(f'@{side}-{place}' for place in places))
    for side, is_vertical, places in (
        ('top', False, ('left', 'center', 'right')),
        ('bottom', False, ('left', 'center', 'right')),
        ('left', True, ('top', 'middle', 'bottom')),
        ('right', True, ('top', 'middle', 'bottom')),
    )
)
_CORNERS: Final = tuple(
    (f'@{y}-{x}-corner', y == 'top', x == 'left') for y in ('top', 'bottom') for x in ('left', 'right')
)
_KEYWORDS: Final = (*(each for _, _, side in _SIDES for each in side), *(each for each, _, _ in _CORNERS))


def install() -> None:
    """Put both functions into WeasyPrint."""
    pages.make_margin_boxes = _make_margin_boxes
    pages.set_page_type_computed_styles = _set_styles
    layout.make_margin_boxes = _make_margin_boxes


def _set_styles(page_type: Any, html: Any, style_for: Any) -> None:
    """Set the styles of a page and its margin boxes, as WeasyPrint's `set_page_type_computed_styles` does."""
    root = html.etree_element
    for pseudo_type, declared in _declarations(style_for, page_type).items():
        style_for._cascaded_styles[page_type, pseudo_type] = declared
        style_for.set_computed_styles(
            page_type, root=root, parent=page_type if pseudo_type else root, pseudo_type=pseudo_type,
            base_url=html.base_url,
        )
        del style_for._cascaded_styles[page_type, pseudo_type]


def _declarations(style_for: Any, page_type: Any) -> dict[str | None, Declared]:
    """Return what is declared for a page and its margin boxes; the same where the same rules match."""
    if '_page_selectors' not in style_for.__dict__:
        style_for._page_selectors = tuple(dict.fromkeys(
            selector for sheet, _, _ in style_for._sheets for _, listed, _ in sheet.page_rules
            for _, _, selector in listed
        ))
        style_for._page_kinds = {}
    kind = tuple(style_for._page_type_match(each, page_type) for each in style_for._page_selectors)
    declared: dict[str | None, Declared] | None = style_for._page_kinds.get(kind)
    if declared is None:
        style_for.add_page_declarations(page_type)
        cascaded = style_for._cascaded_styles
        declared = {None: Declared(cascaded.pop((page_type, None), {}))}
        for key in [key for key in cascaded if key[0] == page_type]:
            declared[key[1]] = Declared(cascaded.pop(key))
        style_for._page_kinds[kind] = declared
    return declared


def _make_margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
    """Yield the margin boxes of a page laid out, as `weasyprint.layout.page.make_margin_boxes` does."""
    styles = {keyword: context.style_for(page.page_type, keyword) for keyword in _KEYWORDS}
    wanted = {
        keyword: style for keyword, style in styles.items()
        if style is not None and style['content'] not in ('normal', 'inhibit', 'none')
    }
    if not wanted:
        return
    made = [*_on_sides(context, page, state, wanted), *_in_corners(context, page, state, wanted)]
    for box in made:
        yield margin_box_content_layout(context, page, box)


def _on_sides(context: Any, page: Any, state: Any, wanted: dict[str, Any]) -> Iterator[Any]:
    width, height = page.border_width(), page.border_height()
    starts = {
        'top': (page.margin_left, 0), 'bottom': (page.margin_left, page.margin_top + height),
        'left': (0, page.margin_top), 'right': (page.margin_left + width, page.margin_top),
    }
    for side, is_vertical, keywords in _SIDES:
        if wanted.keys().isdisjoint(keywords):
            continue
        depth = getattr(page, f'margin_{side}')
        length = height if is_vertical else width
        block = (depth, length) if is_vertical else (length, depth)
        three: list[Any] = [
            _make_box(context, page, state, each, wanted[each], block) if each in wanted else _Nothing()
            for each in keywords
        ]
        compute_variable_dimension(context, three, is_vertical, length)
        for box, share in zip(three, (0, 0.5, 1), strict=True):
            if box.is_generated:
                box.position_x, box.position_y = starts[side]
                if is_vertical:
                    box.position_y += share * (length - box.margin_height())
                else:
                    box.position_x += share * (length - box.margin_width())
                compute_fixed_dimension(context, box, depth, not is_vertical, side in ('top', 'left'))
                yield box


def _in_corners(context: Any, page: Any, state: Any, wanted: dict[str, Any]) -> Iterator[Any]:
    end_x, end_y = page.margin_left + page.border_width(), page.margin_top + page.border_height()
    for keyword, is_top, is_left in _CORNERS:
        if keyword in wanted:
            width = page.margin_left if is_left else page.margin_right
            height = page.margin_top if is_top else page.margin_bottom
            box = _make_box(context, page, state, keyword, wanted[keyword], (width, height))
            box.position_x, box.position_y = 0 if is_left else end_x, 0 if is_top else end_y
            compute_fixed_dimension(context, box, height, True, is_top)
            compute_fixed_dimension(context, box, width, False, is_left)
            yield box


def _make_box(context: Any, page: Any, state: Any, keyword: str, style: Any, block: Any) -> Any:
    """Return a box with its content; its lengths may still be `auto`."""
    pages._standardize_page_based_counters(style, keyword)
    box = boxes.MarginBox(keyword, style)
    box.is_generated = True
    depth, values, scopes, groups = state
    # A margin box must not change the counters of the pages.
    copy = ([*depth], {name: [*each] for name, each in values.items()}, [*map(set, scopes), set()], groups)
    build.update_counters(copy, style)
    box.children = build.content_to_boxes(
        style, box, copy[0], copy[1], context.get_image_from_uri, context.target_collector,
        context.counter_style, context, page,
    )
    box.process_whitespace()
    box.process_text_transform()
    box = build.create_anonymous_boxes(box)
    resolve_percentages(box, block)
    return box


class _Nothing:
    """A margin box without content, beside one that has some."""

    is_generated = False
    width = height = 0
    margin_top = margin_right = margin_bottom = margin_left = 0
    padding_top = padding_right = padding_bottom = padding_left = 0
    border_top_width = border_right_width = border_bottom_width = border_left_width = 0
