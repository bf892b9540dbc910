"""Classes, pairs and phrases: where a line may end and what its gaps are."""

from __future__ import annotations

import pytest

from booklet.text.typesetting import classes as c
from booklet.text.typesetting.pairs import FORBIDDEN, GAPS
from booklet.text.typesetting.phrases import find_addresses
from booklet.text.typesetting.spacing import Cells, Rules, Spaced, space_out


def cells_of(text: str) -> Cells:
    """Return cells as wide as a typical face sets them, one em being 1."""
    cells = Cells()
    for char in text:
        kind = c.classify(char, True)
        blank = 0.5 if kind in {c.CLOSE, c.COMMA, c.STOP} else 0.0
        cells.text.append(char)
        cells.kind.append(kind)
        cells.width.append(1.0 if kind < c.LETTER or kind in {c.WIDE_SPACE, c.POSTFIX_WIDE} else 0.5)
        cells.em.append(1.0)
        cells.before.append(0.5 if kind == c.OPEN else 0.0)
        cells.after.append(blank)
    return cells


@pytest.mark.parametrize(
    ('text', 'address', 'pieces'),
    [
        ('信箱 safety-office@example.org。', 'safety-office@example.org', 'safety- office@ example. org'),
        ('文件 form_final-2.docx，', 'form_final-2.docx', 'form_ final- 2. docx'),
        ('见 notes/2026-spring/waste.md。', 'notes/2026-spring/waste.md', 'notes/ 2026- spring/ waste. md'),
        ('盘 C:\\lab\\a.png 里', 'C:\\lab\\a.png', 'C:\\lab\\ a. png'),
        ('主机 mail.example.org 上', 'mail.example.org', 'mail. example. org'),
        ('名 raw_data_set 的', 'raw_data_set', 'raw_ data_ set'),
    ],
)
def test_addresses_break_after_marks_only_and_get_no_hyphen(text: str, address: str, pieces: str) -> None:
    lines = pieces.split()
    [found] = find_addresses(text)
    assert found.group() == address
    cells = cells_of(text)
    cells.hyphens = dict.fromkeys(range(found.start(), found.end() - 1), 0.3)
    out = space_out(cells, Rules())
    assert not cells.hyphens
    cost = out.cost[found.start() : found.end() - 1]
    assert {''.join(lines)} == {address}
    ends = {sum(map(len, lines[: n + 1])) - 1 for n in range(len(lines) - 1)}
    cheap = {i for i, value in enumerate(cost) if value < 100}
    assert cheap <= ends
    assert all(out.gap[i] == 0 == out.spaces[i] for i in range(found.start(), found.end() - 1))
    assert all(out.stretch[found.start() + i] == 0 for i in range(len(cost)) if i not in cheap)


def test_words_with_a_mark_between_them_are_no_address() -> None:
    for text in ('甲和/或乙', 'and/or', '3.5 mm', '见第 2.1 节', '10 km/h', 'The end. Next', 'well-known'):
        assert list(find_addresses(text)) == []


def spaced(text: str, rules: Rules | None = None) -> Spaced:
    """Return the gaps of `text`."""
    return space_out(cells_of(text), rules or Rules())


def breaks(text: str) -> str:
    """Return `text` with | where a line may end."""
    cost = spaced(text).cost
    return ''.join(char + ('|' if cost[i] < FORBIDDEN else '') for i, char in enumerate(text))


@pytest.mark.parametrize(
    ('char', 'wide', 'kind'),
    [
        ('酶', True, c.HAN),
        ('“', True, c.OPEN),
        ('“', False, c.OPEN_NARROW),
        ('）', True, c.CLOSE),
        ('，', True, c.COMMA),
        ('？', True, c.STOP),
        ('A', False, c.LETTER),
        ('7', False, c.DIGIT),
        ('₂', False, c.DIGIT),
        ('α', False, c.LETTER),
        ('①', True, c.HAN),
        ('々', True, c.HAN),
        ('℃', True, c.POSTFIX_WIDE),
    ],
)
def test_a_character_has_the_class_that_its_glyph_gives_it(char: str, wide: bool, kind: int) -> None:
    assert c.classify(char, wide) == kind


@pytest.mark.parametrize(
    ('text', 'expected'),
    [
        ('中文，中', '中|文，|中'),
        ('说“好”了', '说|“好”|了'),
        ('（中）文', '（中）|文'),
        ('等——到……的', '等——|到……|的'),
        ('李·王', '李·王'),
        ('用PCR法', '用|PCR|法'),
        ('2024 年', '2024 年'),
        ('10–20 ℃时', '10–20 ℃|时'),
        ('约5%的', '约|5%|的'),
        ('2024－2025年', '2024－2025年'),
        ('每 0.5 mL 的', '每 |0.5 mL |的'),
        ('a long word', 'a |long |word'),
        ('well-known 的', 'well-|known |的'),
        ('「『中』」，', '「『中』」，'),
        ('好！”他', '好！”|他'),
    ],
)
def test_a_line_ends_only_where_clreq_lets_it(text: str, expected: str) -> None:
    assert breaks(text) == expected


def test_a_date_may_be_parted_only_at_a_price() -> None:
    cost = spaced('5月30日').cost
    assert 0 < cost[1] < FORBIDDEN
    assert cost[0] == FORBIDDEN


def test_a_web_address_breaks_after_its_joints_and_never_in_the_scheme() -> None:
    address = 'https://www.example.org/path/name.html'
    cost = spaced(f'见{address}。').cost[1:]
    assert all(value == FORBIDDEN for value in cost[: len('https://')])
    assert cost[address.index('/path')] < 100
    assert cost[address.index('g/')] == FORBIDDEN


def test_adjacent_marks_share_half_an_em() -> None:
    assert spaced('》《').gap[0] == -0.5
    assert spaced('。”').gap[0] == -0.5
    assert spaced('（《').gap[0] == -0.5
    assert spaced('》《', Rules(close_pairs=False)).gap[0] == 0.0


def test_han_and_latin_stand_a_quarter_em_apart_and_a_typed_space_is_that_quarter() -> None:
    assert spaced('用PCR').gap[0] == 0.25
    typed = spaced('用 P')
    assert typed.gap[0] + typed.cells.width[1] + typed.gap[1] == 0.25
    assert spaced('用PCR', Rules(autospace=False)).gap[0] == 0.0


def test_han_keeps_its_distance_after_an_index_but_not_after_a_footnote_mark() -> None:
    index, mark = cells_of('CO2浓'), cells_of('了2浓')
    index.kind[2] = mark.kind[1] = c.RAISED
    assert space_out(index, Rules()).gap[2] == 0.25
    assert space_out(mark, Rules()).gap[1] == 0.0


@pytest.mark.parametrize('text', ['——', '……', '12', 'ab', '，“', '”。', 'a-', '5%'])
def test_nothing_stretches_inside_words_numbers_dashes_and_marks(text: str) -> None:
    assert spaced(text).stretch[0] == 0.0


def test_no_pair_of_classes_both_closes_up_and_stretches() -> None:
    assert not [gap for row in GAPS for gap in row if gap.closed and gap.stretch]
