"""Chosen key sentences -> the lines an editor reads: each with its reasons, then the sessions."""

import math
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from booklet.cli.i18n import say
from booklet.cli.output import paint, plain
from booklet.text.spans import left_out
from booklet.values import dataclass

if TYPE_CHECKING:
    from booklet.model.keys import KeySentence, PassedOver
    from booklet.model.semester import Article, Session

_OWN_SLIDE = 60
"""Han characters of three lines at 36 pt; a longer sentence is set smaller."""
_MINUTES = 1.5
"""Of one key sentence: to show it, read it, turn to the page."""
_REASONS = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """The sentences of one article that would go on slides."""

    file: str
    article: 'Article'
    sentences: 'tuple[KeySentence, ...]'
    """Best first."""
    candidates: int
    """So many sentences are fit for a slide."""
    passed: 'tuple[PassedOver, ...]' = ()
    session: 'Session | None' = None
    """None for a file by itself."""
    torn: 'tuple[KeySentence, ...]' = ()
    """Of these a line ends within a word on the slide, in every size that has room."""


def table(choices: list[Choice]) -> Iterator[str]:
    """Yield the lines of `--format full`."""
    for choice in choices:
        yield paint(plain(choice.article.title or choice.file), bold=True) + f'  {plain(choice.file)}'
        for number, each in enumerate(choice.sentences, 1):
            yield from _row(number, each)
        if not choice.sentences:
            yield say("  no sentence is fit for a slide", "  没有适合放上幻灯片的句子")
        yield from _passed_over(choice, one_by_one=len(choices) == 1)
        yield ''
    for session, group in groupby(choices, key=lambda choice: choice.session):
        if session is not None:
            yield from _overview(session, list(group))
    yield from _total(choices)


def _row(number: int, each: 'KeySentence') -> Iterator[str]:
    pinned = say(" pinned", "（指定）") if each.is_pinned else ''
    length = say(f"{len(each.text)} characters", f"{len(each.text)} 字")
    yield f'  {number}. {plain(each.text)}'
    for item in each.items:
        yield f'     · {plain(item)}'
    if each.attribution:
        yield f'     —— {plain(each.attribution)}'
    reasons = '  '.join(f'{reason.feature} {reason.share:+.2f}' for reason in each.reasons[:_REASONS])
    yield f'     {each.score:.2f}{pinned}  {length}  {plain(str(each.place))}  {reasons}'.rstrip()
    if cut := _cut_off(each):
        yield say(f"     cut off: {plain(cut)}", f"     删去：{plain(cut)}")


def _cut_off(each: 'KeySentence') -> str:
    """Return what of the sentence does not stand on the slide."""
    if each.items or each.text == each.source:
        return ''
    return ' …… '.join(filter(None, map(str.strip, left_out(each.text, each.source))))


_WHY: dict[str, tuple[str, str]] = {
    'ranked-below': ("others rank higher", "别的句子更重要"),
    'said-before': ("says the same as a chosen one", "与已选的句子意思重复"),
    'taken-along': ("it stands on a slide with the next one", "与下一句一起上了幻灯片"),
    'session-full': ("no room left in the session", "本次学习的句数已满"),
    'skipped': ("the front matter skips it", "文章开头的 skip 里写了不上"),
    'quoted': ("it stands in a quotation", "在引文里"),
    'as-title': ("it repeats the title", "与标题重复"),
    'question': ("a question", "问句"),
    'greeting': ("a greeting", "称呼或问候"),
    'byline': ("a byline", "署名或来源"),
    'dateline': ("a dateline", "电头"),
    'stem': ("it breaks off, something follows", "话没有说完，后面还有下文"),
    'dangling': ("it leans on the sentence before", "承接上文，单独看不懂"),
    'leaning': ("it leans on the sentence before", "承接上文，单独看不懂"),
    'refers': ("it points to a figure, table or page", "指向图、表或别的页"),
    'attendance': ("a list of those present", "出席名单"),
    'short': ("too short", "太短"),
    'long': ("too long, and no part of it stands alone", "太长，又没有能单独成立的部分"),
    'unbalanced': ("a quotation mark or bracket is left open", "引号或括号不成对"),
    'no-verb': ("a list of words, no statement", "只是词语的罗列"),
    'no-text': ("figures, signs or an address", "数字、符号或网址"),
}
"""Why a sentence is passed over: English, Chinese."""


