"""Every slug has a fixture that provokes it, words in both languages, and a line in the manual."""

import importlib
import re
import string
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from booklet.diagnostics import CATALOGUE, Finding
from booklet.language import Language

AREAS = (
    'project', 'content', 'reading', 'importing', 'importing_pages', 'layout', 'setting', 'press', 'deck',
    'build',
)  # fmt: skip
LANGUAGES: tuple[Language, ...] = ('en', 'zh')
Provoke = Callable[[Path], Iterable[Finding]]
CASES: dict[str, Provoke] = {}
for area in AREAS:
    CASES.update(importlib.import_module(f'tests.findings.{area}').CASES)

MANUAL = Path(__file__).parents[2] / 'docs' / 'findings.md'


def test_every_slug_has_a_fixture_and_every_fixture_a_slug() -> None:
    assert sorted(CASES) == sorted(CATALOGUE)


@pytest.mark.parametrize('slug', sorted(CASES))
def test_the_fixture_provokes_the_slug(slug: str, tmp_path: Path) -> None:
    found = [each for each in CASES[slug](tmp_path) if each.slug == slug]
    assert found
    for each in found:
        for language in LANGUAGES:
            for text in (each.message(language), each.hint(language)):
                assert text.strip()
                assert not re.search(r'\{\w*\}', text.replace('{页}', '').replace('{号}', '')), text


@pytest.mark.parametrize('slug', sorted(CATALOGUE))
def test_the_row_is_well_formed(slug: str) -> None:
    row = CATALOGUE[slug]
    assert re.fullmatch(r'[a-z]+(-[a-z]+)*\.[a-z0-9]+(-[a-z0-9]+)*', slug)
    names = [
        {name for _, name, _, _ in string.Formatter().parse(text) if name}
        for text in (row.message.en, row.message.zh)
    ]
    assert names[0] == names[1], 'both languages name the same facts'
    assert '\n' not in row.message.en + row.message.zh


@pytest.mark.parametrize('slug', sorted(CATALOGUE))
def test_the_manual_has_a_line_for_it(slug: str) -> None:
    assert f'`{slug}`' in MANUAL.read_text(encoding='utf-8')
