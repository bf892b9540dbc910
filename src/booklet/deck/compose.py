"""A session with its key sentences and pages -> its slides as values, before anything is measured."""

import re

from msgspec.structs import replace

from booklet.deck.cleaning import clean, clean_line
from booklet.deck.code import code_png
from booklet.deck.notes import article_notes, key_notes, plain_notes
from booklet.deck.passage import strong_words
from booklet.deck.slides import (
    Agenda,
    AgendaRow,
    Closing,
    Divider,
    FigureSlide,
    Key,
    Question,
    Quote,
    Slide,
    Title,
)
from booklet.deck.words import (
    WORDS,
    DeckWords,
    day,
    language_of,
    pages_in_booklet,
    quoted_title,
    see_pages,
)
from booklet.model.blocks import Figure, Picture
from booklet.model.inlines import plain_text
from booklet.model.keys import ArticleKeys, KeySentence
from booklet.model.pages import Anchor, FolioSpan, PageMap
from booklet.model.semester import Article, Semester, Session


def compose(
    session: Session, semester: Semester, keys: tuple[ArticleKeys, ...], page_map: PageMap
) -> tuple[Slide, ...]:
    """Return the slides of the session in order, one key sentence on each, none measured yet.

    `keys` are looked up by their article; an article without any has its divider only.
    """
    words = WORDS[language_of(semester.language)]
    chosen = {choice.article: choice for choice in keys}
    slides: list[Slide] = [_title(session, semester, words), _agenda(session, page_map, words)]
    for number, article in enumerate(session.articles, 1):
        slides.append(_divider(article, number, page_map, words))
        choice = chosen.get(article.anchor, ArticleKeys(article.anchor, (), ()))
        slides.extend(_article(article, number, choice, page_map, words))
    slides.extend(_questions(session, words))
    slides.append(_closing(session, semester, page_map, words))
    return tuple(slides)


def session_name(session: Session, words: DeckWords) -> str:
    """Return `第 3 次`."""
    return words.session.format(number=session.number)


def article_title(article: Article, number: int, words: DeckWords) -> str:
    """Return the article's title on one line; its number in words when it has none."""
    return clean_line(article.title) or words.article.format(number=number)


def _title(session: Session, semester: Semester, words: DeckWords) -> Title:
    name = _joined(words, session.series or semester.series, session_name(session, words))
    topic = clean_line(session.title)
    when = day(session.date, language_of(semester.language)) if session.date else ''
    where = _joined(
        words,
        session.form,
        words.place.format(place=clean_line(session.location)) if session.location else '',
    )
    chair = words.chair.format(chair=clean_line(session.chair)) if session.chair else ''
    lines = (name if topic else '', when, where, chair)
    kicker = _joined(words, session.school or semester.organisation, session.term or semester.term)
    least = (chair, kicker, name)
    shown = tuple(filter(None, lines))
    return Title(topic or name, kicker, shown, tuple(filter(None, least)), plain_notes(kicker, *shown))


def _joined(words: DeckWords, *parts: str) -> str:
    return words.join.join(part for part in map(clean_line, parts) if part)


def _agenda(session: Session, page_map: PageMap, words: DeckWords) -> Agenda:
    rows = [
        AgendaRow(
            label=clean_line(article.agenda) or article_title(article, number, words),
            details=_joined(
                words,
                words.minutes.format(minutes=article.minutes) if article.minutes else '',
                pages_in_booklet(words, page_map.span(article.anchor)),
            ),
            target=article.anchor,
            language=article.language,
            details_language=words.tag,
        )
        for number, article in enumerate(session.articles, 1)
    ]
    rest = discussion_minutes(session)
    if _has_questions(session):
        details = words.minutes.format(minutes=rest) if rest > 0 else ''
        rows.append(AgendaRow(words.discussion, details, None, words.tag, words.tag))
    total = words.total.format(minutes=session.minutes) if session.minutes else ''
    listed = (
        f'{number}. {_joined(words, row.label, row.details)}' for number, row in enumerate(rows, 1)
    )
    return Agenda(_joined(words, words.agenda, total), tuple(rows), notes=plain_notes(*listed))


def discussion_minutes(session: Session) -> int:
    """Return the minutes of the session that its articles leave, so that the agenda adds up; 0 when it is
    not known, negative when the articles take more than there is.
    """
    taken = [article.minutes for article in session.articles]
    if session.minutes is None or None in taken:
        return 0
    return session.minutes - sum(minutes or 0 for minutes in taken)


def _has_questions(session: Session) -> bool:
    return bool(session.questions) or any(article.questions for article in session.articles)


def _divider(article: Article, number: int, page_map: PageMap, words: DeckWords) -> Divider:
    title = article_title(article, number, words)
    byline = (clean_line(article.subtitle), _joined(words, article.author, article.source))
    return Divider(
        article=article.anchor,
        number=number,
        title=title,
        byline='\n'.join(line for line in byline if line),
        citation=pages_in_booklet(words, page_map.span(article.anchor)),
        language=article.language,
        notes=article_notes(article, title, page_map, words),
    )


