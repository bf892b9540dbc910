"""Two hundred articles that nobody wrote, on our template and five houses: sound files, all text inside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from booklet.deck import House, make_deck, own_template, read_house
from booklet.model.keys import ArticleKeys
from booklet.model.pages import PageMap
from booklet.model.semester import Semester, Session
from tests.deck.any_articles import meeting
from tests.deck.any_markdown import any_semester
from tests.deck.brands import HOUSES
from tests.deck.rendering import defects, rendered
from tests.deck.sample import PICTURES, SEMESTER, STAMP, THEME
from tests.office.validating import objections

pytestmark = pytest.mark.office

SEEDS = 40
"""Sessions of five articles each."""
BATCH = 5
"""Decks that LibreOffice converts in one call."""
OURS = ''
TEMPLATES = tuple(template for house in HOUSES for template in (OURS, house))
"""Every second session stands on our own template, the others on the five houses in turn."""
HARMLESS = {f'deck.{name}' for name in ('title-cut', 'line-cut', 'no-sentence', 'figure-left-out')}
ON_A_HOUSE = HARMLESS | {'deck.template-narrow'}
"""A school's template may have less room than a session needs; ours has not."""


class Case(Struct, frozen=True, dict=True):
    """What one deck is made from."""

    name: str
    semester: Semester
    session: Session
    keys: tuple[ArticleKeys, ...]
    pages: PageMap
    template: str

    def content(self) -> bytes:
        """Return the deck; every finding of making it must be harmless."""
        made = make_deck(
            self.session, self.semester, self.keys, self.pages, THEME, STAMP, PICTURES,
            house=house(self.template),
        )  # fmt: skip
        harmless = ON_A_HOUSE if self.template else HARMLESS
        assert {found.slug for found in made.findings} <= harmless, self.name
        return made.value.content


def house(name: str) -> House | None:
    """Return the house by its name; None for our own template."""
    return read_house(HOUSES[name](), name, own_template(THEME, 'zh-CN')).value if name else None


def cases(seeds: range, folder: Path) -> Iterator[Case]:
    """Yield a case for each seed: those of even tens with texts that no selection would choose, the others
    from Markdown that is read and chosen from.
    """
    semester, read = any_semester(folder, seeds)
    for seed, (session, keys, pages) in zip(seeds, read, strict=True):
        template = TEMPLATES[seed % len(TEMPLATES)]
        if seed // len(TEMPLATES) % 2 == 0:
            yield Case(f'any-{seed}', SEMESTER, *meeting(seed), template)
        else:
            yield Case(f'read-{seed}', semester, session, keys, pages, template)


@pytest.mark.parametrize('first', range(0, SEEDS, BATCH))
def test_decks_of_any_articles_are_sound_and_hold_their_text(first: int, tmp_path: Path) -> None:
    made = list(cases(range(first, first + BATCH), tmp_path / 'project'))
    decks = {case.name: case.content() for case in made}
    assert {case.name: case.content() for case in made} == decks
    for case in made:
        file = tmp_path / f'{case.name}.pptx'
        assert objections(decks[case.name], file, bool(case.template)) == [], case.name
    pages = rendered(decks, tmp_path)
    for name, content in decks.items():
        assert defects(content, pages[name]) == [], name
