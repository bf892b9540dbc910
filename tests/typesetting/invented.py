"""Chinese text invented at random, the same for the same seed: characters, marks, numbers, Latin words,
mark-up."""

from __future__ import annotations

import random

HAN = (
    '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经'
    '十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平'
    '形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程'
)
LATIN = (
    'PCR',
    'DNA',
    'RNA polymerase',
    'buffer',
    'Western blot',
    'pH 7.4',
    'Escherichia coli',
    'mRNA',
    'protocol',
    'Nature',
)
NUMBERS = (
    '3',
    '12',
    '2024 年',
    '5 月 30 日',
    '10–20 ℃',
    '95%',
    '2024－2025',
    '1000 rpm',
    '0.5 mL',
    '第 3 章',
    '（1）',
)
QUOTED = ('“{}”', '《{}》', '（{}）', '‘{}’', '「{}」')


def invent_words(dice: random.Random, low: int, high: int) -> str:
    """Return `low` to `high` Han characters."""
    return ''.join(dice.choice(HAN) for _ in range(dice.randint(low, high)))


def invent_clause(dice: random.Random) -> str:
    """Return a clause without its mark."""
    roll = dice.random()
    words = invent_words(dice, 4, 14)
    if roll < 0.12:
        return words + dice.choice(LATIN) + invent_words(dice, 2, 6)
    if roll < 0.24:
        return words + dice.choice(NUMBERS) + invent_words(dice, 1, 6)
    if roll < 0.40:
        return words + dice.choice(QUOTED).format(invent_words(dice, 2, 9))
    if roll < 0.44:
        return f'{words}：“《{invent_words(dice, 2, 6)}》（{invent_words(dice, 2, 4)}）”'
    if roll < 0.48:
        return f'{words}——{invent_words(dice, 2, 6)}'
    if roll < 0.50:
        return f'{words}……'
    return words


def invent_paragraph(dice: random.Random, clauses: int) -> str:
    """Return a paragraph of some clauses, plain text."""
    parts = []
    for index in range(clauses):
        mark = '。' if index == clauses - 1 else dice.choice('，，，，、；。。：？！')
        parts.append(invent_clause(dice) + mark)
    return ''.join(parts)


def invent_html(seed: int, paragraphs: int) -> str:
    """Return paragraphs with bold, emphasis, links and footnote marks here and there."""
    dice = random.Random(seed)
    out = []
    for number in range(paragraphs):
        text = invent_paragraph(dice, dice.randint(2, 14))
        if number % 3 == 0 and len(text) > 20:
            at = dice.randint(3, len(text) - 12)
            name = dice.choice(('b', 'em', 'a'))
            text = f'{text[:at]}<{name}>{text[at : at + 8]}</{name}>{text[at + 8 :]}'
        if number % 7 == 0:
            text = text.replace('。', '。<sup>1</sup>', 1)
        out.append(f'<p>{text}</p>')
    return '\n'.join(out)