def _article(
    article: Article, number: int, choice: ArticleKeys, page_map: PageMap, words: DeckWords
) -> tuple[Slide, ...]:
    """Return key sentences and figures in the order of the text."""
    slides: list[tuple[int, Slide]] = [
        (_position(key.anchor), _key(key, article, number, choice, page_map, words))
        for key in choice.chosen
        if clean(key.text)
    ]
    slides.extend(
        (_position(block.anchor), _figure(block, block.picture, article, number, page_map, words))
        for block in article.blocks
        if isinstance(block, Figure) and block.picture and block.caption
    )
    return tuple(slide for _, slide in sorted(slides, key=lambda placed: placed[0]))


def _position(anchor: Anchor) -> int:
    """Return the number of the block in an anchor like `s01a2b7s3`."""
    match = re.search(r'b(\d+)', anchor)
    return int(match.group(1)) if match else 0


def _key(
    key: KeySentence, article: Article, number: int, choice: ArticleKeys, page_map: PageMap, words: DeckWords
) -> Key:
    title = article_title(article, number, words)
    return Key(
        items=tuple(filter(None, map(clean, key.items))),
        article_number=number,
        label=title,
        quotes=(Quote(key.anchor, clean(key.text)),),
        attribution=attribution(article, clean_line(key.attribution)),
        citation=see_pages(words, key.pages(page_map)),
        language=article.language,
        accents=strong_words(article, key),
        notes=key_notes(key, article, title, choice, page_map, words),
    )


def attribution(article: Article, speaker: str = '') -> str:
    """Return who is quoted: the speaker if the sentence named one, else where the article came from; empty
    when nobody is known."""
    source = speaker or clean_line(article.source) or clean_line(article.author)
    return WORDS[language_of(article.language)].attribution.format(source=source) if source else ''


def _figure(
    figure: Figure, picture: Picture, article: Article, number: int, page_map: PageMap, words: DeckWords
) -> FigureSlide:
    caption = clean_line(plain_text(figure.caption))
    label = words.figure.format(number=figure.number) if figure.number else ''
    return FigureSlide(
        article_number=number,
        label=article_title(article, number, words),
        picture=picture,
        description=clean_line(figure.description) or caption,
        caption=words.gap.join(part for part in (label, caption) if part),
        citation=see_pages(words, page_map.span(figure.anchor)),
        language=article.language,
        notes=plain_notes(
            clean_line(figure.description),
            pages_in_booklet(words, page_map.span(figure.anchor)),
        ),
    )


def _questions(session: Session, words: DeckWords) -> tuple[Question, ...]:
    asked: list[Question] = [
        Question(0, clean(text), '', words.tag) for text in session.questions if clean(text)
    ]
    for number, article in enumerate(session.articles, 1):
        origin = words.asked_by.format(title=quoted_title(article, article_title(article, number, words)))
        asked.extend(
            Question(0, clean(text), origin, article.language) for text in article.questions if clean(text)
        )
    minutes = max(0, discussion_minutes(session))
    pace = words.countdown.format(
        minutes=minutes, count=len(asked), each=max(1, round(minutes / max(1, len(asked))))
    )
    return tuple(
        replace(question, number=number, notes=plain_notes(question.attribution, pace if minutes else ''))
        for number, question in enumerate(asked, 1)
    )


def _closing(session: Session, semester: Semester, page_map: PageMap, words: DeckWords) -> Closing:
    span = _whole(session, page_map)
    reference = words.full_texts.format(title=clean_line(semester.title), folios=span) if span else ''
    url = clean_line(semester.url)
    has_code = bool(url) and code_png(url) is not None
    lines = (*_next(session, semester, words), reference, '' if has_code else url)
    shown = tuple(filter(None, lines))
    code = url if has_code else ''
    return Closing(words.closing, shown, code, plain_notes(*shown, code))


def _next(session: Session, semester: Semester, words: DeckWords) -> tuple[str, ...]:
    """Return when the next session of the semester meets and what it is about, when that is known."""
    anchors = [other.anchor for other in semester.sessions]
    if session.anchor not in anchors[:-1]:
        return ()
    following = semester.sessions[anchors.index(session.anchor) + 1]
    if following.date is None:
        return ()
    when = day(following.date, language_of(semester.language))
    return (_joined(words, words.next_session.format(when=when), following.title),)


def _whole(session: Session, page_map: PageMap) -> FolioSpan | None:
    spans = [page_map.span(article.anchor) for article in session.articles]
    if not spans or spans[0] is None or spans[-1] is None:
        return None
    return FolioSpan(spans[0].first, spans[-1].last)
