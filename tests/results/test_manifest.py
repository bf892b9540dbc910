"""build.json: written and read back, and harmless when it is damaged."""

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
        Finding('build.deck-edited'),
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


DAMAGED = [b'', b'{', b'[]', b'{"format": 1}', b'{"format": 99}', b'\xff\xfe', b'null']


@pytest.mark.parametrize('content', DAMAGED)
def test_a_damaged_manifest_counts_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    assert read_manifest(tmp_path) == Manifest()


def test_no_manifest_counts_as_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == Manifest()
