"""Pages travel as what differs from the page before."""

import json

from hypothesis import given
from hypothesis import strategies as st

from booklet.model.areas import Area, PageAreas
from booklet.model.drawing import Drawing
from booklet.model.pages import Anchor
from booklet.preview.pages import Pages
from booklet.preview.wire import difference, page_of, patched

ITEMS = st.lists(st.tuples(st.sampled_from('abc'), st.integers(0, 3)).map(list), max_size=12)
PLACE = (1.0, 0.0, 0.0, -1.0, 0.0, 90.0)


def drawing(*words: int) -> Drawing:
    lines = tuple(('t', PLACE, '#000000', 1.0, 'face', (word, 0), ()) for word in words)
    return Drawing(420.0, 595.0, lines, frozenset(('face', word) for word in words))


@given(ITEMS, ITEMS)
def test_a_patch_gives_back_what_it_was_made_from(
    before: list[list[object]], after: list[list[object]]
) -> None:
    assert patched(before, difference(before, after)) == after


def test_a_changed_line_travels_alone() -> None:
    areas = PageAreas((Area(Anchor('s01a1b1s1'), 70.9, 81.0, 350.0, 99.0, 0, 27),))
    pages = Pages()
    one, two = page_of(drawing(*range(30)), areas), page_of(drawing(*range(29), 99), areas)
    pages.take({one['id']: one, two['id']: two}, {'face-99': 'M0 0'}, {})
    patch = pages.patch(one['id'], two['id'])
    assert patch is not None
    assert patch['items'] == [[0, 29], {'new': two['items'][29]}]
    assert patch['areas'] == [[0, 1]]
    assert patch['glyphs'] == {'face-99': 'M0 0'}
    assert len(json.dumps(patch)) < 500


def test_ink_is_what_is_drawn_and_the_id_all_of_it() -> None:
    bare = page_of(drawing(1), PageAreas())
    marked = page_of(drawing(1), PageAreas((Area(Anchor('a'), 0, 0, 1, 1),)))
    assert bare['ink'] == marked['ink']
    assert bare['id'] != marked['id']
