"""Dates between the calendar and the words of Chinese and English documents."""

import datetime
import re
import unicodedata
from collections.abc import Iterator

from booklet.text.numerals import parse_chinese_numeral

_HAN_DIGITS = {char: str(value) for value, char in enumerate('〇一二三四五六七八九')} | {'零': '0', '○': '0'}
_WEEKDAYS_ZH = '一二三四五六日'
_WEEKDAYS_EN = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS_EN = [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
]
_MONTH_EN = '|'.join(f'{name[:3]}(?:{name[3:]})?' if name[3:] else name for name in _MONTHS_EN)
_PATTERNS = (
    re.compile(r'(?P<y>\d{4})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*[日号]'),
    re.compile(
        r'(?P<y>[〇零○一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日'
    ),
    re.compile(r'(?<!\d)(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)'),
    re.compile(rf'(?<!\d)(?P<d>\d{{1,2}})\s+(?P<m>{_MONTH_EN})\.?,?\s+(?P<y>\d{{4}})(?!\d)'),
    re.compile(rf'(?P<m>{_MONTH_EN})\.?\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})(?!\d)'),
)
_DASHES = str.maketrans(dict.fromkeys('‐‑‒–—−', '-'))
_WEEKDAY_ZH = re.compile(r'(?:星期|礼拜|周)\s*([一二三四五六日天])')


def weekday_name(date: datetime.date, language: str) -> str:
    """Return 星期四 or Thursday."""
    if language.startswith('zh'):
        return f'星期{_WEEKDAYS_ZH[date.weekday()]}'
    return _WEEKDAYS_EN[date.weekday()]


def chinese_date(date: datetime.date) -> str:
    """Return 2026 年 3 月 5 日."""
    return f'{date.year} 年 {date.month} 月 {date.day} 日'


def half_year(date: datetime.date) -> str:
    """Return 2026 年上半年, or 下半年 from July on."""
    return f'{date.year} 年{"上" if date.month <= 6 else "下"}半年'


def parse_date(text: str) -> datetime.date | None:
    """Return the date that `text` writes, and nothing but it: 2026-03-05, 2026/3/5, 2026 年 3 月 5 日,
    二〇二六年三月五日, 5 March 2026, also in full-width digits; None when it is none, or no day of the
    calendar.
    """
    stripped = unicodedata.normalize('NFKC', text).translate(_DASHES).strip()
    for date, start, end in find_dates(stripped):
        return date if (start, end) == (0, len(stripped)) else None
    return None


def find_dates(text: str) -> Iterator[tuple[datetime.date, int, int]]:
    """Yield (date, start, end) for every date written in `text`, kind of notation by kind."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if date := _date_of(match):
                yield date, match.start(), match.end()


def parse_weekday(text: str) -> int | None:
    """Return the weekday (Monday is 0) that 星期四, 周四, Thursday or Thu names; None when it is none."""
    if match := _WEEKDAY_ZH.search(text):
        return '一二三四五六日'.index(match.group(1).replace('天', '日'))
    word = text.strip().rstrip('.').lower()
    for index, name in enumerate(_WEEKDAYS_EN):
        if len(word) >= 3 and name.lower().startswith(word):
            return index
    return None


def _date_of(match: re.Match[str]) -> datetime.date | None:
    year, month, day = (_number_of(match[part]) for part in 'ymd')
    if year is None or month is None or day is None:
        return None
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _number_of(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    if text.isascii():
        return next(i for i, name in enumerate(_MONTHS_EN, 1) if name[:3] == text[:3])
    if len(text) == 4:
        return int(''.join(_HAN_DIGITS[char] for char in text))
    return parse_chinese_numeral(text)
