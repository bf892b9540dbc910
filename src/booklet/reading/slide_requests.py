"""What the editor asks of the slides -> findings where the text cannot grant it."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from booklet.diagnostics import Finding, Place, finding
from booklet.model.blocks import Paragraph, Sentence
from booklet.model.inlines import NoteCall, Pin
from booklet.model.semester import Article
from booklet.model.walk import walk


def check_wishes(article: Article) -> tuple[Finding, ...]:
    """Return findings for skips that match nothing or something pinned, and for pins outside the text."""
    return (*_skips(article), *_stray_pins(article.blocks, False))


def _skips(article: Article) -> Iterator[Finding]:
    sentences = [
        sentence
        for block in walk(article.blocks)
        if isinstance(block, Paragraph)
        for sentence in block.sentences
    ]
    for text, place in zip(article.slides.skip, article.slides.skip_places, strict=True):
        matched = [sentence for sentence in sentences if _begins(sentence, text)]
        if not matched:
            yield finding('slides.skip-unmatched', place, text=text)
        elif any(sentence.is_pinned for sentence in matched):
            yield finding('slides.skip-pinned', place, text=text)


def _begins(sentence: Sentence, text: str) -> bool:
    return ''.join(sentence.text.split()).startswith(''.join(text.split()))


def _stray_pins(value: object, in_text: bool) -> Iterator[Finding]:
    """Find pins in headings, tables, captions and notes, of which no sentence goes on slides."""
    if isinstance(value, tuple):
        for each in value:
            yield from _stray_pins(each, in_text)
    elif isinstance(value, Pin) and not in_text:
        if (place := _place_in(value)) is not None:
            yield finding('pin.outside-text', place)
    elif is_dataclass(value) and not isinstance(value, (type, Sentence, Place)):
        if isinstance(value, Paragraph):
            in_text = bool(value.sentences)
        elif isinstance(value, NoteCall):
            in_text = False
        for field in fields(value):
            yield from _stray_pins(getattr(value, field.name), in_text)


def _place_in(value: object) -> Place | None:
    """Return the first place of what a pin holds."""
    if isinstance(value, Place):
        return value
    if isinstance(value, tuple):
        return next((place for each in value if (place := _place_in(each)) is not None), None)
    if is_dataclass(value) and not isinstance(value, type):
        return _place_in(tuple(getattr(value, field.name) for field in fields(value)))
    return None
