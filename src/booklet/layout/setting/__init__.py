"""Bridge to WeasyPrint 70: paragraphs are set by `booklet.text.setting` where the style sheet asks for it.

`install()` once per process, before the first render. CSS then knows `text-justify`, `text-autospace`,
`text-spacing-trim`, `hanging-punctuation` and `text-emphasis`; a block that sets none of them is laid out by
WeasyPrint alone. How it works, with pictures: docs/line-setting.md.
"""

from booklet.layout.setting.installing import install
from booklet.layout.setting.remarks import take_remarks

__all__ = ['install', 'take_remarks']
