import json
from typing import Any

import pytest

from booklet.layout.engine.job import SectionResult, Trouble
from booklet.layout.pagination import Guess
from booklet.layout.stored import from_entry, guess_from_entry, guess_to_entry, to_entry
from booklet.model.laid import LinkArea, Mark, OutlineEntry
from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap
from booklet.store import Entry

RESULT = SectionResult(
    b'%PDF', 3, (Mark(Anchor('a'), 0, 2, 68.5),), (LinkArea(1, 1.5, 2, 3, 4, 's01a2', True),),
    (OutlineEntry(2, '一、 收集', Anchor('a')),),
    (Trouble('layout.text-overfull', Anchor('a'), (('text', '长'), ('millimetres', '3.0'))),),
)


def through_json(entry: Entry) -> Entry:
    return json.loads(json.dumps(entry[0])), entry[1]


def test_a_section_comes_back_equal() -> None:
    assert from_entry(through_json(to_entry(RESULT))) == RESULT


def test_a_guess_comes_back_equal() -> None:
    guess = Guess(PageMap({Anchor('a'): FolioSpan(Folio('iv'), Folio('v'))}), {'contents': 2})
    assert guess_from_entry(through_json(guess_to_entry(guess))) == guess


@pytest.mark.parametrize('head', [
    {}, {'pages': 'x'}, {'pages': 1, 'marks': 3}, {'pages': 1, 'marks': [[1]], 'links': [], 'outline': []},
    {'pages': 1, 'marks': [], 'links': [], 'outline': [], 'troubles': [['a']]},
    {'spans': 3}, {'spans': {'a': 1}, 'counts': {}}, {'spans': {}, 'counts': 4},
])
def test_foreign_entries_count_as_none(head: dict[str, Any]) -> None:
    assert from_entry((head, b'')) is None
    assert guess_from_entry((head, b'')) == Guess()
