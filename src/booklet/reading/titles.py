"""A line of the front matter to plain words: its markup read, raised and lowered figures as ⁶ and ₂."""

import re
from pathlib import Path

from booklet.model.inlines import plain_text
from booklet.reading.draft import Draft, Shelf
from booklet.reading.inlines import read_passage
from booklet.reading.phrases import read_phrases
from booklet.reading.signs import mark
from booklet.reading.source import Source

_SIGN = re.compile(r'[<*_=~`$&\\\[＊＝～]')


def plain_words(text: str) -> str:
    """Return the words of a title as they stand where text is plain; what finds no partner stays as it is."""
    if not _SIGN.search(text):
        return text
    draft = Draft(Source('', text), '', Shelf(Path(), Path()))
    return plain_text(read_passage(read_phrases(mark(0) + text, draft, {}), draft, 0).inlines)
