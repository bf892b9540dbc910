"""A seed -> a session of articles such as nobody wrote: endless sentences, no marks, only Latin."""

import random

from msgspec.structs import replace

from booklet.model.keys import ArticleKeys, KeySentence
from booklet.model.pages import PageMap
from booklet.model.semester import Session
from tests.deck.sample import SESSION, article, choice, figure, key, span

HAN = '规程危险步骤记录签字实验废液样品仪器检查责任安全学生老师数据标签移交登记温度时间'
WORDS = ('protocol', 'buffer', 'the', 'Deoxyribonucleoside', 'of', 'waste', 'pH', '4', 'NaN₃', 'a', 'WWWW')
MARKS = '，，，、；：。'


def meeting(seed: int, count: int = 5) -> tuple[Session, tuple[ArticleKeys, ...], PageMap]:
    """Return a session of `count` articles, its choice of 1 to 12 sentences each, and its pages."""
    chance = random.Random(seed)
    articles, keys, spans = [], [], {}
    for number in range(1, count + 1):
        title = _text(chance, chance.choice((4, 12, 30, 70)))
        blocks = (figure(),) if number == 1 and chance.random() < 0.5 else ()
        articles.append(
            article(
                number, title, minutes=chance.choice((None, 10)),
                source=_text(chance, chance.choice((0, 8, 40))), author=_text(chance, chance.choice((0, 5))),
                questions=(_text(chance, chance.choice((10, 90))),),
                language=chance.choice(('zh-CN', 'zh-CN', 'en')), blocks=blocks,
            )
        )  # fmt: skip
        sentences = tuple(_key(chance, number, block) for block in range(1, chance.randint(1, 12) + 1))
        keys.append(choice(number, *sentences))
        spans[articles[-1].anchor] = span(number * 10, number * 10 + 9)
        for each in sentences:
            page = chance.randint(1, 300)
            spans[each.anchor] = span(page, page + chance.randint(0, 1))
    return replace(SESSION, articles=tuple(articles)), tuple(keys), PageMap(spans)


def _key(chance: random.Random, number: int, block: int) -> KeySentence:
    text = f'{number}.{block} ' + _text(chance, chance.choice((6, 20, 40, 80, 160, 500)))
    one = key(number, block, text, _text(chance, 700), _text(chance, 10))
    if chance.random() < 0.2:
        items = tuple(
            mark + _text(chance, chance.choice((8, 25, 60, 200)))
            for mark in '一二三四'[: chance.randint(2, 4)]
        )
        one = replace(one, items=items, attribution=_text(chance, chance.choice((0, 6))))
    return one


def _text(chance: random.Random, length: int) -> str:
    """Return about `length` characters: Chinese with or without marks, mixed, Latin, or one endless word."""
    kind = chance.choice(('zh', 'zh', 'zh', 'bare', 'mixed', 'latin', 'endless', 'quoted'))
    if kind == 'latin':
        return ' '.join(chance.choices(WORDS, k=max(1, length // 5))) if length else ''
    if kind == 'endless':
        return 'W' * length
    text = ''.join(chance.choices(HAN, k=length))
    if kind == 'bare' or not text:
        return text
    for _ in range(length // (30 if kind == 'quoted' else 9)):
        place = chance.randrange(1, len(text))
        pieces = {'zh': chance.choice(MARKS), 'mixed': f' {chance.choice(WORDS)} ', 'quoted': '“记录”'}
        piece = pieces[kind]
        text = text[:place] + piece + text[place:]
    return text + '。'
