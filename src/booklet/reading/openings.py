"""What a line may open: the marks of all kinds of blocks, on any keyboard; and when it only looks so."""

import re
from collections.abc import Sequence

from booklet.reading import rows
from booklet.reading.fences import Fenced
from booklet.reading.lines import Line, lines_of
from booklet.reading.signs import BREAK, MARK_OPEN, MASK, NOTHING, TOKEN_OPEN, mark, token
from booklet.text.classes import is_han

CONTAINERS = {'verse': 'verse', '诗': 'verse', 'signature': 'signature', '署名': 'signature', 'lead': 'lead'}
CONTAINERS |= {'导语': 'lead'}
ATTRIBUTES = re.compile(r'\{:?[ ]*((?:(?:#[^\s{}#]+|\.[a-z]+|width[ ]?=[ ]?["“]?[^\s{}"”]+["”]?)[ ]*)+)\}')
"""Braces that are markup: all of it is a name, a width or a class."""

CONTAINER = re.compile(rf'[:：]{{3,}}[ \t\u3000]*([^\s{MASK}]*)[\s{MASK}]*$')
HEADING = re.compile(rf'([#＃]{{1,6}})(?:[ \t\u3000]+|(?=[^#＃\s{MASK}\x21-\x7e])|$)')
HASHES = re.compile(r'(?:^|[ \t]+)[#＃]+\s*$')
DIVIDER = re.compile(r'([-*_－＊＿])[ \t]*(?:\1[ \t]*){2,}$')
UNDERLINE = re.compile(r'={3,}\s*$')
NOTE = re.compile(r'[\[［]\^([^\]］\s]{1,80})[\]］][:：]')
TARGET = re.compile(
    r'[\[［]([^\]\[^\n]{1,80})[\]］][:：][ \t]*<?((?:https?://|mailto:|#)[^\s>]+|[^\s>]+\.(?:md|png|jpe?g|svg|gif|webp))>?'
    r'(?:[ \t]+["“(]([^"”)\n]*)["”)])?\s*$'
)
QUOTE = re.compile(r'[ \t]{0,3}[>＞](?=[>＞]*(?:[ \t\u3000]|$))[ \t]?')
ATTACHED_QUOTE = re.compile(r'[ \t]{0,3}[>＞]+[^\s\d=<>.\-−+a-zA-Z]')
ITEM = re.compile(r'([-*+•●▪◦－＊]|\d{1,9}[.)])([ \t\u3000]+)(?=\S)')
DASH = re.compile(r'[ \u3000]*(?:——|⸺)(?![—⸺])[ \u3000]*')
DEFINITION = re.compile(r'[ ]{0,3}:[ \t]{1,3}(?=\S)')
HARD_BREAK = re.compile(rf'[ ]{{2,}}[{MASK}]*$')
_LEADS = ('：', ':')


def starts(lines: Sequence[Line], index: int, source: str) -> bool:
    """Tell whether a block begins at `index`, in the midst of a paragraph."""
    line, text = lines[index], lines[index].words.text
    if text.startswith(TOKEN_OPEN) or QUOTE.match(line.text) or NOTE.match(text):
        return True
    if CONTAINER.match(text) or HEADING.match(text) or DIVIDER.match(text) or target_of(text, source):
        return True
    if match := ITEM.match(text):
        return may_interrupt(lines, index, match)
    return bool(DEFINITION.match(line.text)) or rows.is_table(lines, index)


def target_of(text: str, source: str) -> re.Match[str] | None:
    """Match the line that says where `[label]` leads, when something in the source is labelled so."""
    match = TARGET.match(text)
    return match if match and source.count(f'[{match[1]}]') > 1 else None


def attributes_of(written: str) -> dict[str, str]:
    """Return `#name .class width=80%` by name."""
    found: dict[str, str] = {}
    for part in re.findall(r'#[^\s]+|\.[^\s]+|width[ ]?=[ ]?[^\s]+', written):
        if part[0] == '#':
            found['id'] = part[1:]
        elif part[0] == '.':
            found['class'] = part[1:]
        else:
            found['width'] = part.partition('=')[2].strip(' "“”')
    return found


