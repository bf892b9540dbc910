"""A finished .pptx -> the texts on its slides, and whether they agree with booklet and page map."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pptx import Presentation

from booklet.deck.cleaning import clean
from booklet.deck.frames import Slot
from booklet.deck.words import WORDS, language_of, see_pages
from booklet.diagnostics import Finding, finding
from booklet.model.keys import ArticleKeys, KeySentence
from booklet.model.pages import PageMap


@dataclass(frozen=True, slots=True)
class SlideText:
    """What one slide of a file says."""

    layout: str
    title: str
    body: tuple[str, ...]
    """Paragraphs of the text placeholder on the first level."""
    details: tuple[str, ...]
    """Those on the second level: attribution, minutes."""
    items: tuple[str, ...]
    """Those on the third: the items of an enumeration."""
    citations: tuple[str, ...]
    """Texts of the plates: `见第 37 页`."""
    notes: str

    @property
    def cited(self) -> frozenset[str]:
        """What may be the pages it cites: its plate, or on a layout without plates a line under the text."""
        return frozenset(self.citations or (*self.details, ''))


def read_back(content: bytes) -> tuple[SlideText, ...]:
    """Return the texts of every slide. Line breaks come back as `\\n`."""
    return tuple(_slide(slide) for slide in Presentation(io.BytesIO(content)).slides)


def _slide(slide: Any) -> SlideText:
    title = slide.shapes.title
    body = list(_paragraphs(slide, Slot.BODY))
    return SlideText(
        layout=slide.slide_layout.name,
        title=_text(title.text_frame.paragraphs[0]) if title is not None else '',
        body=tuple(_text(paragraph) for paragraph in body if paragraph.level == 0),
        details=tuple(_text(paragraph) for paragraph in body if paragraph.level == 1),
        items=tuple(_text(paragraph) for paragraph in body if paragraph.level == 2),
        citations=tuple(_text(paragraph) for paragraph in _paragraphs(slide, Slot.CITATION)),
        notes=slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else '',
    )


def _paragraphs(slide: Any, slot: Slot) -> Iterator[Any]:
    for shape in slide.placeholders:
        if shape.name == slot.label and shape.has_text_frame:
            yield from shape.text_frame.paragraphs


def _text(paragraph: Any) -> str:
    return str(paragraph.text).replace('\v', '\n')


def verify(
    content: bytes, keys: tuple[ArticleKeys, ...], page_map: PageMap, language: str
) -> tuple[Finding, ...]:
    """Return what is wrong in the file: a chosen sentence (or an item of it) that stands on no slide
    character for character (or on consecutive ones, part by part), or one whose slide cites other
    pages than the page map.
    """
    words = WORDS[language_of(language)]
    slides = read_back(content)
    found: list[Finding] = []
    for key in (key for choice in keys for key in choice.chosen if clean(key.text)):
        expected = see_pages(words, key.pages(page_map))
        cited = _cited((clean(key.text), *filter(None, map(clean, key.items))), slides)
        if not cited:
            found.append(finding('deck.sentence-altered', key.place, sentence=_short(key)))
        elif expected not in cited:
            wrong = '、'.join(sorted(filter(None, cited))) or '—'
            found.append(
                finding('deck.folio-differs', key.place, sentence=_short(key), cited=wrong, expected=expected)
            )
    return tuple(found)


def _cited(texts: tuple[str, ...], slides: tuple[SlideText, ...]) -> set[str]:
    """Return the citations under which the texts of one sentence (stem, items) stand on a run of slides."""
    return {cited for index in range(len(slides)) for cited in _cited_from(texts, slides[index:])}


def _cited_from(texts: tuple[str, ...], slides: tuple[SlideText, ...]) -> frozenset[str]:
    """Return what is cited on every slide of a run that begins with the first and holds the texts in order;
    nothing when these slides do not. A stem may be said again, a text may go on on the next slide.
    """
    waiting = [*texts]
    shared = slides[0].cited
    for slide in slides:
        before = [*waiting]
        for said in (*slide.body, *slide.items):
            if waiting and said and waiting[0].startswith(said):
                rest = waiting[0][len(said) :].lstrip()
                waiting[:1] = [rest] if rest else []
        if waiting == before:
            break
        shared &= slide.cited
        if not waiting:
            return shared
    return frozenset()


def _short(key: KeySentence) -> str:
    text = clean(key.text)
    return text if len(text) <= 24 else f'{text[:23]}…'
