"""The first lines of an article by itself -> its title and what stands before and below it."""

import re

from booklet.importing.letterhead import is_letterhead
from booklet.importing.lines import Layout, Line, ends_sentence
from booklet.importing.paragraphs import group_lines, opens_passage
from booklet.importing.passage import Kind, Passage
from booklet.values import dataclass

_LONGEST_TITLE = 60
"""Characters; a longer line is text."""
_SEARCHED = 12
"""Lines at the top among which a title is looked for by its looks."""
_LARGER = 1.12
_MOST_LINES = 3
_ATTACHMENT = re.compile(r'附件\s*[\d一二三四五六七八九十]*\s*[：:]?')


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the title stands; no lines when there is none."""

    before: tuple[Line, ...]
    title: tuple[Line, ...]
    rest: tuple[Line, ...]


def find_title(lines: tuple[Line, ...], layout: Layout) -> Opening:
    """Return the title of an article that is no part of a sheet: by style, by looks, else the first line."""
    if not all(line.passage for line in lines):
        head = next((at for at, line in enumerate(lines[:_SEARCHED]) if not is_letterhead(line.text)), 0)
        group, _ = group_lines(lines[head:], layout)[0]
        is_title = _may_be(''.join(line.text for line in group))
        return _opened(lines, head, head + len(group)) if is_title else _none(lines)
    start = _by_style(lines)
    if start is None:
        start = _by_size(lines)
    if start is None:
        start = _first(lines)
    if start is None:
        return _none(lines)
    end = start + 1
    while end < min(len(lines), start + _MOST_LINES) and _goes_on(lines[start], lines[end]):
        end += 1
    return _opened(lines, start, end)


def _opened(lines: tuple[Line, ...], start: int, end: int) -> Opening:
    return Opening(lines[:start], lines[start:end], lines[end:])


def _none(lines: tuple[Line, ...]) -> Opening:
    return Opening((), (), lines)


def _may_be(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_TITLE and not ends_sentence(text) and not _ATTACHMENT.fullmatch(text)


def _stands_before(text: str) -> bool:
    """Tell whether a line belongs above the title."""
    return is_letterhead(text) or _ATTACHMENT.fullmatch(text) is not None


def _is_candidate(line: Line) -> bool:
    passage = line.passage
    is_plain = passage is not None and passage.kind in (Kind.PARAGRAPH, Kind.HEADING) and not passage.number
    return is_plain and _may_be(line.text) and not is_letterhead(line.text)


def _by_style(lines: tuple[Line, ...]) -> int | None:
    found = (
        index
        for index, line in enumerate(lines[:_SEARCHED])
        if _is_candidate(line)
        and line.passage
        and line.passage.kind is Kind.HEADING
        and line.passage.level == 0
    )
    return next(found, None)


def _by_size(lines: tuple[Line, ...]) -> int | None:
    """Return the first of the largest lines before the text begins."""
    best: tuple[float, int] | None = None
    for index, line in enumerate(lines[:_SEARCHED]):
        passage = line.passage
        if passage is None or len(line.text) > 2 * _LONGEST_TITLE:
            break
        look = passage.look
        is_large = look.size >= _LARGER and look.alignment != 'right' and passage.kind is Kind.PARAGRAPH
        if is_large and _is_candidate(line) and (best is None or look.size > best[0]):
            best = (look.size, index)
    return best[1] if best else None


def _first(lines: tuple[Line, ...]) -> int | None:
    heads = (at for at, line in enumerate(lines[:_SEARCHED]) if not _stands_before(line.text))
    start = next(heads, 0)
    first = lines[start].passage
    if first is None or not _is_candidate(lines[start]):
        return None
    same = [line for line in lines if line.passage and _is_like(line.passage, first)]
    # The first of several headings of one level heads a part, not the whole.
    return None if first.kind is Kind.HEADING and len(same) > 1 else start


def _is_like(passage: Passage, first: Passage) -> bool:
    return passage.kind is Kind.HEADING and passage.level <= first.level


def _goes_on(first: Line, line: Line) -> bool:
    """Tell whether a title goes on: set like its first line, larger than the text and centred."""
    one, other = first.passage, line.passage
    if one is None or other is None or not _is_candidate(line) or opens_passage(line.text):
        return False
    if one.kind is not other.kind or one.level != other.level:
        return False
    is_title = one.look.size >= _LARGER or (one.look.alignment == 'center' and one.look.is_bold)
    is_same = (one.look.size, one.look.face, one.look.alignment) == (
        other.look.size,
        other.look.face,
        other.look.alignment,
    )
    return is_title and is_same and line.text[0] not in '（(—-〔[' and one.look.is_bold == other.look.is_bold
