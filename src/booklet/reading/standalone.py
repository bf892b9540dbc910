"""Any Markdown or text file, in a project or not, to an Article."""

import itertools
import re
from pathlib import Path

from booklet.diagnostics import Checked
from booklet.model.pages import Anchor
from booklet.model.semester import Article
from booklet.reading.body import read_body
from booklet.reading.decoding import read_source
from booklet.reading.draft import Shelf
from booklet.reading.frontmatter import read_front_matter
from booklet.reading.shape import Shape
from booklet.reading.source import Source
from booklet.text.classes import cells, is_han

_MARKDOWN = frozenset(('.md', '.markdown', '.mdown'))
_INDENT = re.compile(r'\u3000|[ \t]{2,}')
_LONGEST_TITLE = 72
"""Cells of a first line that may be a title."""
_WIDEST_WRAPPED = 110
"""Cells of a line that a person or a PDF broke; longer lines are paragraphs."""
_ENDS = '。！？；，、：.!?;,:'


def read_loose(path: Path, root: Path) -> Checked[Article]:
    """Read a file by itself: front matter is optional, references stay as written.

    The title is that of the front matter, else a `#` heading at the beginning, else a short first line, else
    the file's name.
    """
    file = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    read = read_source(path, file)
    source = read.value
    matter = read_front_matter(source)
    title, place, start = matter.fields.text('title'), matter.fields.place('title'), matter.body
    if not title and (line := _first_line(source, start)):
        title, place, start = source.text[slice(*line)].strip(), source.place(*line), line[1]
    shape = None if path.suffix.lower() in _MARKDOWN else find_shape(source, start)
    language = 'zh-CN' if any(is_han(char) for char in source.text[start : start + 4000]) else 'en'
    body = read_body(
        source,
        start,
        's01a1b',
        Shelf(root, path.parent),
        is_numbered=False,
        language=language,
        has_title=bool(title),
        shape=shape,
    )
    if not title:
        title, place = body.value.title or path.stem, body.value.title_place
    article = Article(title, Anchor('s01a1'), place, body.value.blocks, language)
    return Checked(article, (*read.findings, *matter.fields.findings, *body.findings))


def find_shape(source: Source, start: int) -> Shape:
    """Tell from the lengths of its lines where the paragraphs of a plain text begin.

    Where most lines are about as long as the longest, they are hard-wrapped, and a paragraph ends with a
    shorter one or before an indent; where they are not, each line is a paragraph.
    """
    lines: list[tuple[int, str]] = []
    offset = start
    for line in source.text[start:].split('\n'):
        lines.append((offset, line))
        offset += len(line) + 1
    written = [(at, line) for at, line in lines if line.strip()]
    widths = sorted(cells(line.strip()) for _, line in written)
    width = widths[len(widths) * 9 // 10] if widths else 0
    full = sum(1 for each in widths if each >= 0.8 * width)
    is_wrapped = width <= _WIDEST_WRAPPED and len(written) > 3 and full * 2 >= len(written)
    blanks = sum(
        1 for (_, line), (_, after) in itertools.pairwise(lines) if line.strip() and not after.strip()
    )
    is_double_spaced = is_wrapped and blanks + 1 >= 0.9 * len(written)
    starts = {
        at
        for index, (at, line) in enumerate(written)
        if index == 0 or not is_wrapped or _begins(written[index - 1][1], line, width)
    }
    return Shape(frozenset(starts), is_double_spaced)


def _begins(before: str, line: str, width: int) -> bool:
    if _INDENT.match(line) and not _INDENT.match(before):
        return True
    return cells(before.strip()) < 0.85 * width


def _first_line(source: Source, start: int) -> tuple[int, int] | None:
    """Return the span of the first line when it may be a title: short, no sentence, no markup."""
    match = re.compile(r'\s*(\S[^\n]*)').match(source.text, start)
    if not match:
        return None
    line = match[1].strip()
    if cells(line) > _LONGEST_TITLE or line[-1] in _ENDS or not (line[0].isalnum() or line[0] in '“《「'):
        return None
    return match.start(1), match.end(1)
