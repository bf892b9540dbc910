"""The decks of the sample semester: sound files that hold their text."""

from pathlib import Path

import pytest

from tests.deck.rendering import defects, rendered
from tests.office.validating import objections
from tests.story.project_story import Story

pytestmark = [pytest.mark.office, pytest.mark.xdist_group('sample')]


def test_the_decks_of_the_sample_semester_are_sound(sample_build: Story, tmp_path: Path) -> None:
    decks = {file.name: file.read_bytes() for file in sorted(sample_build.file('slides').glob('*.pptx'))}
    assert len(decks) == 6
    for name, content in decks.items():
        assert objections(content, tmp_path / name) == [], name
    pages = rendered(decks, tmp_path)
    for name, content in decks.items():
        assert defects(content, pages[name]) == [], name
