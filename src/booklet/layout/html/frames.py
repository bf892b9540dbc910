"""For each kind of page, the values that its template prints."""

import datetime
from collections.abc import Iterator

from markupsafe import Markup

from booklet.layout.html.blocks import set_blocks
from booklet.layout.html.device import cover_rules, semester_text
from booklet.layout.html.heads import article_of, session_of
from booklet.layout.html.scene import Entry, Fact, Scene, Title
from booklet.model.semester import Article, Session
from booklet.text.counting import count_characters

Values = dict[str, object]

COVER_SIZES = (30.0, 26.0, 22.0, 18.0)
TITLE_PAGE_SIZES = (24.0, 21.0, 18.0)
SESSION_SIZES = (16.0, 14.0)
ARTICLE_SIZES = (18.0, 15.0, 13.0)
SUBTITLE_SIZES = (12.0, 10.5)
"""Points of titles, the first for those that are not too long; templates hand them on as `--title`."""

DEVICE_DEPTH, DEVICE_LINE = 880, 145
"""Height of the figure on the cover in thousandths of its width; what each line of the title takes of it."""

ANSWER_LINES = 2
"""Ruled lines under a question, 27 points each."""

RULED_PITCH = 1.5
"""From rule to rule on a note page, in lines of the page."""

NOTES_HEAD = 2
"""Lines of the page that the head of a note page takes."""


def cover(scene: Scene) -> Values:
    """Front cover and its blank inside."""
    title = scene.title(scene.semester.title, COVER_SIZES)
    return _identity(scene) | {
        'title': title,
        'rules': cover_rules(scene.semester),
        'depth': DEVICE_DEPTH - DEVICE_LINE * title.lines,
        'seal': _seal(scene.semester.series),
    }


def title_page(scene: Scene) -> Values:
    """Title page and, on its verso, the imprint."""
    semester = scene.semester
    return _identity(scene) | {
        'title': scene.title(semester.title, TITLE_PAGE_SIZES),
        'plain_title': scene.line(semester.title),
        'editor': scene.line(scene.words.edited_by(semester.editor)) if semester.editor else '',
        'year': scene.line(scene.words.day(semester.date)),
        'facts': tuple(_imprint(scene)),
        'url': scene.line(semester.url) if semester.url else '',
    }


def contents(scene: Scene) -> Values:
    """All sessions with their articles."""
    groups = tuple(
        (_session_entry(scene, session), tuple(_article_entry(scene, value) for value in session.articles))
        for session in scene.semester.sessions
    )
    return {'heading': scene.line(scene.words.contents), 'groups': groups}


def sheet(scene: Scene) -> Values:
    """Session sheet: what, when, where, and what will be read."""
    session = session_of(scene.plan, scene.semester)
    name = scene.words.session(session.number)
    return {
        'session': session,
        'outline': f'{name}\u3000{session.title}' if session.title else name,
        'school': scene.line(session.school),
        'term': scene.kai(session.term),
        'number': scene.line(name),
        'series': scene.kai(session.series),
        'topic': scene.title(session.title, SESSION_SIZES) if session.title else None,
        'facts': tuple(_schedule(scene, session)),
        'agenda': tuple(_agenda(scene, session)),
        'introduction': _introduction(scene, session),
    }


def article(scene: Scene) -> Values:
    """Article: opening and text."""
    value = article_of(scene.plan, scene.semester)
    author = tuple(scene.kai(part) for part in (value.source, value.author, _day(scene, value.date)) if part)
    return {
        'article': value,
        'title': scene.title(value.title, ARTICLE_SIZES, voices=value.title_voices),
        'subtitle': _subtitle(scene, value),
        'byline': author,
        'body': set_blocks(value.blocks, scene.setting, scene.project.type_area),
    }


def questions(scene: Scene) -> Values:
    """Discussion questions: the session's own first, then article by article."""
    session = session_of(scene.plan, scene.semester)
    return {
        'name': scene.plan.name,
        'heading': scene.line(scene.words.questions),
        'session': scene.line(f'{scene.words.session(session.number)}\u3000{session.title}'.strip()),
        'groups': tuple(_questions(scene, session)),
        'answer_lines': ANSWER_LINES,
    }


def notes(scene: Scene) -> Values:
    """Ruled note pages."""
    area = scene.project.type_area
    return {
        'pages': scene.plan.pages,
        'heading': scene.line(scene.words.notes),
        'date': scene.line(scene.words.notes_date),
        'lines': int((area.lines_per_page - NOTES_HEAD) / RULED_PITCH),
    }


