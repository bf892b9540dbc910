"""Pages that are known from a file's last version are reported as if they had been read again."""

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from booklet.preflight import KnownPages, check_pdf
from booklet.preflight.facts import Page
from booklet.preflight.scan import reading
from booklet.preflight.scan.interpreter import Shelf
from booklet.preflight.scan.pages import read_page
from booklet.store import Store
from tests.preflight.wrong import WRONGS
from tests.press.pressed import pressed

Edit = Callable[[pikepdf.Pdf], None]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / 'store')


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the indices of the pages that are really read."""
    seen: list[int] = []

    def noting(page: pikepdf.Object, index: int, shelf: Shelf) -> Page:
        seen.append(index)
        return read_page(page, index, shelf)

    monkeypatch.setattr(reading, 'read_page', noting)
    return seen


@cache
def base() -> bytes:
    pages = ''.join(f'<p style="break-before: page">{words}</p>' for words in ('护目镜', '手套', '通风橱'))
    return pressed(pages).value.content


def edited(edit: Edit) -> bytes:
    with pikepdf.open(io.BytesIO(base())) as pdf:
        edit(pdf)
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True)
        return target.getvalue()


def add_to_page(index: int, drawn: bytes) -> Edit:
    return lambda pdf: pdf.pages[index].contents_add(drawn)


def turn_all(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Pages.Rotate = 90


def turn(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.Rotate = 90


def trim(pdf: pikepdf.Pdf) -> None:
    pdf.pages[1].obj.TrimBox = pikepdf.Array([40, 40, 300, 400])


def swap(pdf: pikepdf.Pdf) -> None:
    pdf.pages.insert(0, pdf.pages[2])


def widen(pdf: pikepdf.Pdf) -> None:
    for held in pdf.objects:
        if isinstance(held, pikepdf.Dictionary) and '/W' in held:
            held.DW, held.W = 30000, pikepdf.Array()


def rename(pdf: pikepdf.Pdf) -> None:
    for held in pdf.objects:
        if isinstance(held, pikepdf.Dictionary) and held.get('/Type') == '/Font':
            held.BaseFont = pikepdf.Name('/ABCDEF+Other')


def spoil_font(pdf: pikepdf.Pdf) -> None:
    for held in pdf.objects:
        if isinstance(held, pikepdf.Dictionary) and '/FontFile3' in held:
            held.FontFile3.write(b'no font')


EDITS: tuple[tuple[Edit, int], ...] = (
    (lambda pdf: None, 0),
    (add_to_page(1, b' 1 0 0 rg 90 90 50 50 re f'), 1),
    (add_to_page(1, b' 0 0 0 1 k 90 90 50 50 re f'), 1),
    (add_to_page(2, b' Q Q Q'), 1),
    (turn, 1),
    (trim, 1),
    (swap, 0),
    (turn_all, 3),
    (widen, 3),
    (rename, 3),
    (spoil_font, 3),
)


@pytest.mark.parametrize(('edit', 'count'), EDITS)
def test_pages_that_changed_are_read_and_no_others(
    edit: Edit, count: int, store: Store, read: list[int]
) -> None:
    check_pdf(base(), known=KnownPages(store, 'a'))
    content = edited(edit)
    plain = check_pdf(content)
    read.clear()
    assert check_pdf(content, known=KnownPages(store, 'a')) == plain
    assert len(read) == count
    assert check_pdf(content, known=KnownPages(store, 'a')) == plain


def test_wrong_files_are_reported_alike_after_others(store: Store) -> None:
    # Every sixth: some take a second, and all of them went through it when it was written.
    for wrong in WRONGS[::6]:
        content = wrong.content()
        plain = check_pdf(content, wrong.standard, wrong.asked)
        for _ in range(2):
            known = KnownPages(store, 'a')
            assert check_pdf(content, wrong.standard, wrong.asked, known) == plain, wrong.name


def test_a_store_that_holds_nonsense_does_no_harm(store: Store) -> None:
    known = KnownPages(store, 'a')
    plain = check_pdf(base(), known=known)
    entry = store.get(known.key())
    assert entry is not None
    rows = entry[0]['pages']
    assert isinstance(rows, dict)
    assert len(rows) == 3
    nonsense: tuple[object, ...] = ({'marks': [[99, 1]]}, None, [], {})
    for row in nonsense:
        store.put(known.key(), {'pages': dict.fromkeys(rows, row), 'marks': [3]}, b'')
        assert check_pdf(base(), known=KnownPages(store, 'a')) == plain
