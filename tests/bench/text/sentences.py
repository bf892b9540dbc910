"""Dice to clauses, sentences and paragraphs, as long and as varied as those of real articles."""

import random
import re

from tests.bench.text.manuscript import Run, Runs, Style
from tests.bench.text.words import (
    ACTS,
    COUNTS,
    ENDS,
    HOW,
    IDIOMS,
    LINKS,
    MEASURES,
    NAMES,
    PEOPLE,
    PLACES,
    QUALITIES,
    RARE,
    THINGS,
    TIMES,
    UNITS,
    WESTERN,
)

CLAUSE = (3, 4, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 10, 11, 13, 16)
"""Lengths to aim at, in characters: the quantiles of the sample semester."""
CLAUSES = (1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6, 7)
"""Clauses of a sentence."""
PARAGRAPH = (30, 60, 78, 90, 100, 110, 118, 126, 134, 142, 155, 170, 200)
"""Lengths of a paragraph to aim at."""
INNER = '，' * 50 + '、' * 7 + '；' * 4 + '：' * 3
FINAL = '。' * 30 + '？'
_NEXT_TO_MARKS = re.compile(r'^ | (?=[，、；：。？”—])|(?<=[，、；：“”—]) ')
"""Spaces around figures and Western words that the Chinese mark beside them makes needless."""


def paragraph(dice: random.Random) -> str:
    """Return the sentences of a paragraph as one text."""
    aim = dice.choice(PARAGRAPH)
    text = ''
    while len(text) < aim - 20:
        text += sentence(dice)
    return text


def marked(dice: random.Random, text: str, style: Style) -> Runs:
    """Return `text` with one of its sentences marked up, or with a footnote behind it."""
    end = text.find('。', dice.randrange(len(text))) + 1
    if not end:
        return (Run(text),)
    if style is Style.NOTE:
        parts = (Run(text[:end]), Run(sentence(dice), style), Run(text[end:]))
    else:
        start = max(text.rfind(mark, 0, end - 1) for mark in '。？') + 1
        parts = (Run(text[:start]), Run(text[start:end], style), Run(text[end:]))
    return tuple(part for part in parts if part.text)


def sentence(dice: random.Random) -> str:
    """Return a sentence with its marks."""
    count = dice.choice(CLAUSES)
    parts = [clause(dice) + (dice.choice(INNER) if left else '') for left in range(count - 1, -1, -1)]
    if dice.random() < 0.19:
        parts[-1] = f'“{parts[-1]}”'
    if dice.random() < 0.03:
        parts.insert(dice.randrange(len(parts)), f'{dice.choice(THINGS)}——{dice.choice(ACTS)}')
    return _NEXT_TO_MARKS.sub('', ''.join(parts) + dice.choice(FINAL))


def clause(dice: random.Random) -> str:
    """Return a clause without its mark."""
    aim = dice.choice(CLAUSE)
    if aim < 5:
        act = dice.choice(HOW[:20]) + dice.choice(ACTS)
        return dice.choice((dice.choice(LINKS), act, dice.choice(IDIOMS)))
    parts = [_subject(dice), dice.choice(HOW), dice.choice(ACTS), thing(dice)]
    while len(''.join(parts)) < aim:
        _lengthen(dice, parts)
    if len(''.join(parts)) > aim + 3:
        del parts[0]
    return ''.join(parts)


def thing(dice: random.Random) -> str:
    """Return a thing, sometimes with a number, a quality or a foreign name."""
    roll = dice.random()
    if roll < 0.09:
        return quantity(dice)
    if roll < 0.17:
        return dice.choice(RARE)
    if roll < 0.21:
        return f' {dice.choice(WESTERN)} '
    if roll < 0.48:
        return dice.choice(COUNTS) + dice.choice(MEASURES) + dice.choice(THINGS)
    return dice.choice(THINGS)


def quantity(dice: random.Random) -> str:
    """Return figures with their unit."""
    figures = dice.choice((str(dice.randint(2, 99)), str(dice.randint(2, 99)), f'{dice.random() * 10:.1f}'))
    unit = dice.choice(UNITS)
    return f' {figures}{unit} ' if unit == '%' else f' {figures} {unit} '


def _subject(dice: random.Random) -> str:
    roll = dice.random()
    if roll < 0.45:
        return dice.choice(PEOPLE)
    if roll < 0.60:
        return dice.choice(NAMES) + dice.choice(('老师', '师傅', '同学', '主任'))
    return dice.choice(('我们', '他', '她', '大家', '你', '谁', '这', '那', '有的人', ''))


def _lengthen(dice: random.Random, parts: list[str]) -> None:
    """Add a modifier where one can stand."""
    match dice.randrange(6):
        case 0:
            parts.insert(0, dice.choice(TIMES))
        case 1:
            parts.insert(1, f'在{dice.choice(PLACES)}')
        case 2:
            parts[-1] = f'{dice.choice(QUALITIES)}的{parts[-1].lstrip()}'
        case 3:
            parts.append(dice.choice(ENDS))
        case 4:
            parts.insert(1, f'把{dice.choice(THINGS)}{dice.choice(("", "一", "不"))}{dice.choice(ACTS)}')
        case _:
            parts[-1] = f'{dice.choice(THINGS)}的{parts[-1].lstrip()}'