def _why(slug: str) -> str:
    english, chinese = _WHY.get(slug, (slug, slug))
    return say(english, chinese)


def _passed_over(choice: Choice, one_by_one: bool) -> Iterator[str]:
    """Yield why sentences were passed over: each of a single article, else how many for which reason."""
    if not choice.passed:
        return
    if one_by_one:
        yield say("  passed over:", "  没有选的：")
        for each in choice.passed:
            start = each.source if len(each.source) <= 24 else f'{each.source[:23]}…'
            yield f'     {plain(start)}  {each.place.line}:{each.place.column}  {_why(each.why)}'
        return
    counts = Counter(_why(each.why) for each in choice.passed)
    parts = [f'{number} {why}' for why, number in counts.most_common()]
    yield say("  passed over: ", "  没有选的：") + say(", ", "，").join(parts)


def _overview(session: 'Session', choices: list[Choice]) -> Iterator[str]:
    """Yield what the presenter of a session has to reckon with."""
    sentences = [each for choice in choices for each in choice.sentences]
    about = math.ceil(_MINUTES * sum(1 + len(each.items) / 2 for each in sentences))
    planned = session.minutes or sum(choice.article.minutes or 0 for choice in choices)
    plan = say(f" of {planned} planned", f"（安排 {planned} 分钟）") if planned else ''
    yield paint(
        say(
            f"Session {session.number}: {len(sentences)} sentences, about {about} minutes{plan}",
            f"第 {session.number} 次学习：{len(sentences)} 句，约 {about} 分钟{plan}",
        ),
        bold=True,
    )
    for number, choice in enumerate(choices, 1):
        if not choice.sentences:
            yield say(f"  no key sentence in article {number}", f"  第 {number} 篇没有可选的句子")
        for each in choice.sentences:
            yield from _remark(each)
            if each in choice.torn:
                torn = say("  a line ends within a word on its slide", "  幻灯片上有一行断在词中间")
                yield f'{torn}  {plain(str(each.place))}'


def _remark(each: 'KeySentence') -> Iterator[str]:
    place = plain(str(each.place))
    if each.items:
        items = len(each.items)
        said = say(f"  {items} items: takes a slide of its own", f"  {items} 个要点：单独占一张")
        yield f'{said}  {place}'
    elif _cells(each.text) > 2 * _OWN_SLIDE:
        long = len(each.text)
        smaller = say(f"  {long} characters: set smaller on its slide", f"  {long} 字：幻灯片上的字会小一些")
        yield f'{smaller}  {place}'


def _cells(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def _total(choices: list[Choice]) -> Iterator[str]:
    chosen = sum(len(choice.sentences) for choice in choices)
    candidates = sum(choice.candidates for choice in choices)
    yield say(
        f"{len(choices)} articles, {chosen} sentences chosen of {candidates}",
        f"共 {len(choices)} 篇文章，从 {candidates} 句中选出 {chosen} 句",
    )
    if torn := sum(len(choice.torn) for choice in choices):
        yield say(
            f"{torn} sentences have a line that ends within a word; a shorter one may read better.",
            f"有 {torn} 句在幻灯片上有一行断在词中间；换一句短些的，也许更好读。",
        )
    if choices:
        yield say(
            "Put ==…== around a sentence that must be on the slides; keep one off with slides: skip:.",
            "想让某一句上幻灯片，在它两头加 ==；不想让某一句上，把它写进文章开头的 slides 下的 skip。",
        )
