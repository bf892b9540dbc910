"""A source line with a span -> the stretch of it that fits a terminal, and carets exactly under the span."""

import unicodedata

from booklet.values import dataclass

TAB_STOP = 4
ELLIPSIS = '…'


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Two lines to be printed one under the other in a fixed pitch."""

    text: str
    carets: str


def excerpt(line: str, column: int, length: int, cells: int = 100) -> Excerpt:
    """Return at most `cells` cells of `line` around the span of `length` code points from `column` (from 1).

    A column behind the end of the line points behind its last character; a span that is longer than the
    excerpt is marked as far as it is shown.
    """
    start = min(max(column - 1, 0), len(line))
    end = min(start + max(length, 1), len(line))
    if start < len(line) and cell_width(line[start]) == 0:
        start = _base_of(line, start)
    pieces = _pieces(line)
    left, right = _window([width for _, width in pieces], start, end, cells)
    head = ELLIPSIS if left > 0 else ''
    tail = ELLIPSIS if right < len(line) else ''
    before = len(head) + sum(width for _, width in pieces[left:start])
    marked = sum(width for _, width in pieces[start : min(end, right)])
    text = head + ''.join(piece for piece, _ in pieces[left:right]) + tail
    return Excerpt(text.rstrip(), ' ' * before + '^' * max(marked, 1))


def cell_width(character: str) -> int:
    """Return the cells that a character takes: 2 when wide (UAX #11 W and F), 0 when combining, else 1."""
    if unicodedata.category(character) in ('Mn', 'Me', 'Cf') and character != '\u00ad':
        return 0
    return 2 if unicodedata.east_asian_width(character) in 'WF' else 1


def text_width(text: str) -> int:
    """Return the cells that a text without tabs takes."""
    return sum(map(cell_width, text))


def visible(text: str) -> str:
    """Return `text` as it may be shown: tabs as spaces, nothing that a terminal would obey."""
    return ''.join(piece for piece, _ in _pieces(text))


def _pieces(line: str) -> list[tuple[str, int]]:
    """Return what is printed for each character, with its cells; nothing that a terminal would obey."""
    pieces = []
    position = 0
    for character in line:
        if character == '\t':
            width = TAB_STOP - position % TAB_STOP
            piece = ' ' * width
        elif unicodedata.category(character) in ('Cc', 'Cs', 'Cn', 'Zl', 'Zp') or _is_directional(character):
            piece, width = '\ufffd', 1
        else:
            piece, width = character, cell_width(character)
        pieces.append((piece, width))
        position += width
    return pieces


def _is_directional(character: str) -> bool:
    """Tell whether it would turn the text around it (Trojan Source, CVE-2021-42574)."""
    return '\u202a' <= character <= '\u202e' or '\u2066' <= character <= '\u2069'


def _window(widths: list[int], start: int, end: int, cells: int) -> tuple[int, int]:
    """Return the span of characters to show: all, or as many as fit around the marked ones."""
    if sum(widths) <= cells:
        return 0, len(widths)
    room = cells - 2 * len(ELLIPSIS)
    left, right = start, start
    used = 0
    while right < end and used + widths[right] <= room:
        used += widths[right]
        right += 1
    # Two thirds of what is left go before the span, where the reader looks first.
    ahead = (room - used) * 2 // 3
    while left > 0 and ahead >= widths[left - 1]:
        left -= 1
        ahead -= widths[left]
        used += widths[left]
    while right < len(widths) and used + widths[right] <= room:
        used += widths[right]
        right += 1
    while left > 0 and used + widths[left - 1] <= room:
        left -= 1
        used += widths[left]
    return left, right


def _base_of(line: str, start: int) -> int:
    """Return the index of the character that a combining one stands on, or `start` when there is none."""
    for index in range(start, -1, -1):
        if cell_width(line[index]) > 0:
            return index
    return start
