"""A seed and a number of sessions to an invented semester, the same for the same seed."""

import datetime
import random
from collections.abc import Iterator

from tests.bench.text.manuscript import (
    Article,
    Block,
    Heading,
    Listing,
    Manuscript,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Session,
    Style,
    Table,
)
from tests.bench.text.sentences import clause, marked, paragraph, sentence
from tests.bench.text.words import ACTS, NAMES, PLACES, QUALITIES, THINGS, TITLE_ENDS

PAGES_PER_SESSION = 25
"""Sixteen sessions make four hundred pages of A5."""
ARTICLES = 3
PARAGRAPHS = 27
"""Of an article, without headings, lists and tables."""
FIRST_DAY = datetime.date(2026, 3, 2)

MARKS = (Style.STRONG,) * 9 + (Style.EMPHASIS,) * 2 + (Style.PIN,) * 5 + (Style.NOTE,) * 3
"""How often paragraphs are marked up in the sample semester; a fifth of them are."""


def invent(pages: int, seed: int = 1) -> Manuscript:
    """Return a semester of about `pages` pages of A5 (a multiple of 25).

    Every session has dice of its own, so that a longer semester begins with the sessions of a shorter one.
    """
    sessions = tuple(_session(number, seed) for number in range(1, pages // PAGES_PER_SESSION + 1))
    return Manuscript('从实验台到讲台：量度用的学习汇编', '生物化学学院', sessions)


def _session(number: int, seed: int) -> Session:
    dice = random.Random(f'{seed}/{number}')
    articles = tuple(_article(dice) for _ in range(ARTICLES))
    return Session(
        number=number,
        date=FIRST_DAY + datetime.timedelta(days=number - 1),
        title=dice.choice(THINGS) + '与' + dice.choice(THINGS),
        introduction=paragraph(dice),
        questions=tuple(sentence(dice)[:-1] + '？' for _ in range(3)),
        articles=articles,
    )


def _article(dice: random.Random) -> Article:
    author = dice.choice(NAMES) + dice.choice(NAMES) + dice.choice(QUALITIES)[0]
    return Article(title(dice), author, tuple(_blocks(dice)))


def title(dice: random.Random) -> str:
    """Return the title of an article."""
    return dice.choice(ACTS) + dice.choice(THINGS) + dice.choice(TITLE_ENDS)


def _blocks(dice: random.Random) -> Iterator[Block]:
    """Yield an article: headings every few paragraphs, now and then a list, a table, a quotation."""
    for number in range(PARAGRAPHS):
        if number and number % 4 == 0:
            yield Heading(3 if number % 12 == 8 else 2, _heading(dice))
        yield Paragraph(_runs(dice))
        roll = dice.random()
        if roll < 0.030:
            yield Listing(tuple(sentence(dice) for _ in range(dice.randint(3, 6))), dice.random() < 0.5)
        elif roll < 0.055:
            yield _table(dice)
        elif roll < 0.065:
            yield Quotation((Run(sentence(dice)),))


def _runs(dice: random.Random) -> Runs:
    text = paragraph(dice)
    return marked(dice, text, dice.choice(MARKS)) if dice.random() < 0.2 else (Run(text),)


def _heading(dice: random.Random) -> str:
    end = dice.choice(('的时候', '以后', '与' + dice.choice(THINGS), ''))
    return dice.choice(ACTS) + dice.choice(THINGS) + end


def _table(dice: random.Random) -> Table:
    head = ('项目', '地点', '数量', '说明')
    body = tuple(
        (dice.choice(THINGS), dice.choice(PLACES)[:4], str(dice.randint(1, 400)), clause(dice)[:12].strip())
        for _ in range(dice.randint(4, 8))
    )
    return Table((head, *body))
