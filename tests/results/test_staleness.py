"""How the decks on disk stand to their texts."""

from pathlib import Path

from tests.findings.build import CASES


def test_all_decks_whose_pages_may_have_moved_are_named_in_one_finding(tmp_path: Path) -> None:
    (found,) = CASES['build.deck-pages-stale'](tmp_path)
    assert found.message('en') == (
        'The pages cited in slides/01.pptx, slides/02.pptx may have moved: '
        'content/2026-spring/03-new/session.md changed since'
    )
