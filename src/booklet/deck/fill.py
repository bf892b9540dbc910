"""One slide value -> what goes into each placeholder of its layout."""

import re
from dataclasses import replace

from booklet.deck.filled import Filled, Fitter, Paragraph
from booklet.deck.frames import Frame, Layout, Slot
from booklet.deck.slides import (
    Agenda,
    AgendaRow,
    Closing,
    Divider,
    FigureSlide,
    Key,
    Question,
    Slide,
    Title,
)
from booklet.deck.words import DeckWords
from booklet.model.blocks import Picture

OWN_MARK = re.compile(
    r'第?[一二三四五六七八九十]+(是|要|、|，|：|来|则)|[（(]?[一二三四五六七八九十\d]+[）).、．]|[①-⑩]|——|首先|其次|再次|最后|'
    r'(?i:first|second|third|finally|\d+[.)])'
)
"""An item that says itself that it is one takes no bullet."""

ATTEMPTS = (
    (1.0, False), (0.9, False), (0.8, False), (1.0, True), (0.9, True), (0.8, True),
    (0.6, False), (0.6, True),
)  # fmt: skip
"""How lines under a title are tried before one is cut: share of their size, whether short ones join."""
LEAST_SAID = 10
"""Characters; a line cut to fewer says nothing."""
SMALLEST = 14
"""Points: 3.6 image heights by the 150 rule."""
JOINT = ' · '
"""Between lines that share one."""
SIZES = (54.0, 50.0, 48.0, 46.0, 44.0, 42.0, 40.0, 38.0, 36.0)
"""Points of a sentence that has room for more than the size of its level."""
GLANCE = 5
"""Lines of a sentence, or of each item of a list, in a size above that of its level."""
SMALLER = 0.02
"""What a point of size costs beside what it costs to read the lines (`ragging`)."""
ITEM_SHARE = 0.86
"""Of the size of an item to that of its stem."""

Texts = tuple[tuple[Slot, tuple[Paragraph, ...]], ...]


def fill(slide: Slide, title: str, fitter: Fitter, words: DeckWords) -> Filled:
    """Return the slide's placeholders with `title` in the first; empty ones are left out.

    Single-paragraph placeholders are made to fit here; the body of agenda, key and question slides is the
    business of `fit`.
    """
    layout = fitter.layout(slide)
    texts = (
        (Slot.TITLE, (Paragraph(title, title_language(slide, words)),)),
        *_texts(slide, layout, fitter, words),
    )
    texts = tuple((slot, tuple(text for text in paragraphs if text.text)) for slot, paragraphs in texts)
    kept = tuple((slot, paragraphs) for slot, paragraphs in texts if paragraphs)
    filled = Filled(layout, kept, notes=slide.notes, language=words.tag)
    if isinstance(slide, FigureSlide):
        return replace(filled, picture=slide.picture, description=slide.description)
    if isinstance(slide, Closing) and slide.url and layout.has(Slot.PICTURE):
        return replace(filled, picture=Picture(slide.url, 1, 1, ''), description=slide.url)
    return filled


def title_language(slide: Slide, words: DeckWords) -> str:
    """Return the language of the slide's title: the article's where it holds an article's title."""
    return slide.language if isinstance(slide, Divider | Key | FigureSlide) else words.tag


def _texts(slide: Slide, layout: Layout, fitter: Fitter, words: DeckWords) -> Texts:
    match slide:
        case Title():
            return _title(slide, layout, fitter, words)
        case Agenda():
            return ((Slot.BODY, _agenda(slide, layout, fitter)),)
        case Divider():
            return _divider(slide, layout, fitter, words)
        case Key():
            return _key(slide, layout, fitter, words)
        case FigureSlide():
            return _under(Slot.BODY, (slide.caption,), slide.citation, slide.language, layout, fitter, words)
        case Question():
            texts = _sentences((slide.text,), slide.attribution, slide.language, layout, fitter)
            return ((Slot.BODY, texts),)
        case Closing():
            return _closing(slide, layout, fitter, words)


def _title(slide: Title, layout: Layout, fitter: Fitter, words: DeckWords) -> Texts:
    if not layout.has(Slot.KICKER):
        return ((Slot.BODY, _column((slide.kicker, *slide.lines), words.tag, layout, fitter, slide.least)),)
    return (
        (Slot.KICKER, (_alone(layout, Slot.KICKER, slide.kicker, words.tag, fitter),)),
        (Slot.BODY, _column(slide.lines, words.tag, layout, fitter, slide.least)),
    )


