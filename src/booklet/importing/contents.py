"""A table of contents that somebody typed: 目录 and lines that all stand again further down -> left out."""

import re

from booklet.diagnostics import Checked, Place, finding
from booklet.importing.lines import Line
from booklet.importing.paragraphs import NUMERALS

_LABEL = re.compile(r'目\s*[录次]|contents|table of contents', re.IGNORECASE)
_LEADERS = re.compile(r'[\s.．…·]*\d{1,3}$|[.．…·]{2,}$')
_CHAPTER = re.compile(rf'第[{NUMERALS}\d]{{1,4}}[编章]')
_FEWEST = 2
_LONGEST = 60
"""Characters of a line of contents."""


def without_contents(name: str, lines: tuple[Line, ...]) -> Checked[tuple[Line, ...]]:
    """Return the lines less a typed table of contents; the booklet makes its own."""
    start = next((at for at, line in enumerate(lines) if _LABEL.fullmatch(line.text)), None)
    if start is None:
        return Checked(lines)
    end = start + 1
    later = {_bare(line.text): at for at, line in enumerate(lines)}
    later |= {match.group(): at for at, line in enumerate(lines) if (match := _CHAPTER.match(line.text))}
    while end < len(lines) and len(lines[end].text) <= _LONGEST and _again(lines[end].text, later) > end:
        end += 1
    while end < len(lines) and _precedes_first_chapter(lines, start + 1, end):
        end += 1
    if end - start - 1 < _FEWEST:
        return Checked(lines)
    told = (
        finding('import.contents-left-out', Place(name, line.number), text=line.text)
        for line in lines[start:end]
    )
    return Checked((*lines[:start], *lines[end:]), tuple(told))


def _precedes_first_chapter(lines: tuple[Line, ...], first: int, at: int) -> bool:
    """Tell whether a line names a chapter that the text does not have, right before the text's first one."""
    chapter = _CHAPTER.match(lines[first].text) if first < at else None
    following = lines[at + 1].text if at + 1 < len(lines) else ''
    is_chapter = _CHAPTER.match(lines[at].text) is not None
    return bool(chapter and is_chapter and following.startswith(chapter.group()))


def _again(text: str, later: dict[str, int]) -> int:
    """Return the last line that says the same, or that begins the same chapter in other words."""
    chapter = _CHAPTER.match(text)
    return max(later.get(_entry(text), 0), later.get(chapter.group(), 0) if chapter else 0)


def _entry(text: str) -> str:
    """Return a line of contents without its dots and its page number."""
    return _bare(_LEADERS.sub('', text))


def _bare(text: str) -> str:
    return re.sub(r'\s', '', text)
