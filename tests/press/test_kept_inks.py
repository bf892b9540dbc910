"""A press file made from what is kept of its last version is the file that would have been made without."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from booklet.cache import Store
from booklet.model.laid import SectionKind
from booklet.press.kept_inks import KeptInks
from booklet.press.plain_ink import PlainInk
from booklet.press.print_file import body_pages, press_file
from booklet.press.recolour import Recoloured
from booklet.shops import Standard
from tests.press.pressed import bound_html, wishes

WORDS = ('护目镜', '手套', '通风橱')
BOX = '<div style="background: linear-gradient(#135, #fff); opacity: .7; color: #c00; width: 30mm">盒</div>'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / 'store')


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the streams that are really brought into inks."""
    seen: list[bytes] = []
    recolour = PlainInk.recolour

    def noting(self: PlainInk, content: bytes, opaque: frozenset[str]) -> Recoloured | None:
        seen.append(content)
        return recolour(self, content, opaque)

    monkeypatch.setattr(PlainInk, 'recolour', noting)
    return seen


def made(
    words: Sequence[str], store: Store | None, in_colour: bool = False, standard: Standard = 'pdfx-4'
) -> bytes:
    body = ''.join(f'<p style="break-before: page">{each}</p>{BOX if in_colour else ""}' for each in words)
    bound = bound_html(body, kind=SectionKind.COVER if in_colour else SectionKind.ARTICLE)
    pages = body_pages(bound, in_colour, lambda index: True)
    return press_file(bound, pages, wishes(standard), (), store).value.content


@pytest.mark.parametrize('in_colour', [False, True])
@pytest.mark.parametrize('standard', ['pdfx-4', 'pdfx-1a'])
def test_what_is_kept_changes_no_byte(store: Store, in_colour: bool, standard: Standard) -> None:
    plain = made(WORDS, None, in_colour, standard)
    assert made(WORDS, store, in_colour, standard) == plain
    assert made(WORDS, store, in_colour, standard) == plain


def test_only_the_page_that_changed_is_read(store: Store, read: list[bytes]) -> None:
    made(WORDS, store)
    assert len(read) == 3
    again = made(('护目镜', '手套两副', '通风橱'), store)
    # A new word may change the names of the fonts in the whole section, as WeasyPrint's tags are digests.
    assert 4 <= len(read) <= 6
    before = len(read)
    assert made(('护目镜', '手套两副', '通风橱'), store) == again
    assert len(read) == before


def test_gray_and_colour_are_kept_apart(store: Store) -> None:
    for in_colour in (False, True, False):
        assert made(WORDS, store, in_colour) == made(WORDS, None, in_colour)


FOREIGN: tuple[dict[str, object], ...] = (
    {},
    {'names': 3, 'streams': {}},
    {'names': [], 'streams': {'a': [0, 1, 0, 0]}},
)


@pytest.mark.parametrize('head', FOREIGN)
def test_an_entry_that_is_none_of_ours_counts_as_none(store: Store, head: dict[str, object]) -> None:
    kept = KeptInks(store, 'booklet.pdf')
    store.put(kept._key(), head, b'x')
    kept.recall()
    assert kept.stream('a') is None
    assert made(WORDS, store) == made(WORDS, None)
