"""A press file made from what is kept of its last version is the file that would have been made without."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from booklet.model.laid import LaidBooklet, SectionKind
from booklet.model.pages import Folio, PageMap
from booklet.press.assembly.print_file import body_pages, inks_of, press_file
from booklet.press.inks import section
from booklet.press.inks.separated import InkedSection, from_entry, to_entry
from booklet.press.inks.separated_booklet import InkDesk, ink_jobs
from booklet.press.inks.settings import InkWishes
from booklet.project.shops import Standard
from booklet.store import Store
from tests.press.laid_sample import FACTS, section_pdf
from tests.press.pressed import bound_html, pages_of, press, wishes
from tests.press.test_carried_faces import without_programs, written

WORDS = ('护目镜', '手套', '通风橱')
BOX = '<div style="background: linear-gradient(#135, #fff); opacity: .7; color: #c00; width: 30mm">盒</div>'


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / 'store')


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Return the sections that are really brought into inks."""
    seen: list[bytes] = []
    ink_section = section.ink_section

    def noting(pdf: bytes, asked: InkWishes, is_furniture: bool = False) -> InkedSection:
        seen.append(pdf)
        return ink_section(pdf, asked, is_furniture)

    monkeypatch.setattr(section, 'ink_section', noting)
    return seen


def made(
    words: Sequence[str], store: Store | None, in_colour: bool = False, standard: Standard = 'pdfx-4'
) -> bytes:
    body = ''.join(f'<p style="break-before: page">{each}</p>{BOX if in_colour else ""}' for each in words)
    bound = bound_html(body, kind=SectionKind.COVER if in_colour else SectionKind.ARTICLE)
    return press(bound, wishes(standard), pages_of(bound, in_colour), store=store).value.content


@pytest.mark.parametrize('in_colour', [False, True])
@pytest.mark.parametrize('standard', ['pdfx-4', 'pdfx-1a'])
def test_what_is_kept_changes_no_byte(store: Store, in_colour: bool, standard: Standard) -> None:
    plain = made(WORDS, None, in_colour, standard)
    assert made(WORDS, store, in_colour, standard) == plain
    assert made(WORDS, store, in_colour, standard) == plain


def without_text(colours: Sequence[str]) -> LaidBooklet:
    """Return a booklet of sections that name no faces, one for each colour."""
    sections = []
    for index, colour in enumerate(colours):
        bound = bound_html(f'<div style="background: {colour}; height: 20mm"></div>')
        [placed] = bound.laid.sections
        sections.append(replace(placed, first_index=index, folios=(Folio(str(index + 1)),)))
    return LaidBooklet(tuple(sections), PageMap(), 1, ())


def test_only_the_section_that_changed_is_read(store: Store, read: list[bytes]) -> None:
    def build(*colours: str) -> bytes:
        laid = without_text(colours)
        pages = body_pages(laid, 'zh-CN', False, lambda index: True)
        return press_file(laid, FACTS, pages, wishes(), (), store).value.content

    build('#123', '#456', '#789')
    assert len(read) == 3
    again = build('#123', '#abc', '#789')
    assert len(read) == 4
    assert build('#123', '#abc', '#789') == again
    assert len(read) == 4


def test_sections_that_were_made_elsewhere_are_not_read(read: list[bytes]) -> None:
    laid = without_text(('#123', '#456'))
    pages = body_pages(laid, 'zh-CN', False, lambda index: True)
    jobs = ink_jobs(laid, inks_of(pages, wishes()))
    elsewhere = InkDesk()
    known = {job: elsewhere.inked(job) for job in jobs}
    assert len(read) == len(jobs) == 2
    made_here = press_file(laid, FACTS, pages, wishes(), (), None, InkDesk(None, known))
    assert len(read) == 2
    assert made_here == press_file(laid, FACTS, pages, wishes())


def test_gray_and_colour_are_kept_apart(store: Store) -> None:
    for in_colour in (False, True, False):
        assert made(WORDS, store, in_colour) == made(WORDS, None, in_colour)


FOREIGN: tuple[dict[str, object], ...] = (
    {},
    {'pages': 3},
    {'pages': [], 'pieces': [['a', 'b']], 'fonts': [], 'unknown': [], 'too_new': [], 'has_programs': False},
    {'pages': [], 'pieces': [], 'fonts': [[1]], 'unknown': [], 'too_new': [], 'has_programs': False},
)


@pytest.mark.parametrize('head', FOREIGN)
def test_an_entry_that_is_none_of_ours_counts_as_none(head: dict[str, object]) -> None:
    assert from_entry((head, b'x')) is None


@pytest.mark.parametrize('in_colour', [False, True])
def test_what_is_kept_is_read_back_whole(in_colour: bool) -> None:
    pdf = bound_html(f'<p>护目镜</p>{BOX}').laid.sections[0].section.pdf
    inked = section.ink_section(pdf, wishes().inks(in_colour))
    assert from_entry(to_entry(inked)) == inked
    carried = section.ink_section(written(without_programs(section_pdf(1, 3))), wishes().inks(in_colour))
    assert carried.fonts
    assert not carried.has_programs
    head, blob = to_entry(carried)
    assert from_entry((json.loads(json.dumps(head)), blob)) == carried