def back(scene: Scene) -> Values:
    """Back cover."""
    semester = scene.semester
    return _identity(scene) | {
        'rules': cover_rules(semester),
        'sessions': tuple(_session_entry(scene, session) for session in semester.sessions),
        'contact': scene.line(semester.contact),
        'url': scene.line(semester.url),
    }


def _identity(scene: Scene) -> Values:
    semester = scene.semester
    return {
        'plain': semester.title,
        'accent': scene.project.theme.palette.accent,
        'organisation': scene.line(semester.organisation),
        'term': scene.kai(semester.term),
        'series': scene.kai(semester.series),
        'notice': scene.kai(semester.notice),
    }


def _imprint(scene: Scene) -> Iterator[Fact]:
    semester, words = scene.semester, scene.words
    trim = scene.project.print
    size = f'{trim.width.to_mm():.0f}\u00a0mm × {trim.height.to_mm():.0f}\u00a0mm'
    numbers = sorted(session.number for session in semester.sessions)
    count = words.amount(count_characters(semester_text(semester)))
    yield from _facts(
        scene,
        (words.editor, semester.editor),
        (words.organisation, semester.organisation),
        (words.series, semester.series),
        (words.audience, semester.audience),
        (words.sessions, words.session_range(numbers[0], numbers[-1]) if numbers else ''),
        (words.trim, size),
        (words.characters, words.length_of_text(count)),
        (words.copies, words.copies_of(semester.copies) if semester.copies else ''),
        (words.printed, words.day(semester.date)),
        (words.contact, semester.contact),
    )


def _schedule(scene: Scene, session: Session) -> Iterator[Fact]:
    words = scene.words
    day = ''
    if session.date:
        day = f'{words.day(session.date)}{words.gap}{words.weekday(session.date)}'
    if session.minutes:
        day += f'{words.gap if day else ""}{words.minutes(session.minutes)}'
    yield from _facts(
        scene,
        (words.date, day),
        (words.form, session.form),
        (words.location, session.location),
        (words.chair, session.chair),
    )


def _introduction(scene: Scene, session: Session) -> Markup:
    with scene.setting.in_kai():
        return set_blocks(session.introduction, scene.setting, scene.project.type_area)


def _facts(scene: Scene, *pairs: tuple[str, str]) -> Iterator[Fact]:
    for label, value in pairs:
        if value:
            yield Fact(label, scene.line(value))


def _session_entry(scene: Scene, session: Session) -> Entry:
    text = session.title or session.series
    aside = scene.words.short_day(session.date) if session.date else ''
    label = scene.words.session(session.number)
    return Entry(session.anchor, label, scene.line(text), scene.folio(session.anchor), aside)


def _article_entry(scene: Scene, value: Article) -> Entry:
    text = scene.line(value.title, value.title_voices)
    return Entry(value.anchor, '', text, scene.folio(value.anchor))


def _agenda(scene: Scene, session: Session) -> Iterator[Entry]:
    for order, value in enumerate(session.articles, 1):
        text = scene.line(value.agenda) if value.agenda else scene.line(value.title, value.title_voices)
        yield Entry(value.anchor, f'{order}.', text, scene.folio(value.anchor))


def _questions(scene: Scene, session: Session) -> Iterator[tuple[Markup, tuple[Markup, ...]]]:
    own = ((scene.words.general_questions, session.questions),) if session.questions else ()
    asked = ((value.title, value.questions) for value in session.articles if value.questions)
    for name, listed in (*own, *asked):
        yield scene.line(name), tuple(scene.line(question) for question in listed)


def _seal(series: str) -> tuple[str, ...]:
    """Return the characters of a seal in columns, the first column being the right one (as seals are read).

    Empty when the series is too long for one or not Chinese.
    """
    text = ''.join(series.split())
    if not 2 <= len(text) <= 9 or any(ord(character) < 0x2E80 for character in text):
        return ()
    rows = 2 if len(text) <= 4 else 3
    return tuple(text[at : at + rows] for at in range(0, len(text), rows))


def _subtitle(scene: Scene, value: Article) -> Title | None:
    if not value.subtitle:
        return None
    dash = '——' if scene.words.is_chinese else ''
    voices = tuple((a + len(dash), b + len(dash), kind) for a, b, kind in value.subtitle_voices)
    is_kai = scene.words.is_chinese
    return scene.title(f'{dash}{value.subtitle}', SUBTITLE_SIZES, is_kai, voices)


def _day(scene: Scene, date: datetime.date | None) -> str:
    return scene.words.day(date) if date else ''
