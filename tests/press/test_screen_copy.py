"""The copy for the screen."""

import io
from functools import cache

import pikepdf
import pytest

from booklet.press.screen.body import bind, print_body
from booklet.press.screen.screen_copy import screen_edition
from booklet.units import Length
from tests.press.laid_sample import FACTS, booklet, faces
from tests.press.tools import assert_sound, pictures, run


@cache
def both() -> tuple[bytes, bytes]:
    bound = bind(booklet(), FACTS, faces())
    return print_body(bound), screen_edition(bound)


def opened() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(both()[1]))


def test_it_shows_the_pages_of_the_print_body_and_is_hardly_larger() -> None:
    body, copy = both()
    assert_sound(copy)
    assert pictures(copy) == pictures(body)
    assert len(copy) < 1.1 * len(body)


def test_a_link_inside_leads_to_the_page_and_line_of_its_mark() -> None:
    with opened() as pdf:
        # The first link of the section on pages 10 and 11 leads to the article that opens on page 12.
        link = pdf.pages[10].obj.Annots[0]
        page, kind, _, top, _ = link.Dest
        assert page.objgen == pdf.pages[12].obj.objgen
        assert str(kind) == '/XYZ'
        assert float(top) == pytest.approx(Length.mm(210) - 70 + 12, abs=0.01)
        assert [float(edge) for edge in link.Rect] == pytest.approx(
            [71, Length.mm(210) - 80, 200, Length.mm(210) - 60], abs=0.01
        )


def test_a_link_to_the_world_is_percent_encoded_once() -> None:
    with opened() as pdf:
        uri = str(pdf.pages[10].obj.Annots[1].A.URI)
    assert uri == 'https://example.org/%E7%BB%86%E8%83%9E?a=1&b=%20'


def test_the_outline_nests_by_level_and_opens_sessions_only() -> None:
    with opened() as pdf, pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
        assert titles == ['第 0 篇 0', '第 1 篇 0', '第 2 篇 0', '第 3 篇 0', '第 4 篇 0', '第 5 篇 0']
        article = outline.root[3].children[0]
        assert not outline.root[3].is_closed
        assert article.is_closed
        assert [item.title for item in article.children] == ['第 3 篇 2', '第 3 篇 3', '第 3 篇 4']


def test_title_and_bookmarks_are_shown_and_the_language_is_said() -> None:
    with opened() as pdf:
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.PageMode) == '/UseOutlines'
        assert str(pdf.Root.Lang) == 'zh-CN'


def test_poppler_sees_the_links() -> None:
    said = run(['pdfinfo', '-url', 'PDF'], both()[1])
    assert said.count('https://example.org/') == 6


def test_same_body_same_bytes() -> None:
    bound = bind(booklet(), FACTS, faces())
    assert screen_edition(bound) == both()[1]