def body_lines(text: str, start: int, fenced: Sequence[Fenced]) -> list[Line]:
    """Return the lines of the body; those of a fenced block are one line with its token."""
    lines: list[Line] = []
    blocks = list(reversed(fenced))
    end = -1
    for line in lines_of(text, start):
        if line.offset <= end:
            continue
        if blocks and blocks[-1].start < line.offset + len(line.text) + 1:
            block = blocks.pop()
            end = block.end
            lead = line.text[: block.start - line.offset]
            lines.append(Line(lead + token(block.kind, block.start), line.offset))
        else:
            lines.append(line)
    return lines


def marked(words: Line) -> str:
    """Return the words of a line with their mark before them and a hard break as a sign."""
    text = words.text
    if match := HARD_BREAK.search(text):
        return f'{mark(words.offset)}{text[: match.start()].rstrip()}{BREAK}'
    return f'{mark(words.offset)}{text.rstrip()}'


def words_of_lines(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the white space at their beginnings."""
    return [line.words for line in lines]


def indented(marker: str, inner: list[list[str]]) -> list[list[str]]:
    """Return the blocks of an item: the first behind its marker, all others four columns in."""
    if not inner or any(row[:1] not in (MARK_OPEN, TOKEN_OPEN) for row in inner[0]):
        inner.insert(0, [NOTHING])
    [first, *rest] = inner
    blocks = [[marker.ljust(3) + ' ' + first[0], *('    ' + row for row in first[1:])]]
    return blocks + [['    ' + row if row else '' for row in block] for block in rest]


def has_term(blocks: list[list[str]]) -> bool:
    """Tell whether a definition may follow: a paragraph or another definition stands last."""
    last = next((block for block in reversed(blocks) if not block[0].startswith('    ')), None)
    if last is None:
        return False
    return any(row.startswith(':') and not row.startswith(':::') for row in last) or (
        last is blocks[-1] and last[0].startswith(MARK_OPEN)
    )


def dash_items(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each item that —— begins."""
    found: list[list[Line]] = []
    for line in lines:
        if DASH.match(line.text) or not found:
            found.append([])
        found[-1].append(line)
    return found


def container_end(lines: Sequence[Line], index: int) -> tuple[int, bool]:
    """Return the index of the line that closes a container, or how many lines there are."""
    depth = 0
    for at in range(index, len(lines)):
        if match := CONTAINER.match(lines[at].words.text):
            depth += 1 if match[1] else -1
            if depth == 0:
                return at, True
    return len(lines), False


def may_interrupt(lines: Sequence[Line], index: int, match: re.Match[str]) -> bool:
    """Tell whether an item begins in the midst of a paragraph, where a line may only look like one."""
    if lines[index - 1].text.rstrip().endswith(_LEADS):
        return True
    after = ITEM.match(lines[index + 1].words.text) if index + 1 < len(lines) else None
    digits = match[1][:-1]
    if digits:
        before = ITEM.match(lines[index - 1].words.text)
        number = int(digits)
        return number == 1 or any(
            near is not None and near[1][:-1].isdigit() and abs(int(near[1][:-1]) - number) == 1
            for near in (before, after)
        )
    return not is_lone_sum(lines, index)


def is_lone_sum(lines: Sequence[Line], index: int) -> bool:
    """Tell whether `- 5` goes on with a sum: a sign and a figure behind a line that does not end."""
    words = lines[index].words.text
    if not re.match(r'[-*+－]\s+\d', words) or index == 0 or lines[index - 1].is_blank:
        return False
    before = lines[index - 1].text.rstrip()
    if ITEM.match(lines[index - 1].words.text) or before.endswith(('。', '；', '：', ':', ';', '.')):
        return False
    after = lines[index + 1].words.text if index + 1 < len(lines) else ''
    return not ITEM.match(after) and is_han(before[-1])
