"""The end of an article -> its text and the lines of its signature."""

import re

from booklet.importing.dates import find_date
from booklet.importing.lines import Layout, Line, ends_sentence, is_unfinished
from booklet.importing.paragraphs import opens_passage
from booklet.importing.passage import Kind
from booklet.text.classes import HAN
from booklet.text.spacing import tidy_headline, width
from booklet.values import dataclass

_MOST_LINES = 8
_WIDEST = 0.75
"""Of the measure; a wider line is text."""
_LONGEST = 24
"""Characters, where lines are not wrapped."""
_OFFICE = re.compile(
    rf'[{HAN}（）()]{{2,}}(?:部|处|室|局|院|系|所|会|组|中心|大学|学校|办公室|总支|支部|主席|总统|总理|院长|校长|主任|书记)'
    rf'(?:\s+[{HAN}·]{{2,12}})?'
)
_STEM_ENDS = ('：', '；', ':', ';')
_DATE_LINE = re.compile(rf'(?:于[{HAN}]{{2,8}})?')


@dataclass(frozen=True, slots=True)
class Signed:
    """Text and signature."""

    body: tuple[Line, ...]
    lines: tuple[Line, ...]


def split_signature(lines: tuple[Line, ...], layout: Layout) -> Signed:
    """Part the signature from the text: the last short lines, when a date or an office is among them."""
    start = len(lines)
    while start > 0 and len(lines) - start < _MOST_LINES and _is_short(lines[start - 1], layout):
        start -= 1
    # Short lines before the first office or date are text: a heading, a greeting.
    while start < len(lines) and not _is_signing(lines[start].text):
        start += 1
    return Signed(lines[:start], lines[start:])


def is_office(text: str) -> bool:
    """Tell whether `text` names an office, perhaps with a person."""
    return _OFFICE.fullmatch(tidy_headline(text)) is not None


def _is_short(line: Line, layout: Layout) -> bool:
    text = line.text
    if not line.is_words or (line.passage and line.passage.kind is Kind.HEADING):
        return False
    if ends_sentence(text) or is_unfinished(text) or opens_passage(text) or text.endswith(_STEM_ENDS):
        return False
    return width(text) <= _WIDEST * layout.measure if layout.is_wrapped else len(text) <= _LONGEST


def _is_signing(text: str) -> bool:
    found = find_date(text)
    if found and found.start == 0:
        return _DATE_LINE.fullmatch(text[found.end :].strip()) is not None
    return is_office(text)
