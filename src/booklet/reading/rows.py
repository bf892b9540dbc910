"""Lines with | to the rows of a table: split once, by the rules of running text, every row as wide as all."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from booklet.reading.lines import Line
from booklet.reading.signs import Markup, hide, mark

_RULE = re.compile(r'\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$')
_TYPED = {ord('｜'): '|', ord('－'): '-', ord('：'): ':', ord('—'): '-', ord('\u3000'): ' '}
_CAPTION = re.compile(r'(?:表|Table)\s*[:：]')
_PIPE = re.compile(r'\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\$[^\s$|][^$]*\$(?!\d)|[|｜]')
_GAP = re.compile(r'(?<=\S)(?:[ \u3000]*\t[ \t\u3000]*|[ \u3000]{2,})(?=\S)')


class Cell(NamedTuple):
    """The words of a cell."""

    text: str
    offset: int


class Rows(NamedTuple):
    """A table as strict Markdown."""

    written: tuple[str, ...]
    taken: int
    """Source lines taken."""
    markup: tuple[Markup, ...]
    overfull: tuple[Line, ...]
    """Rows with more cells than the head."""


def is_caption(line: Line) -> bool:
    """Tell whether a line is written as the caption of a table."""
    return bool(_CAPTION.match(line.words.text))


def is_table(lines: Sequence[Line], index: int) -> bool:
    """Tell whether the head of a table stands at `index`: a row with a rule below it."""
    if index + 1 >= len(lines) or not ('|' in lines[index].text or '｜' in lines[index].text):
        return False
    rule = _rule(lines[index + 1])
    return bool(rule) and len(list(_split(lines[index]))) >= 1


def read_rows(lines: Sequence[Line], index: int) -> Rows:
    """Return the table whose head stands at `index`, with every row that follows without a gap."""
    end = index + 2
    while (
        end < len(lines) and not lines[end].is_blank and ('|' in lines[end].text or '｜' in lines[end].text)
    ):
        end += 1
    markup: list[Markup] = []
    cells = [
        (list(_split(line, markup)), line)
        for at, line in enumerate(lines[index:end], index)
        if at != index + 1
    ]
    rule = lines[index + 1].words
    markup.append(Markup(rule.offset, rule.offset + len(rule.text), 'table-rule'))
    width = max(len(row) for row, _ in cells)
    rules = [part.strip() for part in _rule(rule).strip('|').split('|')]
    head, *rest = (_written(row, width) for row, _ in cells)
    dashes = [f'{":" if each[:1] == ":" else ""}---{":" if each[1:].endswith(":") else ""}' for each in rules]
    dashes = (dashes + ['---'] * width)[:width]
    # A head row of one cell may be followed by a rule of more.
    overfull = tuple(line for row, line in cells[1:] if len(row) > len(cells[0][0]))
    written = (head, '| ' + ' | '.join(dashes) + ' |', *rest)
    return Rows(written, end - index, tuple(markup), overfull)


def looks_like(lines: Sequence[Line]) -> str:
    """Return the slug of what a paragraph looks like: a table without its rule, or one of tabs; else ''."""
    texts = [line.words.text.rstrip() for line in lines]
    if len(texts) < 2:
        return ''
    if sum(text.count('|') + text.count('｜') >= 2 or text[:1] in '|｜' for text in texts) == len(texts):
        return 'table.no-rule'
    gaps = [len(_GAP.findall(text)) for text in texts]
    return 'table.typed' if all(gaps) and len(set(gaps)) == 1 else ''


def _rule(line: Line) -> str:
    """Return the rule that a line is, in half-width marks; empty when it is none."""
    text = line.words.text.translate(_TYPED).rstrip()
    return text if '|' in text and _RULE.match(text) else ''


def _split(line: Line, markup: list[Markup] | None = None) -> Iterator[Cell]:
    """Yield the cells of a row. A | is no border when it is escaped, in code or in a formula."""
    words = line.words
    text = words.text.rstrip()
    start, is_first = 0, True
    for match in _PIPE.finditer(text):
        if match.group() not in '|｜':
            continue
        if markup is not None:
            markup.append(Markup(words.offset + match.start(), words.offset + match.end(), 'pipe'))
        if not (is_first and match.start() == 0):
            yield _cell(text, start, match.start(), words.offset)
        start, is_first = match.end(), False
    if start < len(text):
        yield _cell(text, start, len(text), words.offset)


def _cell(text: str, start: int, end: int, offset: int) -> Cell:
    inner = text[start:end]
    stripped = inner.lstrip()
    return Cell(stripped.rstrip(), offset + start + len(inner) - len(stripped))


def _written(row: Sequence[Cell], width: int) -> str:
    cells = [f'{mark(cell.offset)}{hide(cell.text)}' if cell.text else '' for cell in row]
    return '| ' + ' | '.join(cells + [''] * (width - len(cells))) + ' |'
