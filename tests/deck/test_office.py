"""Decks as PDF: by LibreOffice when it is there, with a way out when it is not."""

import datetime
import shutil

import pytest

from booklet.deck import make_deck, to_pdf
from booklet.errors import ExitCode, MissingOnMachineError
from booklet.press.pdf.facts import Facts
from booklet.press.pdf.opening import page_count
from booklet.press.screen.slides import restamped
from tests.deck.sample import KEYS, PAGES, SEMESTER, SESSION, STAMP, THEME

DECK = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP).value
FACTS = Facts('规程', '学院', 'zh-CN', datetime.datetime(2026, 6, 30))


def test_without_the_program_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(name: str) -> None:
        return None

    monkeypatch.setattr(shutil, 'which', nothing)
    with pytest.raises(MissingOnMachineError) as raised:
        to_pdf({'slides/01.pptx': DECK.content}, has_notes=False)
    assert raised.value.exit_code == ExitCode.MISSING
    assert 'libreoffice-impress' in raised.value.message('zh')


def test_every_slide_is_a_page_and_every_time_the_same() -> None:
    decks = {'slides/01.pptx': DECK.content}
    one, other = (restamped(to_pdf(decks, has_notes=False)['slides/01.pptx'], FACTS) for _ in range(2))
    assert page_count(one) == DECK.slides
    assert one == other


def test_the_script_has_a_page_for_every_slide() -> None:
    script = to_pdf({'slides/01.pptx': DECK.content}, has_notes=True)['slides/01.pptx']
    assert page_count(script) == DECK.slides
