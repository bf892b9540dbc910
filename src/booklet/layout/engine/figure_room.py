"""Pages that a figure left half empty -> HTML in which that figure stands after the next paragraph.

A figure that does not fit begins the next page. Where the text sends the reader to it (见图 2), the text may
go on before it; it moves past one paragraph and no heading, so that it stays near.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Any

from booklet.layout.engine.boxes import flow_of, is_line

LEAST = 72.0
"""Empty pixels that are worth moving a figure: three lines of 18 points."""
MOST = 8
"""Figures of a section that are tried, each of which lays it out once more."""


def moved_figures(html: str, pages: Sequence[Any], tried: set[str]) -> tuple[str, float] | None:
    """Return `html` with the first figure moved that leaves a page empty and may move, and how many pixels
    are empty before figures; None when there is none. `tried` are ids that stay, and learns the new one."""
    for name, _ in figures_after_gaps(pages):
        if name in tried:
            continue
        tried.add(name)
        if changed := _moved(html, name):
            return changed, emptiness(pages)
    return None


def emptiness(pages: Sequence[Any]) -> float:
    """Return how many pixels are empty on pages that end because a figure did not fit."""
    return sum(gap for _, gap in figures_after_gaps(pages))


def figures_after_gaps(pages: Sequence[Any]) -> Iterator[tuple[str, float]]:
    """Yield the id of each figure that begins a page, and the height left empty on the page before it."""
    for before, page in itertools.pairwise(pages):
        figure = _first_figure(page)
        if figure is None:
            continue
        lowest = page.content_box_y() + before.height - _notes_height(before)
        gap = lowest - max((box.position_y + box.height for box in _solid(before)), default=lowest)
        if gap >= LEAST:
            yield str(figure.element.get('id')), gap


def _first_figure(page: Any) -> Any:
    """Return the figure that begins a page, if one does."""
    solid = next(_solid(page), None)
    for flow in flow_of(page):
        for box in flow.descendants():
            if box.element_tag == 'figure' and solid is not None and solid in list(box.descendants()):
                return box
    return None


def _solid(page: Any) -> Iterator[Any]:
    """Yield lines and pictures of a page's text, from top to bottom."""
    for flow in flow_of(page):
        if flow.element_tag != '@footnote' and not type(flow).__name__.startswith('FootnoteArea'):
            yield from (
                box for box in flow.descendants() if is_line(box) or type(box).__name__ == 'BlockReplacedBox'
            )


def _notes_height(page: Any) -> float:
    areas = (box for box in flow_of(page) if type(box).__name__.startswith('FootnoteArea'))
    return sum(float(area.margin_height()) for area in areas)


def _moved(html: str, name: str) -> str:
    """Return `html` with the figure after the paragraph that follows it; empty when it must stay."""
    figure = rf'(<figure id="{re.escape(name)}">(?:(?!</figure>).)*</figure>)'
    found = re.search(rf'{figure}(\s*)(<p id="[^"]*"[^>]*>.*?</p>)', html, re.DOTALL)
    if found is None or 'class="note"' in found[1] or not _is_called(html, name, found[1]):
        return ''
    return f'{html[: found.start()]}{found[3]}{found[2]}{found[1]}{html[found.end() :]}'


def _is_called(html: str, name: str, figure: str) -> bool:
    """Tell whether the text refers to the figure, by a link or by its number."""
    if f'href="#{name}"' in html:
        return True
    label = re.search(r'class="number">\w+\s*(\d+)<', figure)
    rest = re.sub('<[^>]*>', '', html.replace(figure, ''))
    return bool(label and re.search(rf'(?:图|Figure|Fig\.)[\s\u00a0\u2060]*{label[1]}(?!\d)', rest))
