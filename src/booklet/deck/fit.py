"""Composed slides -> slides whose every text has room: short sentences paired, long ones split."""

from collections.abc import Callable
from dataclasses import replace
from itertools import groupby, pairwise

from booklet.deck.fill import fill
from booklet.deck.filled import Fitter, Paragraph
from booklet.deck.frames import Slot
from booklet.deck.notes import LIMIT
from booklet.deck.slides import Agenda, Divider, FigureSlide, Key, Question, Quote, Slide
from booklet.deck.split import split_text
from booklet.deck.words import DeckWords

MOST_LINES = 5
"""Of a sentence or question on a slide; more is not read from the last row."""
SHORT = 1
"""Lines; two sentences that are no longer share a slide."""


def fit(slides: tuple[Slide, ...], fitter: Fitter, words: DeckWords) -> tuple[Slide, ...]:
    """Return the slides with pairs joined, long texts continued on further slides, and numbers given."""
    fitted: list[Slide] = []
    for slide in _paired(slides, fitter):
        match slide:
            case Key():
                fitted.extend(_split_key(slide, fitter, words))
            case Question():
                fitted.extend(_split_question(slide, fitter, words))
            case Agenda():
                fitted.extend(_split_agenda(slide, fitter, words))
            case _:
                fitted.append(slide)
    return _numbered(fitted)


def _paired(slides: tuple[Slide, ...], fitter: Fitter) -> list[Slide]:
    paired: list[Slide] = []
    for slide in slides:
        last = paired[-1] if paired else None
        if isinstance(slide, Key) and isinstance(last, Key) and _may_share(last, slide, fitter):
            notes = (*last.notes, *(note for note in slide.notes if note not in last.notes))
            accents = (*last.accents, *slide.accents)
            paired[-1] = replace(last, quotes=last.quotes + slide.quotes, accents=accents, notes=notes)
        else:
            paired.append(slide)
    return paired


def _may_share(one: Key, other: Key, fitter: Fitter) -> bool:
    """Tell whether both are short and on the same page: one citation is right for both, and the notes fit."""
    return (
        len(one.quotes) == 1
        and sum(map(len, {*one.notes, *other.notes})) <= LIMIT
        and one.citation == other.citation
        and one.article_number == other.article_number
        and not (one.items or other.items)
        and all(_lines(key, fitter) <= SHORT for key in (one, other))
    )


def _lines(key: Key, fitter: Fitter) -> int:
    frame = fitter.layout(key).frame(Slot.BODY)
    return sum(fitter.count(frame, Paragraph(quote.text, key.language)) for quote in key.quotes)


def _split_key(key: Key, fitter: Fitter, words: DeckWords) -> list[Slide]:
    if len(key.quotes) > 1:
        return [key]
    if key.items:
        return _split_items(key, fitter, words)
    quote = key.quotes[0]
    parts = split_text(quote.text, _room_for_text(key, fitter, words))
    return [replace(key, quotes=(Quote(quote.anchor, text),), part=n) for n, text in enumerate(parts, 1)]


def _split_items(key: Key, fitter: Fitter, words: DeckWords) -> list[Slide]:
    """Return the enumeration on as few slides as hold it, each with the stem; one that no slide holds goes on
    as running text: stem and items one after the other.
    """
    for count in range(1, len(key.items) + 1):
        bounds = [round(n * len(key.items) / count) for n in range(count + 1)]
        groups = [key.items[start:end] for start, end in pairwise(bounds)]
        slides = [replace(key, items=group, part=part) for part, group in enumerate(groups, 1)]
        if all(_has_room(slide, fitter, words) for slide in slides):
            return [*slides]
    texts = (key.quotes[0].text, *key.items)
    has_room = _room_for_text(replace(key, items=()), fitter, words)
    parts = [part for text in texts for part in split_text(text, has_room)]
    anchor = key.quotes[0].anchor
    return [replace(key, quotes=(Quote(anchor, text),), items=(), part=n) for n, text in enumerate(parts, 1)]


def _split_question(question: Question, fitter: Fitter, words: DeckWords) -> list[Slide]:
    parts = split_text(question.text, _room_for_text(question, fitter, words))
    return [replace(question, text=text, part=n) for n, text in enumerate(parts, 1)]


def _room_for_text(slide: Key | Question, fitter: Fitter, words: DeckWords) -> Callable[[str], bool]:
    """Return the predicate that tells whether a text has room on the slide above its attribution."""
    filled = fill(slide, '', fitter, words)
    frame = filled.layout.frame(Slot.BODY)
    attribution = tuple(paragraph for paragraph in filled.text(Slot.BODY) if paragraph.level)

    def has_room(text: str) -> bool:
        paragraph = Paragraph(text, slide.language)
        is_short = fitter.count(frame, paragraph) <= MOST_LINES
        return is_short and fitter.has_room(frame, (paragraph, *attribution))

    return has_room


def _split_agenda(agenda: Agenda, fitter: Fitter, words: DeckWords) -> list[Slide]:
    """Return the agenda on as few slides as hold it, its rows spread evenly."""
    for count in range(1, len(agenda.rows) + 1):
        parts = _spread(agenda, count)
        if count == len(agenda.rows) or all(_has_room(part, fitter, words) for part in parts):
            return list(parts)
    return [agenda]


def _spread(agenda: Agenda, count: int) -> list[Agenda]:
    bounds = [round(n * len(agenda.rows) / count) for n in range(count + 1)]
    return [
        replace(agenda, rows=agenda.rows[start:end], first_number=start + 1, part=part)
        for part, (start, end) in enumerate(pairwise(bounds), 1)
    ]


def _has_room(slide: Agenda | Key, fitter: Fitter, words: DeckWords) -> bool:
    filled = fill(slide, '', fitter, words)
    return fitter.has_room(filled.layout.frame(Slot.BODY), filled.text(Slot.BODY))


def _numbered(slides: list[Slide]) -> tuple[Slide, ...]:
    """Number key sentences and figures within their article; the parts of a sentence share a number."""
    numbered: list[Slide] = []
    for _, group in groupby(slides, lambda slide: isinstance(slide, Key | FigureSlide)):
        number = 0
        for slide in group:
            if isinstance(slide, Key | FigureSlide):
                is_new = not isinstance(slide, Key) or slide.part == 1
                number += is_new
                numbered.append(replace(slide, number=number))
            else:
                numbered.append(slide)
    return tuple(numbered)


def sections(slides: tuple[Slide, ...], words: DeckWords) -> tuple[str, ...]:
    """Return, for each slide, the name of the section that begins with it, or an empty string."""
    names: list[str] = []
    has_questions = False
    for index, slide in enumerate(slides):
        if index == 0:
            names.append(words.opening)
        elif isinstance(slide, Divider):
            names.append(f'{slide.number}{words.gap}{slide.title}')
        elif isinstance(slide, Question) and not has_questions:
            has_questions = True
            names.append(words.discussion)
        else:
            names.append(words.closing if index == len(slides) - 1 else '')
    return tuple(names)
