"""build.json: written and read back, and harmless when it is damaged."""

import json
from pathlib import Path

import pytest

from booklet.diagnostics import Finding, Place
from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap
from booklet.results.manifest import NAME, Manifest, Output, read_manifest, write_manifest

FULL = Manifest(
    inputs={'content/2026-spring/semester.toml': 'ab', ':program': 'cd'},
    outputs=(Output('print/booklet.pdf', 'ef', 96, 'gh'),),
    page_map=PageMap({Anchor('s01a1'): FolioSpan(Folio('2'), Folio('9'))}),
    findings=(
        Finding('build.deck-edited', Place('a.md', 3, 4, 5), (('deck', '01.pptx'), ('kept', 'x'))),
        Finding('session.empty'),
    ),
    pages=96,
    sections=12,
    pages_from='ij',
    decks_from={'content/2026-spring/semester.toml': 'kl'},
    timings={'read': 0.125},
)


def test_a_manifest_comes_back_as_it_was(tmp_path: Path) -> None:
    write_manifest(tmp_path, FULL)
    assert read_manifest(tmp_path) == FULL


DAMAGED = [b'', b'{', b'[]', b'{"format": 1}', b'\xff\xfe', b'null', b'[' * 100_000]


@pytest.mark.parametrize('content', DAMAGED)
def test_a_damaged_manifest_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert read_manifest(tmp_path) == Manifest(is_damaged=True)


@pytest.mark.parametrize(
    ('key', 'value'),
    [
        ('outputs', [['../../content/2026-spring/a.md', 'ab', 1, 'gh']]),
        ('outputs', [['/etc/passwd', 'ab', 1, 'gh']]),
        ('outputs', [['print/a\0b.pdf', 'ab', 1, 'gh']]),
        ('outputs', [['elsewhere/a.pdf', 'ab', 1, 'gh']]),
        ('outputs', [['print/booklet.pdf', 'ab', '96', 'gh']]),
        ('outputs', [['print/booklet.pdf', 'ab', 1e400, 'gh']]),
        ('outputs', {}),
        ('page_map', {'s01': [2, 3]}),
        ('page_map', {'s01': ['2']}),
        ('findings', [{'slug': 'no.such', 'place': None, 'arguments': []}]),
        ('findings', [{'slug': 'build.deck-edited', 'place': None, 'arguments': []}]),
        ('findings', [{'slug': 'session.empty', 'place': ['a.md', '3', 4, 5], 'arguments': []}]),
        ('pages', '96'),
        ('inputs', [1]),
        ('timings', {'read': 'long'}),
    ],
)
def test_nothing_that_was_put_into_a_manifest_is_believed(tmp_path: Path, key: str, value: object) -> None:
    write_manifest(tmp_path, FULL)
    stored = json.loads((tmp_path / NAME).read_text(encoding='utf-8'))
    (tmp_path / NAME).write_text(json.dumps({**stored, key: value}), encoding='utf-8')
    assert read_manifest(tmp_path) == Manifest(is_damaged=True)


def test_a_manifest_of_another_format_and_none_count_as_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == Manifest()
    (tmp_path / NAME).write_text('{"format": 99}', encoding='utf-8')
    assert read_manifest(tmp_path) == Manifest()
