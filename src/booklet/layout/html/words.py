"""The fixed words of the pages, in Chinese and in English."""

import datetime

from msgspec import Struct

from booklet.text.dates import weekday_name
from booklet.text.numerals import chinese_numeral


class Chinese(Struct, frozen=True):
    """Chinese words. Labels of two characters are spaced to four where they stand in a column (CSS)."""

    is_chinese: bool = True
    contents: str = '目录'
    schedule: str = '一、时间及形式'
    agenda: str = '二、内容'
    date: str = '时间'
    form: str = '形式'
    location: str = '地点'
    chair: str = '主持'
    questions: str = '讨论题'
    general_questions: str = '本次学习'
    notes: str = '学习笔记'
    notes_date: str = '日期'
    imprint: str = '版权页'
    editor: str = '编者'
    organisation: str = '单位'
    audience: str = '受众'
    series: str = '系列'
    sessions: str = '期次'
    trim: str = '开本'
    characters: str = '字数'
    copies: str = '印数'
    contact: str = '联系'
    printed: str = '印制'
    figure: str = '图'
    table: str = '表'
    ellipsis: str = '……'
    gap: str = '\u3000'
    """Between two facts on one line."""

    def session(self, number: int) -> str:
        """Return 第十次."""
        return f'第{chinese_numeral(number)}次'

    def edited_by(self, editor: str) -> str:
        """Return 学院办公室　编."""
        return f'{editor}\u3000编'

    def page(self, folio: str) -> str:
        """Return 第 37 页; no line ends inside."""
        return f'第\u00a0{folio}\u00a0页'

    def page_aside(self, folio: str) -> str:
        """Return （第 37 页）."""
        return f'（{self.page(folio)}）'

    def day(self, date: datetime.date) -> str:
        """Return 2026 年 3 月 5 日."""
        return f'{date.year}\u00a0年\u00a0{self.short_day(date)}'

    def short_day(self, date: datetime.date) -> str:
        """Return 3 月 5 日."""
        return f'{date.month}\u00a0月\u00a0{date.day}\u00a0日'

    def weekday(self, date: datetime.date) -> str:
        """Return 星期四."""
        return weekday_name(date, 'zh')

    def minutes(self, minutes: int) -> str:
        """Return 90 分钟."""
        return f'{minutes}\u00a0分钟'

    def amount(self, number: int) -> str:
        """Return 6.2 万 from ten thousand on, as imprints give it."""
        return f'{number / 10000:.1f}\u00a0万' if number >= 10000 else str(number)

    def length_of_text(self, amount: str) -> str:
        """Return 6.2 万字."""
        return f'{amount}字' if amount.endswith('万') else f'{amount}\u00a0字'

    def copies_of(self, copies: int) -> str:
        """Return 200 册."""
        return f'{copies}\u00a0册'

    def session_range(self, first: int, last: int) -> str:
        """Return 第一次至第六次."""
        return self.session(first) if first == last else f'{self.session(first)}至{self.session(last)}'


class English(Struct, frozen=True):
    """English words."""

    is_chinese: bool = False
    contents: str = 'Contents'
    schedule: str = 'Time and form'
    agenda: str = 'Agenda'
    date: str = 'Date'
    form: str = 'Form'
    location: str = 'Place'
    chair: str = 'Chair'
    questions: str = 'Questions for discussion'
    general_questions: str = 'On the whole session'
    notes: str = 'Notes'
    notes_date: str = 'Date'
    imprint: str = 'Imprint'
    editor: str = 'Editor'
    organisation: str = 'Published by'
    audience: str = 'For'
    series: str = 'Series'
    sessions: str = 'Sessions'
    trim: str = 'Trim'
    characters: str = 'Length'
    copies: str = 'Copies'
    contact: str = 'Contact'
    printed: str = 'Date'
    figure: str = 'Figure'
    table: str = 'Table'
    ellipsis: str = '…'
    gap: str = ', '

    def session(self, number: int) -> str:
        """Return Session 10."""
        return f'Session\u00a0{number}'

    def edited_by(self, editor: str) -> str:
        """Return the editor's name after its words."""
        return f'Edited by {editor}'

    def page(self, folio: str) -> str:
        """Return p. 37; no line ends inside."""
        return f'p.\u00a0{folio}'

    def page_aside(self, folio: str) -> str:
        """Return (p. 37), with the space before it."""
        return f' ({self.page(folio)})'

    def day(self, date: datetime.date) -> str:
        """Return 5 March 2026."""
        return f'{self.short_day(date)} {date.year}'

    def short_day(self, date: datetime.date) -> str:
        """Return 5 March."""
        return f'{date.day}\u00a0{_MONTHS[date.month - 1]}'

    def weekday(self, date: datetime.date) -> str:
        """Return Thursday."""
        return weekday_name(date, 'en')

    def minutes(self, minutes: int) -> str:
        """Return 90 minutes."""
        return f'{minutes}\u00a0minutes'

    def amount(self, number: int) -> str:
        """Return 62,000."""
        return f'{number:,}'

    def length_of_text(self, amount: str) -> str:
        """Return 62,000 words."""
        return f'{amount} words'

    def copies_of(self, copies: int) -> str:
        """Return 200."""
        return str(copies)

    def session_range(self, first: int, last: int) -> str:
        """Return Sessions 1–6."""
        return self.session(first) if first == last else f'{first}–{last}'


# Not from strftime: the words must not change with the locale of the machine.
_MONTHS = (
    *('January', 'February', 'March', 'April', 'May', 'June'),
    *('July', 'August', 'September', 'October', 'November', 'December'),
)


PageWords = Chinese | English
"""One language's words; templates call them `words`."""


def words_for(language: str) -> PageWords:
    """Return the words of a BCP 47 language: Chinese for zh and everything unknown, English for en."""
    return English() if is_english(language) else Chinese()


def is_english(language: str) -> bool:
    """Tell whether a BCP 47 language is English."""
    return language.lower().split('-')[0] == 'en'
