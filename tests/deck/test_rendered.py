"""Rendered by another program, all text stands inside its placeholder and none of it is lost."""

from pathlib import Path

from msgspec.structs import replace

from booklet.deck import make_deck
from booklet.model.keys import ArticleKeys
from booklet.model.semester import Session
from tests.deck.rendering import defects, rendered
from tests.deck.sample import (
    KEYS,
    LONG,
    PAGES,
    PICTURES,
    SEMESTER,
    SESSION,
    STAMP,
    THEME,
    article,
    choice,
    key,
)

TITLES = (
    '关于进一步规范危险化学品采购、领用、保存与回收全过程登记的若干意见（试行）及其说明',
    'On keeping laboratory records that a stranger can read, repeat and trust ten years later',
    '盐',
)
SENTENCES = (
    LONG * 2,
    '规程' * 160,
    'Deoxyribonucleoside-triphosphates' * 9,
    '用 10 mM Tris-HCl（pH 8.0）配制的 TE buffer 在 4 °C 下可以保存 6 个月，标签上写明配制人和批号。' * 3,
    '先停，再看！',
    '“先停下来，”老师说，“把总阀关上，再打开窗户。”' * 4,
    'Write the step down before you do it; a step written afterwards is a memory, not a record. ' * 5,
)


def crowded() -> tuple[Session, tuple[ArticleKeys, ...]]:
    """Return a session of long titles and sentences, and its choice."""
    articles = tuple(
        article(n, title, source=title, subtitle=title, minutes=25, questions=(LONG, title))
        for n, title in enumerate((*TITLES, *TITLES), 1)
    )
    keys = tuple(
        choice(n, *(key(n, block, text) for block, text in enumerate(SENTENCES, 1)))
        for n in range(1, len(articles) + 1)
    )
    return replace(SESSION, articles=articles, title=TITLES[0], location=TITLES[1]), keys


def test_sample_and_crowded_session_stand_in_their_placeholders(tmp_path: Path) -> None:
    session, keys = crowded()
    decks = {
        'sample': make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP, PICTURES).value.content,
        'crowded': make_deck(session, SEMESTER, keys, PAGES, THEME, STAMP).value.content,
    }
    pages = rendered(decks, tmp_path)
    assert [defects(content, pages[name]) for name, content in decks.items()] == [[], []]
