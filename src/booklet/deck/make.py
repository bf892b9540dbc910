"""One session with its key sentences and pages -> one .pptx."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from booklet.deck.archive import Properties, sealed
from booklet.deck.checks import check_house, check_session, check_slides
from booklet.deck.cleaning import clean_line
from booklet.deck.code import code_png
from booklet.deck.compose import compose, session_name
from booklet.deck.fill import fill
from booklet.deck.filled import Filled, Fitter, Paragraph, Target
from booklet.deck.fit import fit, sections
from booklet.deck.font_metrics import Ruler, ruler_for
from booklet.deck.frames import House, Slot, Stage
from booklet.deck.layouts import OURS
from booklet.deck.opc import unpacked
from booklet.deck.pictures import is_showable
from booklet.deck.readback import verify
from booklet.deck.slides import Closing, Divider, FigureSlide, Question, Slide
from booklet.deck.template import template
from booklet.deck.titles import headlines
from booklet.deck.words import WORDS, DeckWords, language_of
from booklet.deck.write import write
from booklet.diagnostics import Checked
from booklet.model.keys import ArticleKeys
from booklet.model.pages import PageMap
from booklet.model.semester import Semester, Session
from booklet.model.theme import Theme
from booklet.values import dataclass

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Deck:
    """A finished .pptx."""

    slides: int
    content: bytes


def make_deck(
    session: Session,
    semester: Semester,
    keys: tuple[ArticleKeys, ...],
    page_map: PageMap,
    theme: Theme,
    stamp: datetime.datetime,
    pictures: Mapping[str, bytes] = NO_PICTURES,
    ruler: Ruler | None = None,
    house: House | None = None,
) -> Checked[Deck]:
    """Return the deck of the session; the same arguments give the same bytes.

    `pictures` holds raster files by `Picture.path`; figures without one are left out. `stamp` dates the
    file. `ruler` measures with the presenter's own face when it is at hand. `house` is a template of
    one's own. The finished file is read back:
    findings of the slugs `deck.sentence-altered` and `deck.folio-differs` mean that it must not be published.
    """
    words = WORDS[language_of(semester.language)]
    filling = fill_deck(session, semester, keys, page_map, theme, pictures, ruler, house)
    slides, filled, footer = filling.slides, filling.filled, filling.footer
    ground = unpacked(house.content) if house else template(theme, words)
    written = write(ground, filled, footer, filling.pictures)
    content = sealed(written, _properties(session, semester, filled, stamp, words))
    found = (
        *check_session(session, keys, page_map, pictures, words),
        *dict.fromkeys(check_slides(slides, filled, session, words)),
        *check_house(slides, filled),
        *verify(content, keys, page_map, semester.language),
    )
    return Checked(Deck(len(filled), content), found)


@dataclass(frozen=True, slots=True)
class Filling:
    """All slides of a deck, before anything is written."""

    slides: tuple[Slide, ...]
    filled: tuple[Filled, ...]
    """One for each of `slides`."""
    footer: Paragraph
    fitter: Fitter
    pictures: Mapping[str, bytes]
    """By `Picture.path`; codes by their addresses."""


def fill_deck(
    session: Session,
    semester: Semester,
    keys: tuple[ArticleKeys, ...],
    page_map: PageMap,
    theme: Theme,
    pictures: Mapping[str, bytes] = NO_PICTURES,
    ruler: Ruler | None = None,
    house: House | None = None,
) -> Filling:
    """Return the slides that `make_deck` writes; the arguments are its own."""
    words = WORDS[language_of(semester.language)]
    stage = house.stage if house else OURS
    face = house.latin if house else theme.deck.latin
    fitter = Fitter(ruler or ruler_for(face), stage)
    composed = compose(session, semester, keys, page_map)
    slides = fit(_with_pictures(composed, pictures, stage), fitter, words)
    titles = headlines(slides, fitter, words)
    filled = fill_all(slides, titles, fitter, words)
    footer = fitter.cut(stage.footer, Paragraph(_footer(session, semester, words), words.tag))
    return Filling(slides, filled, footer, fitter, {**pictures, **_codes(slides)})


def _codes(slides: tuple[Slide, ...]) -> dict[str, bytes]:
    urls = [slide.url for slide in slides if isinstance(slide, Closing) and slide.url]
    return {url: code_png(url) or b'' for url in urls}


def _with_pictures(
    slides: tuple[Slide, ...], pictures: Mapping[str, bytes], stage: Stage
) -> tuple[Slide, ...]:
    return tuple(
        slide
        for slide in slides
        if not isinstance(slide, FigureSlide)
        or ('figure' in stage.layouts and is_showable(pictures.get(slide.picture.path, b'')))
    )


def fill_all(
    slides: tuple[Slide, ...], titles: tuple[Paragraph, ...], fitter: Fitter, words: DeckWords
) -> tuple[Filled, ...]:
    """Return all slides ready to be written, with their sections and the anchors that links lead to."""
    filled: list[Filled] = []
    names = sections(slides, words)
    count, begun = sum(map(bool, names)), 0
    for slide, title, section in zip(slides, titles, names, strict=True):
        begun += bool(section)
        one = fill(slide, title.text, fitter, words)
        one = replace(
            one, texts=((Slot.TITLE, (title,)), *one.texts[1:]), section=section, progress=begun / count
        )
        filled.append(replace(one, anchor=_anchor(slide)))
    return tuple(filled)


def _anchor(slide: Slide) -> Target | None:
    if isinstance(slide, Divider):
        return slide.article
    return 'questions' if isinstance(slide, Question) and (slide.number, slide.part) == (1, 1) else None


def _footer(session: Session, semester: Semester, words: DeckWords) -> str:
    parts = (clean_line(session.term or semester.term), session_name(session, words))
    return words.join.join(part for part in parts if part)


def _properties(
    session: Session,
    semester: Semester,
    filled: tuple[Filled, ...],
    stamp: datetime.datetime,
    words: DeckWords,
) -> Properties:
    return Properties(
        title=filled[0].text(Slot.TITLE)[0].text,
        subject=f'{clean_line(session.series or semester.series)} {session_name(session, words)}'.strip(),
        creator=clean_line(session.school or semester.organisation),
        language=words.tag,
        stamp=stamp,
        slides=len(filled),
        notes=sum(bool(slide.notes) for slide in filled),
    )
