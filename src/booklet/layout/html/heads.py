"""The running heads of a section: on versos where one is in the year, on rectos what one is reading."""

from booklet.layout.html.titles import shorten
from booklet.layout.html.words import PageWords
from booklet.layout.sections import SectionPlan
from booklet.model.laid import SectionKind
from booklet.model.semester import Article, Semester, Session
from booklet.values import dataclass

SIZE = 8.5
"""Of the running heads, in points."""

TRACKING = 0.06
"""Between their characters, in ems (style sheet)."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The running heads of facing pages; empty where there is none."""

    verso: str = ''
    recto: str = ''


def running_heads(plan: SectionPlan, semester: Semester, words: PageWords, measure: float) -> Heads:
    """Return the running heads of a section for a type area `measure` points wide.

    They are one line each: a title that is too long is shortened at a place that makes sense.
    """
    widest = measure / SIZE / (1 + TRACKING)
    verso, recto = _heads(plan, semester, words)
    return Heads(shorten(verso, widest, words.ellipsis), shorten(recto, widest, words.ellipsis))


def session_of(plan: SectionPlan, semester: Semester) -> Session:
    """Return the session of a section that has one."""
    return semester.sessions[plan.session]


def article_of(plan: SectionPlan, semester: Semester) -> Article:
    """Return the article of a section that is one."""
    return session_of(plan, semester).articles[plan.article]


def _heads(plan: SectionPlan, semester: Semester, words: PageWords) -> tuple[str, str]:
    match plan.kind:
        case SectionKind.CONTENTS:
            return words.contents, words.contents
        case SectionKind.SHEET:
            session = session_of(plan, semester)
            return _verso(session, words), session.title or session.series
        case SectionKind.ARTICLE:
            return _verso(session_of(plan, semester), words), article_of(plan, semester).title
        case SectionKind.QUESTIONS:
            return _verso(session_of(plan, semester), words), words.questions
    return '', ''


def _verso(session: Session, words: PageWords) -> str:
    # An em space on both sides: the middle dot of a Chinese face is narrow beside figures.
    return f'{session.term}\u2002·\u2002{words.session(session.number)}'
