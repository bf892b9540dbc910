"""Paragraphs of WeasyPrint 70 -> the same set by `booklet.text.typesetting`, where the style sheet asks.

`install()` once per process, before the first render. CSS then knows `text-justify`, `text-autospace`,
`text-spacing-trim`, `hanging-punctuation` and `text-emphasis`; a block that sets none of them is laid out by
WeasyPrint alone. How it works, with pictures: docs/line-setting.md.
"""

from booklet.layout.engine.chinese.installing import install
from booklet.layout.engine.chinese.line_issues import take_remarks

__all__ = ['install', 'take_remarks']
