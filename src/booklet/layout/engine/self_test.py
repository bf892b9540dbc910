"""A page laid out, drawn and marked at start: what its line must measure, whatever libraries there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.text.line_break import split_first_line

from booklet.layout.engine import seams
from booklet.layout.engine.chinese import take_remarks
from booklet.layout.engine.chinese.shaping import SetText
from booklet.layout.engine.log import listening

_TEXT: Final = '甲乙，“丙”丁C戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'
_EM: Final = 10
_LINE: Final = 100
"""Pixels of an em and of the line, which is ten wide."""
_PAGE: Final = (
    f'<html lang="zh-CN"><style>@page {{ size: {_LINE}px; margin: 0 }} '
    f'body {{ margin: 0; font-size: {_EM}px; text-align: justify; '
    'text-justify: inter-character; text-autospace: normal; '
    'text-spacing-trim: trim-both } p { margin: 0 } span { float: footnote }</style>'
    f'<p id="a">{_TEXT}</p><h2 id="b"><a href="#a">甲</a><span>乙</span></h2>'
    '<table><tr><td>丙</table><ul><li>丁</ul></html>'
)


def require_set_line(draw: Callable[[Any], object]) -> None:
    """Raise MissingOnMachineError unless a line comes out as wide, as close and as set as it must.

    `draw` does with a document what is done with every section.
    """
    try:
        with listening():
            document = HTML(string=_PAGE).render(font_config=FontConfiguration())
            draw(document)
        take_remarks()
        boxes = document.pages[0]._page_box.descendants()
        line = next(box for box in boxes if type(box).__name__ == 'LineBox')
        fault = _fault_of(line.children)
    except Exception as error:
        # Whatever another release raises: a build must not go on without its lines set.
        raise seams.cannot_set(f'the self-test ended with {error!r}') from error
    if fault:
        raise seams.cannot_set(fault)


def _fault_of(texts: Any) -> str:
    """Return what is wrong with the line that these boxes are; empty when nothing is."""
    if not texts or any(not isinstance(box.pango_layout, SetText) for box in texts):
        return 'a line of the self-test was not set by line setting'
    width = sum(sum(box.pango_layout.advances) for box in texts)
    if abs(width - _LINE) > 0.01:
        return f'the line of the self-test is {width:.2f} wide, not {_LINE}'
    text = texts[0].pango_layout
    stock = split_first_line(_TEXT[:2], text.style, None, None, 0)[3]
    if abs(stock - sum(text.shape.width[:2])) > 0.01:
        return f'glyphs of the self-test are read {sum(text.shape.width[:2]):.2f} wide, not {stock:.2f}'
    more = [advance - width for advance, width in zip(text.advances, text.shape.width, strict=False)]
    comma = _TEXT.index('，')
    if text.shape.before[comma + 1] and abs(more[comma] + _EM / 2) > 0.01:
        return 'marks that meet in the self-test do not share half an em'
    if more[_TEXT.index('C')] < more[0] + _EM / 8:
        return 'Han and Latin letters touch in the self-test'
    return ''
