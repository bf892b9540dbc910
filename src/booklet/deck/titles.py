"""Slides -> their headlines, each of its own, so that outline and screen reader tell the slides apart."""

from itertools import count

from msgspec.structs import replace

from booklet.deck.fill import title_language
from booklet.deck.filled import Fitter, Paragraph
from booklet.deck.frames import Slot
from booklet.deck.slides import Agenda, Closing, Divider, FigureSlide, Key, Question, Slide, Title
from booklet.deck.words import DeckWords, continuation, language_of


def headlines(slides: tuple[Slide, ...], fitter: Fitter, words: DeckWords) -> tuple[Paragraph, ...]:
    """Return the title of every slide, fitted to its frame; no two are equal."""
    taken: set[str] = set()
    titles: list[Paragraph] = []
    for slide in slides:
        title = next(
            paragraph
            for copy in count(1)
            if (paragraph := _headline(slide, copy, fitter, words)).text not in taken
        )
        taken.add(title.text)
        titles.append(title)
    return tuple(titles)


def is_cut(slide: Slide, headline: Paragraph, words: DeckWords) -> bool:
    """Tell whether the headline leaves out words of the slide's title."""
    return base_title(slide, words) not in headline.text


def base_title(slide: Slide, words: DeckWords) -> str:
    """Return the slide's title before it is told apart from others."""
    match slide:
        case Key() | FigureSlide():
            return f'{slide.article_number}.{slide.number}{words.gap}{slide.label}'
        case Question():
            return words.question.format(number=slide.number)
        case Title() | Agenda() | Divider() | Closing():
            return slide.title


def _headline(slide: Slide, copy: int, fitter: Fitter, words: DeckWords) -> Paragraph:
    part = slide.part if isinstance(slide, Key | Question | Agenda) else 1
    suffix = continuation(part, language_of(words.tag))
    if copy > 1:
        suffix += words.copy.format(number=copy)
    frame = fitter.layout(slide).frame(Slot.TITLE)
    text = base_title(slide, words) or '—'
    if isinstance(slide, Divider) and not fitter.layout(slide).has(Slot.KICKER):
        text = f'{slide.number}{words.gap}{text}'
    paragraph = Paragraph(text, title_language(slide, words))
    if isinstance(slide, Key | FigureSlide) and not fitter.layout(slide).part:
        # A label keeps its size on every slide; only headlines may be set smaller.
        return replace(fitter, title_sizes=(1.0,)).settled(frame, paragraph, suffix)
    return fitter.settled(frame, paragraph, suffix)