def _divider(slide: Divider, layout: Layout, fitter: Fitter, words: DeckWords) -> Texts:
    byline = tuple(slide.byline.split('\n'))
    texts = _under(Slot.BODY, byline, slide.citation, slide.language, layout, fitter, words)
    if not layout.has(Slot.KICKER):
        return texts
    return ((Slot.KICKER, (_alone(layout, Slot.KICKER, str(slide.number), words.tag, fitter),)), *texts)


def _under(
    slot: Slot,
    lines: tuple[str, ...],
    citation: str,
    language: str,
    layout: Layout,
    fitter: Fitter,
    words: DeckWords,
) -> Texts:
    """Return short lines and the pages: on their plate, or as the last line where a house layout has none."""
    if not layout.has(Slot.CITATION):
        return ((slot, _column((*lines, citation), language, layout, fitter)),)
    return (
        (slot, _column(lines, language, layout, fitter)),
        (Slot.CITATION, (_alone(layout, Slot.CITATION, citation, words.tag, fitter),)),
    )


def _key(slide: Key, layout: Layout, fitter: Fitter, words: DeckWords) -> Texts:
    quotes = tuple(quote.text for quote in slide.quotes)
    has_plate = layout.has(Slot.CITATION)
    cited = () if has_plate or not slide.citation else (Paragraph(slide.citation, words.tag, level=1),)
    texts = _sentences(
        quotes, slide.attribution, slide.language, layout, fitter, slide.items, cited, slide.accents
    )
    if not has_plate:
        return ((Slot.BODY, texts),)
    citation = _alone(layout, Slot.CITATION, slide.citation, words.tag, fitter)
    return ((Slot.BODY, texts), (Slot.CITATION, (citation,)))


def _closing(slide: Closing, layout: Layout, fitter: Fitter, words: DeckWords) -> Texts:
    """Return the last lines; the address under its code, or among the lines on a layout without one."""
    if slide.url and layout.has(Slot.SECOND):
        address = _alone(layout, Slot.SECOND, slide.url, words.tag, fitter)
        return ((Slot.BODY, _column(slide.lines, words.tag, layout, fitter)), (Slot.SECOND, (address,)))
    lines = (*slide.lines, slide.url) if slide.url else slide.lines
    return ((Slot.BODY, _column(lines, words.tag, layout, fitter)),)


def _alone(layout: Layout, slot: Slot, text: str, language: str, fitter: Fitter) -> Paragraph:
    return fitter.settled(layout.frame(slot), Paragraph(text, language))


def _sentences(
    texts: tuple[str, ...],
    attribution: str,
    language: str,
    layout: Layout,
    fitter: Fitter,
    items: tuple[str, ...] = (),
    below: tuple[Paragraph, ...] = (),
    accents: tuple[str, ...] = (),
) -> tuple[Paragraph, ...]:
    """Return the sentences as large as they have room, the items of an enumeration and, under them, whose
    they are (two lines at most) and what else stands `below`.

    Of the sizes in which they have room that is taken in which they read best: lines that end where the
    sense does are worth a smaller size.
    """
    frame = layout.frame(Slot.BODY)
    said = tuple(Paragraph(text, language, accents=accents) for text in texts)
    marks = [bool(OWN_MARK.match(item)) for item in items]
    listed = tuple(
        Paragraph(item, language, level=2, is_numbered=mark, accents=accents)
        for item, mark in zip(items, marks, strict=True)
    )
    foot = (*_whose(attribution, language, frame, fitter), *below)
    sizes = [size for size in SIZES if size > frame.levels[0].size]
    fitting = {size: each for size in sizes if (each := _sized(said, listed, foot, size, frame, fitter))}
    costs = {
        size: sum(fitter.unrest(frame, each) for each in one) / len(one) + SMALLER * (SIZES[0] - size)
        for size, one in fitting.items()
    }
    if fitting:
        return (*fitting[min(costs, key=costs.__getitem__)], *foot)
    return (*(fitter.shaped(frame, paragraph) for paragraph in (*said, *listed)), *foot)


