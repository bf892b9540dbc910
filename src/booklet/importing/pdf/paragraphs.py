"""Rows in reading order -> paragraphs: wrapped lines healed over lines, columns and pages."""

import itertools
import re
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence

from booklet.importing.lines import begins_late, ends_sentence, is_unfinished
from booklet.importing.paragraphs import opens_passage
from booklet.importing.pdf.rows import Row
from booklet.text.spacing import is_full_width
from booklet.values import dataclass

_INDENT = 0.9
"""Em; a row that begins further in begins a paragraph."""
_SLACK = 0.35
"""Em that a filled row may leave free besides what did not fit."""
_OTHER_SIZE = 0.08
"""Share by which sizes must differ to part paragraphs."""
_LARGER = 1.08
"""Times the body: the size of a title."""
_TOO_WIDE = 0.65
"""Of the column: rows of a title that together are narrower would stand on one line."""
_APART = 1.4
"""Times the usual distance of base lines: a gap between paragraphs."""
_FILLED = 0.75
"""Of the width between even margins: lines that are all shorter were not broken by a margin."""
_NARROWEST = 9.0
"""Em; shorter lines are labels, however many end together."""
_FEWEST = 6
"""Rows from which margins of a page are taken; a page with fewer has those of all pages."""
_CLAUSE = re.compile(r'第\s*\d{1,3}\s*[编章节条]')
_NEVER_FIRST = '[，。、；：！？…）》」』】〉”’％,.;:!?)]'
_UNIT = re.compile(rf'[“‘（《「『【〈(]*(?:[!-~\u00a1-\u024f]+|\S)(?:[“‘]\S)?(?:{_NEVER_FIRST})*')
"""What no line may break; programs that keep to UAX 14 do not break before a quotation mark either."""
_SPACE = re.compile(r'\s')
_MARKER = re.compile(
    r'(?:[•●■◆▪·–—*\uf06c-\uf0ff-]|[（(]?(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[.．、)）]|[①-⑳])\s*(?=\S)'
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The column of text that a row stands in; points."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Setting:
    """How the text of a document is set."""

    size: float
    """Of the body."""
    frames: dict[tuple[int, int], Frame]
    """By page and column."""
    leads: dict[int, float]
    """Size in half points -> usual distance of base lines."""
    has_indents: bool
    """Paragraphs begin with an indent."""

    def frame(self, row: Row) -> Frame:
        """Return the column that `row` stands in; one that was not put into reading order is looked up."""
        known = self.frames.get((row.page, row.column))
        if known is not None:
            return known
        holding = [
            frame
            for (page, _), frame in self.frames.items()
            if page == row.page and frame.left - row.size <= row.x and row.right <= frame.right + row.size
        ]
        return min(holding, key=lambda frame: frame.right - frame.left, default=Frame(row.x, row.right))

    def indent(self, row: Row) -> float:
        """Return how far in `row` begins, in em."""
        return (row.x - self.frame(row).left) / row.size

    def lead(self, row: Row) -> float:
        """Return the usual distance from the row before, in points."""
        return self.leads.get(round(row.size * 2), 1.6 * row.size)


UNORDERED = -1
"""The column of a row whose column is not known."""


def measure(rows: tuple[Row, ...], widths: Sequence[float]) -> Setting:
    """Return how `rows` (at least one) are set on pages that are `widths` points wide."""
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[round(row.size * 2) / 2] += len(row.glyphs)
    size = sizes.most_common(1)[0][0]
    frames = _frames(rows, size, widths)
    setting = Setting(size, frames, _leads(rows), False)
    body = [row for row in rows if _is_body(row, size)]
    indented = sum(1.2 < setting.indent(row) < 3.5 for row in body)
    at_left = sum(abs(setting.indent(row)) < 0.5 for row in body)
    has_indents = indented >= 2 and at_left >= 2 and indented >= 0.06 * len(body)
    return Setting(size, frames, setting.leads, has_indents)


def to_paragraphs(rows: tuple[Row, ...], setting: Setting) -> tuple[tuple[Row, ...], ...]:
    """Return the rows of each paragraph."""
    groups: list[list[Row]] = []
    for row in rows:
        if groups and _goes_on(groups[-1], row, setting):
            groups[-1].append(row)
        else:
            groups.append([row])
    return tuple(tuple(group) for group in groups)


def is_centred(row: Row, setting: Setting) -> bool:
    """Tell whether `row` stands in the middle of its column, with room on both sides."""
    frame = setting.frame(row)
    before, after = row.x - frame.left, frame.right - row.right
    return abs(before - after) < 1.5 * row.size and min(before, after) > 1.5 * row.size


def _goes_on(group: list[Row], row: Row, setting: Setting) -> bool:
    """Tell whether `row` goes on with the paragraph of `group`."""
    before = group[-1]
    if abs(before.size - row.size) > _OTHER_SIZE * max(before.size, row.size):
        return False
    is_near = _is_near(before, row, setting)
    if is_near and begins_late(row.text):
        return True
    if row.size > _LARGER * setting.size and is_near and before.is_bold == row.is_bold:
        return _is_title_going_on(before, row, setting)
    if _is_far_in(row, setting) or _is_far_in(before, setting):
        return False
    is_full = is_filled(before, row, setting)
    if is_centred(row, setting) and is_centred(before, setting):
        return is_full and not ends_sentence(before.text)
    if is_full and abs(row.x - _hang(group[0])) < 0.4 * row.size and is_near:
        return True
    if not is_near:
        return is_full and not ends_sentence(before.text) and setting.indent(row) < _INDENT
    return _goes_on_by_indent(group, row, setting, is_full)


def _is_far_in(row: Row, setting: Setting) -> bool:
    """Tell whether `row` begins in the right half of its column, as the lines of a signature do."""
    frame = setting.frame(row)
    return row.x - frame.left > 0.45 * (frame.right - frame.left) and not is_centred(row, setting)


def _is_near(before: Row, row: Row, setting: Setting) -> bool:
    """Tell whether no gap parts the rows; between pages and columns none can be seen."""
    if (before.page, before.column) != (row.page, row.column) or row.y > before.y:
        return True
    return before.y - row.y < _APART * max(setting.lead(row), 1.15 * row.size)


def _is_title_going_on(before: Row, row: Row, setting: Setting) -> bool:
    """Tell whether a title goes on: it was broken because both rows would not have fitted on one."""
    if ends_sentence(before.text) or opens_passage(row.text):
        return False
    if (before.page, before.column) != (row.page, row.column):
        return False
    frame = setting.frame(row)
    is_list = abs(before.x - row.x) < 0.3 * row.size and abs(before.right - row.right) > row.size
    is_wide = before.right - before.x + row.right - row.x > _TOO_WIDE * (frame.right - frame.left)
    return is_filled(before, row, setting) or (is_wide and is_centred(row, setting) and not is_list)


def _goes_on_by_indent(group: list[Row], row: Row, setting: Setting, is_full: bool) -> bool:
    before = group[-1]
    indent, indent_before = setting.indent(row), setting.indent(before)
    opens = opens_passage(row.text) or bool(_CLAUSE.match(row.text))
    if opens and before.text.endswith(('：', '；', ':', ';')):
        return False
    if not is_full:
        room = (setting.frame(before).right - before.right) / before.size
        return is_unfinished(before.text) and room < 6 and indent <= indent_before + 0.3
    if indent < _INDENT:
        return not (ends_sentence(before.text) and opens and not setting.has_indents)
    if indent > indent_before + 0.5:
        return False
    # Set in as a whole: a quotation, or an item whose lines hang.
    is_set_in = len(group) > 1 or not ends_sentence(before.text)
    return is_set_in and not opens


def is_filled(before: Row, row: Row, setting: Setting) -> bool:
    """Tell whether what begins `row` would not have fitted on the row before it."""
    frame = setting.frame(before)
    return before.right + first_unit(row) > frame.right - _SLACK * before.size


def first_unit(row: Row) -> float:
    """Return how wide the first piece of a row is that no line may break."""
    glyphs = row.glyphs
    match = _UNIT.match(row.text)
    taken = len(_SPACE.sub('', match.group())) if match else 1
    last = glyphs[min(taken, len(glyphs)) - 1]
    is_western = not is_full_width(glyphs[0].text[0])
    return last.right - glyphs[0].x + (0.25 * row.size if is_western else 0)


def _hang(row: Row) -> float:
    """Return where the words begin that follow the marker of an item; far off when it has none."""
    match = _MARKER.match(row.text)
    if match is None:
        return -1e6
    taken = len(re.sub(r'\s', '', match.group()))
    return row.glyphs[taken].x if taken < len(row.glyphs) else -1e6


def _frames(rows: tuple[Row, ...], size: float, widths: Sequence[float]) -> dict[tuple[int, int], Frame]:
    by_place: dict[tuple[int, int], list[Row]] = defaultdict(list)
    for row in rows:
        by_place[row.page, row.column].append(row)
    of_all = {
        column: _frame([row for row in rows if row.column == column], size)
        for column in {row.column for row in rows}
    }
    frames = {}
    for (page, column), placed in by_place.items():
        body = [row for row in placed if _is_body(row, size)]
        frame = _frame(body, size) if len(body) >= _FEWEST else of_all[column]
        left = min([frame.left, *(row.x for row in placed if row.right <= frame.right + row.size)])
        left = frame.left if left > frame.left - size / 2 else left
        frames[page, column] = Frame(left, _right(placed, Frame(left, frame.right), widths[page - 1]))
    return frames


def _right(rows: list[Row], frame: Frame, width: float) -> float:
    """Return the right margin; where no line comes near it, it is as wide as the left one."""
    even = width - frame.left
    is_far = frame.right - frame.left < _FILLED * (even - frame.left)
    at_margin = sum(abs(row.right - frame.right) < 0.6 * row.size for row in rows)
    is_wide = frame.right - frame.left > _NARROWEST * rows[0].size
    is_margin = is_wide and at_margin >= max(3, len(rows) / 2)
    return even if is_far and not is_margin and rows[0].column == 0 else frame.right


def _frame(rows: list[Row], size: float) -> Frame:
    """Return the margins that several rows keep to: outermost, but not of a single row."""
    body = [row for row in rows if _is_body(row, size)] or rows
    needed = max(2, len(body) // 12)
    lefts = sorted(row.x for row in body)
    rights = sorted((row.right for row in body), reverse=True)
    left = next((x for x in lefts if sum(abs(x - other) < 0.3 * size for other in lefts) >= needed), lefts[0])
    right = next((x for x in rights if sum(0 <= x - other < size for other in rights) >= needed), rights[0])
    return Frame(left, right)


def _is_body(row: Row, size: float) -> bool:
    return abs(row.size - size) <= _OTHER_SIZE * size


def _leads(rows: tuple[Row, ...]) -> dict[int, float]:
    gaps: dict[int, list[float]] = defaultdict(list)
    for before, row in itertools.pairwise(rows):
        same = (before.page, before.column) == (row.page, row.column)
        if same and 0 < before.y - row.y < 4 * row.size and abs(before.size - row.size) < 0.5:
            gaps[round(row.size * 2)].append(before.y - row.y)
    return {size: statistics.median(found) for size, found in gaps.items() if len(found) >= 3}
