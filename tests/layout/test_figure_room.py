"""A figure that does not fit lets the paragraph after it fill the page, when the text says where it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from booklet.layout.engine.job import SectionResult

LINE = '<p id="{id}">称量之前先看天平是否水平，读数要等到稳定以后再记，不要着急，记完再把天平归零。</p>'
Render = Callable[..., SectionResult]


def body(call: str, after: str, before: int = 9) -> str:
    """Return a page nearly full, a figure that does not fit on it, and what follows."""
    lines = '\n'.join(LINE.format(id=f'b{number}') for number in range(before))
    picture = '<img style="display: block; height: 200pt" src="https://booklet.invalid/content/a.svg">'
    caption = '<figcaption><span class="number">图 1</span>天平</figcaption>'
    figure = f'<figure id="fig">{picture}{caption}</figure>'
    return f'{lines}\n<p id="call">{call}</p>\n{figure}\n{after}'


@pytest.fixture(autouse=True)
def picture(root: Path) -> None:
    (root / 'content/a.svg').write_text('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"/>')


def first_page(result: SectionResult, name: str) -> int:
    return next(mark.first for mark in result.marks if mark.anchor == name)


AFTER = LINE.format(id='x') + '\n' + LINE.format(id='y')


@pytest.mark.parametrize('call', ['天平的样子<a href="#fig">见图 1</a>。', '天平的样子见图 1。'])
def test_the_next_paragraph_comes_first(render: Render, call: str) -> None:
    result = render(body(call, AFTER))
    assert first_page(result, 'x') == 0
    assert first_page(result, 'fig') == 1
    assert first_page(result, 'y') == 1


def test_a_figure_that_nobody_calls_and_one_before_a_heading_stay(render: Render) -> None:
    assert first_page(render(body('天平要常看。', AFTER)), 'x') == 1
    result = render(body('天平的样子见图 1。', f'<h2 id="h">读数</h2>\n{AFTER}'))
    assert first_page(result, 'h') == 1


def test_a_figure_that_fits_stays(render: Render) -> None:
    result = render(body('天平的样子见图 1。', AFTER, before=2))
    marks = [mark.anchor for mark in result.marks if mark.anchor in ('fig', 'x')]
    assert marks == ['fig', 'x']