def _sized(
    said: tuple[Paragraph, ...],
    listed: tuple[Paragraph, ...],
    foot: tuple[Paragraph, ...],
    size: float,
    frame: Frame,
    fitter: Fitter,
) -> tuple[Paragraph, ...]:
    """Return sentences and items set in the size; nothing when they have no room or more lines than are read
    at a glance.
    """
    item = min(size, max(frame.levels[-1].size, round(size * ITEM_SHARE)))
    texts = (*(replace(each, size=size) for each in said), *(replace(each, size=item) for each in listed))
    if sum(fitter.count(frame, each) for each in texts) > GLANCE * max(1, len(listed)):
        return ()
    if not fitter.has_room(frame, (*texts, *foot)):
        return ()
    return tuple(fitter.shaped(frame, each) for each in texts)


def _whose(attribution: str, language: str, frame: Frame, fitter: Fitter) -> tuple[Paragraph, ...]:
    if not attribution:
        return ()
    under = replace(frame, height=60.0, levels=(frame.levels[1],))
    cut = fitter.shaped(under, fitter.cut(under, Paragraph(attribution, language)))
    return (replace(cut, level=1),)


def _agenda(slide: Agenda, layout: Layout, fitter: Fitter) -> tuple[Paragraph, ...]:
    numbered = enumerate(slide.rows, slide.first_number)
    return tuple(text for number, row in numbered for text in _row(row, number, layout, fitter))


def _row(row: AgendaRow, number: int, layout: Layout, fitter: Fitter) -> tuple[Paragraph, ...]:
    frame = layout.frame(Slot.BODY)
    two_lines = replace(frame, height=68.0)
    label = Paragraph(row.label, row.language, number=number, target=row.target or 'questions')
    details = Paragraph(row.details, row.details_language, level=1)
    lines = (fitter.shaped(frame, fitter.cut(two_lines, label)), fitter.cut(two_lines, details))
    return tuple(line for line in lines if line.text)


def _column(
    texts: tuple[str, ...],
    language: str,
    layout: Layout,
    fitter: Fitter,
    least: tuple[str, ...] = (),
) -> tuple[Paragraph, ...]:
    """Return short lines one below the other, all of them if there is room: in their size, smaller, or short
    ones joined. Else the one that is worth least (of `least`, then the longest) is cut, or
    left out where nothing of it has room. `checks` tells the editor what was lost.
    """
    frame = layout.frame(Slot.BODY)
    kept = [text for text in texts if text]
    while kept:
        victim = next((text for text in least if text in kept), max(kept, key=len))
        for share, is_joined in ATTEMPTS:
            size = None if share == 1.0 else max(SMALLEST, round(frame.levels[0].size * share))
            lines = tuple(Paragraph(text, language, size=size) for text in kept)
            tried = _joined(lines, frame, fitter) if is_joined else lines
            if fitter.has_room(frame, tried):
                return tuple(fitter.shaped(frame, paragraph) for paragraph in tried)
        if cut := _with_cut(kept.index(victim), lines, frame, fitter):
            return tuple(fitter.shaped(frame, paragraph) for paragraph in cut)
        kept.remove(victim)
    return ()


def _with_cut(
    index: int, lines: tuple[Paragraph, ...], frame: Frame, fitter: Fitter
) -> tuple[Paragraph, ...]:
    """Return the lines with one of them cut to the room that the others leave; nothing when that is too
    little to say anything.
    """
    others = lines[:index] + lines[index + 1 :]
    used = fitter.height(frame, others) + frame.levels[0].before if others else 0.0
    cut = fitter.cut(replace(frame, height=frame.height - used), lines[index])
    tried = (*lines[:index], cut, *lines[index + 1 :])
    return tried if len(cut.text) >= LEAST_SAID and fitter.has_room(frame, tried) else ()


def _joined(lines: tuple[Paragraph, ...], frame: Frame, fitter: Fitter) -> tuple[Paragraph, ...]:
    """Return the lines with those joined that stand on one line together."""
    joined = list(lines[:1])
    for line in lines[1:]:
        both = replace(line, text=f'{joined[-1].text}{JOINT}{line.text}')
        joined[-1:] = [both] if fitter.count(frame, both) == 1 else [joined[-1], line]
    return tuple(joined)
