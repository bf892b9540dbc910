"""Articles that nobody wrote make sound decks that say what was chosen, with room everywhere."""

from pathlib import Path

import pytest
from openxml_audit import validate_pptx

from booklet.deck import make_deck
from tests.deck.any_articles import meeting
from tests.deck.lint import faults
from tests.deck.sample import PICTURES, SEMESTER, STAMP, THEME


@pytest.mark.parametrize('seed', range(3))
def test_the_deck_is_sound(seed: int, tmp_path: Path) -> None:
    session, keys, pages = meeting(seed, count=3)
    deck = make_deck(session, SEMESTER, keys, pages, THEME, STAMP, PICTURES)
    path = tmp_path / 'deck.pptx'
    path.write_bytes(deck.value.content)
    assert [str(error) for error in validate_pptx(path).errors] == []
    assert faults(deck.value.content) == []
    assert {found.slug for found in deck.findings} <= {'deck.title-cut', 'deck.line-cut'}
