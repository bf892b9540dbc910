"""A line of text -> what is to be said for it when its end is not what was written.

Where a line ends, a space is not drawn, and a hyphen that nobody wrote is. Who hears the page, or copies from
it, must get the words whole and apart from one another (ISO 32000-1, 14.8.2.2.2 and 14.8.2.5).
"""

from typing import Any

from booklet.layout.engine.chinese.shaping import SetText

_UNSEEN = str.maketrans('', '', '\u200b\u2060\ufeff\u00ad')


def words_for(box: Any) -> str:
    """Return the words of a text box as a hexadecimal string of PDF; empty when the glyphs tell them."""
    text = getattr(box, 'pango_layout', None)
    if not isinstance(text, SetText):
        return ''
    shape, end = text.shape, text.shape.starts[text.end]
    words = text.text.removesuffix(text.hyphen.text) if text.hyphen is not None else text.text
    if shape.text[: shape.starts[text.first]] == ' ':
        words = ' ' + words
    if shape.text[end : end + 1] == ' ':
        words += ' '
    if words == text.text:
        return ''
    return f'<feff{words.translate(_UNSEEN).encode("utf-16-be").hex()}>'
