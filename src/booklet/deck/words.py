"""The deck's own words, Chinese and English, in one table."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from booklet.language import Language
from booklet.model.pages import FolioSpan
from booklet.model.semester import Article
from booklet.text.dates import chinese_date, weekday_name
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class DeckWords:
    """Templates of `str.format`; the names in braces are their arguments."""

    tag: str
    """BCP 47 of these words."""
    session: str
    agenda: str
    minutes: str
    total: str
    discussion: str
    question: str
    opening: str
    """Name of the first p14 section."""
    closing: str
    """Title of the last slide and name of its p14 section."""
    next_session: str
    in_booklet: str
    """A span of pages; `in_booklet_one` for a single one."""
    in_booklet_one: str
    see: str
    see_one: str
    full_texts: str
    article: str
    quoted: str
    attribution: str
    """Speaker or source; the title of the article stands above the sentence."""
    figure: str
    join: str
    gap: str
    """Between a number and a title."""
    place: str
    chair: str
    original: str
    before: str
    """The paragraph before that of the sentence; `after` the one behind."""
    after: str
    point: str
    """A sentence near by that the presenter may go on with."""
    heading: str
    pace: str
    whole: str
    countdown: str
    """Minutes of the discussion and of each of its questions."""
    asked_by: str
    copy: str
    """Follows a title that another slide has already."""
    layouts: str
    """Prompt in the empty placeholders of the template."""


WORDS: Mapping[Language, DeckWords] = MappingProxyType(
    {
        'zh': DeckWords(
            tag='zh-CN',
            session='第 {number} 次',
            agenda='议程',
            minutes='{minutes} 分钟',
            total='合计 {minutes} 分钟',
            discussion='讨论',
            question='讨论题 {number}',
            opening='开始',
            closing='谢谢',
            next_session='下次学习：{when}',
            in_booklet='册中第 {folios} 页',
            in_booklet_one='册中第 {folios} 页',
            see='见第 {folios} 页',
            see_one='见第 {folios} 页',
            full_texts='全文见《{title}》第 {folios} 页',
            article='第 {number} 篇',
            quoted='《{title}》',
            attribution='——{source}',
            figure='图 {number}',
            join=' · ',
            gap='　',
            place='地点：{place}',
            chair='主持：{chair}',
            original='原文：{paragraph}',
            before='上段：{paragraph}',
            after='下段：{paragraph}',
            point='可接着讲：{sentence}{cited}',
            heading='所在部分：{heading}',
            pace='用时：本篇 {minutes} 分钟，要句 {count} 条，每条约 {each} 分钟',
            whole='用时：本篇 {minutes} 分钟',
            countdown='用时：讨论共 {minutes} 分钟，{count} 题，每题约 {each} 分钟',
            asked_by='题目出自{title}',
            copy='（{number}）',
            layouts='单击此处输入文字',
        ),
        'en': DeckWords(
            tag='en-US',
            session='Session {number}',
            agenda='Agenda',
            minutes='{minutes} min',
            total='{minutes} min in all',
            discussion='Discussion',
            question='Question {number}',
            opening='Opening',
            closing='Thank you',
            next_session='Next session: {when}',
            in_booklet='Booklet pp. {folios}',
            in_booklet_one='Booklet p. {folios}',
            see='See pp. {folios}',
            see_one='See p. {folios}',
            full_texts='Full texts: {title}, pages {folios}',
            article='Article {number}',
            quoted='“{title}”',
            attribution='— {source}',
            figure='Figure {number}',
            join=' · ',
            gap='  ',
            place='Place: {place}',
            chair='Chair: {chair}',
            original='Source text: {paragraph}',
            before='Paragraph before: {paragraph}',
            after='Paragraph after: {paragraph}',
            point='To go on with: {sentence} {cited}',
            heading='Part: {heading}',
            pace='Time: {minutes} min for the article, {count} sentences, about {each} min each',
            whole='Time: {minutes} min for the article',
            countdown='Time: {minutes} min for {count} questions, about {each} min each',
            asked_by='From {title}',
            copy=' ({number})',
            layouts='Click to add text',
        ),
    }
)

MONTHS = (
    'January', 'February', 'March', 'April', 'May', 'June',
    'July', 'August', 'September', 'October', 'November', 'December',
)  # fmt: skip


def language_of(tag: str) -> Language:
    """Return the language of our words for the BCP 47 tag: Chinese for zh, English for all others."""
    return 'zh' if tag.lower().startswith('zh') else 'en'


def day(date: datetime.date, language: Language) -> str:
    """Return the date with its weekday. Not strftime: its names depend on the machine's locale."""
    if language == 'zh':
        return f'{chinese_date(date)}　{weekday_name(date, language)}'
    return f'{weekday_name(date, language)}, {date.day} {MONTHS[date.month - 1]} {date.year}'


def see_pages(words: DeckWords, span: FolioSpan | None) -> str:
    """Return the citation of a sentence; empty when it stands on no counted page."""
    return _cited(words.see_one, words.see, span)


def pages_in_booklet(words: DeckWords, span: FolioSpan | None) -> str:
    """Return where an article stands; empty when it stands on no counted page."""
    return _cited(words.in_booklet_one, words.in_booklet, span)


def _cited(one: str, several: str, span: FolioSpan | None) -> str:
    if span is None or not span.first:
        return ''
    return (one if span.first == span.last else several).format(folios=span)


def quoted_title(article: Article, title: str) -> str:
    """Return the title in the quotation marks of its own language.

    A title inside a title takes 〈〉 within 《》 (GB/T 15834, 4.15.3.3).
    """
    language = language_of(article.language)
    if language == 'zh':
        title = title.translate({ord('《'): '〈', ord('》'): '〉'})
    return WORDS[language].quoted.format(title=title)


def continuation(part: int, language: Language) -> str:
    """Return what follows the title on the `part`-th slide of something that did not fit on one."""
    if part <= 1:
        return ''
    if language == 'zh':
        return '（续）' if part == 2 else f'（续 {part - 1}）'
    return ' (cont.)' if part == 2 else f' (cont. {part - 1})'
