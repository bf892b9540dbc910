"""The red head of an official document (GB/T 9704: 发文机关, 文号) -> who wrote it and its number."""

import re

from booklet.text.classes import HAN
from booklet.text.spacing import tidy_headline

_NUMBER = re.compile(rf'[{HAN}]{{1,12}}\s*[〔\[（(【]20\d\d[〕\]）)】]\s*第?\s*\d+\s*号')
_OFFICE = re.compile(rf'(?P<value>[{HAN}（）()]{{4,24}})文件')
_SPACED = re.compile(rf'(?<=[{HAN}])\s+(?=[{HAN}])')
_LETTERS = re.compile(rf'[{HAN}](?:\s+[{HAN}])+')
"""A line set with a space between its characters."""


def is_letterhead(text: str) -> bool:
    """Tell whether a line is part of a red head."""
    return bool(document_number(text) or issuing_office(text))


def document_number(text: str) -> str:
    """Return 生化院发〔2026〕3号 when that is the line; else nothing."""
    return tidy_headline(text) if _NUMBER.fullmatch(text) else ''


def issuing_office(text: str) -> str:
    """Return the office in 生物化学学院文件; else nothing."""
    match = _OFFICE.fullmatch(_SPACED.sub('', text))
    return match['value'] if match else ''


def unspaced(text: str) -> str:
    """Return 学 习 简 报 as 学习简报; other lines as they are."""
    return _SPACED.sub('', text) if _LETTERS.fullmatch(text) else text
