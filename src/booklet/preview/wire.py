"""Values -> what travels to the browser: JSON objects, and of a page only what differs from the one
before."""

import json
from collections.abc import Sequence
from typing import Any

from booklet.diagnostics import Finding
from booklet.files import digest
from booklet.model.areas import Area, PageAreas
from booklet.model.drawing import Drawing

Page = dict[str, Any]
"""`{id, ink, width, height, items, areas, blocks, glyphs, unknown}`; `ink` is a digest of `items` alone."""

LISTS = ('items', 'areas', 'blocks')


def page_of(drawing: Drawing, areas: PageAreas) -> Page:
    """Return a page; its id is a digest of all that is in it."""
    items = list(drawing.instructions)
    page = {
        'width': drawing.width,
        'height': drawing.height,
        'items': items,
        'areas': [_area(area) for area in areas.sentences],
        'blocks': [_area(area)[:5] for area in areas.blocks],
        'glyphs': sorted(f'{face}-{glyph}' for face, glyph in drawing.glyphs),
        'unknown': sorted(drawing.unknown),
    }
    ink = _digest(items)
    return {'id': _digest([ink, page['areas'], page['blocks']]), 'ink': ink, **page}


def patch_of(base: Page, page: Page) -> dict[str, Any]:
    """Return what makes `page` of `base`: in each list the index of what was there, or what is new."""
    patch = {key: value for key, value in page.items() if key not in (*LISTS, 'glyphs')}
    patch['base'] = base['id']
    for name in LISTS:
        patch[name] = difference(base[name], page[name])
    return patch


def difference(before: Sequence[Any], after: Sequence[Any]) -> list[Any]:
    """Return `after` with `[first, count]` for runs that stand in `before` and `{'new': …}` for the rest.

    Law: `patched(before, difference(before, after)) == after`.
    """
    places: dict[str, int] = {}
    for index, item in enumerate(before):
        places.setdefault(_text(item), index)
    steps: list[Any] = []
    for item in after:
        place = places.get(_text(item))
        last = steps[-1] if steps else None
        if place is None:
            steps.append({'new': item})
        elif isinstance(last, list) and last[0] + last[1] == place:
            last[1] += 1
        else:
            steps.append([place, 1])
    return steps


def patched(before: Sequence[Any], steps: Sequence[Any]) -> list[Any]:
    """Return what `difference` was made from; the browser does the same."""
    after: list[Any] = []
    for step in steps:
        if isinstance(step, dict):
            after.append(step['new'])
        else:
            after += before[step[0] : step[0] + step[1]]
    return after


def finding_of(found: Finding) -> dict[str, Any]:
    """Return a finding with its words in both languages."""
    place = found.place
    return {
        'slug': found.slug,
        'severity': found.severity.name.lower(),
        'message': {'zh': found.message('zh'), 'en': found.message('en')},
        'hint': {'zh': found.hint('zh'), 'en': found.hint('en')},
        'file': place.file if place else '',
        'line': place.line if place else 0,
        'column': place.column if place else 0,
        'length': place.length if place else 0,
    }


def _area(area: Area) -> list[Any]:
    return [area.anchor, area.left, area.top, area.right, area.bottom, area.start, area.end]


def _text(item: Any) -> str:
    return json.dumps(item, ensure_ascii=False, separators=(',', ':'))


def _digest(value: Any) -> str:
    return digest(_text(value))[:16]
