"""The slides of each session: slides/01.pptx …"""

import datetime
from collections.abc import Iterator, Mapping

from booklet.deck import House, make_deck, own_template, read_house
from booklet.diagnostics import Checked, finding
from booklet.executor import Machine, Results, Task, given
from booklet.files import is_inside
from booklet.model.cited import session_with_folios
from booklet.model.pages import PageMap
from booklet.model.semester import Semester, Session, session_names
from booklet.model.theme import Theme
from booklet.project.settings import Project, SlideSettings
from booklet.results.context import ResultContext
from booklet.results.output import OutputFile
from booklet.selection import choose_session
from booklet.values import dataclass


def tasks(context: ResultContext) -> Iterator[Task]:
    """Yield what makes the decks, in batches of sessions."""
    template = read_template(context.project).value
    for number, batch in enumerate(_batches(context)):
        job = DeckJob(
            sessions=tuple(session for session, _ in batch),
            names=tuple(name for _, name in batch),
            semester=context.outline,
            theme=context.project.theme,
            settings=context.project.slides,
            template=template,
            page_map=context.laid.page_map,
            pictures=context.pictures,
            stamp=context.stamp,
        )
        yield Task(f'decks {number}', make_decks, given(job))


def files(context: ResultContext, results: Results) -> Iterator[Checked[OutputFile]]:
    """Yield the decks; what was found in the project's own template goes with the first."""
    findings = read_brand(context.project, context.semester.language).findings
    for number, _ in enumerate(_batches(context)):
        for deck in results[f'decks {number}']:
            yield Checked(deck.value, (*findings, *deck.findings))
            findings = ()


def _batches(context: ResultContext) -> Iterator[tuple[tuple[Session, str], ...]]:
    pairs = zip(context.semester.sessions, session_names(context.semester), strict=True)
    return context.batches(tuple(pairs))


@dataclass(frozen=True, slots=True)
class DeckJob:
    """Some sessions to be made into decks."""

    sessions: tuple[Session, ...]
    names: tuple[str, ...]
    semester: Semester
    """Its outline is enough."""
    theme: Theme
    settings: SlideSettings
    template: bytes
    """The school's own; empty for our look."""
    page_map: PageMap
    pictures: Mapping[str, bytes]
    stamp: datetime.datetime


def make_decks(job: DeckJob, machine: Machine) -> tuple[Checked[OutputFile], ...]:
    """Choose the key sentences of each session and make its deck."""
    house = _house(job.template, job.settings, job.theme, job.semester.language).value
    made = []
    for typed, name in zip(job.sessions, job.names, strict=True):
        session = session_with_folios(typed, job.page_map)
        keys = choose_session(session, job.settings.count, job.settings.session_count)
        deck = make_deck(
            session, job.semester, keys, job.page_map, job.theme, job.stamp, job.pictures, house=house
        )
        result = OutputFile(f'slides/{name}.pptx', deck.value.content, deck.value.slides)
        made.append(Checked(result, deck.findings))
    return tuple(made)


def read_brand(project: Project, language: str) -> Checked[House | None]:
    """Return the school's own template, read, if it names one."""
    template = read_template(project)
    house = _house(template.value, project.slides, project.theme, language)
    return Checked(house.value, (*template.findings, *house.findings))


def read_template(project: Project) -> Checked[bytes]:
    """Return the file of the school's own template; empty when it names none, or none that is there."""
    template = project.slides.template
    if not template:
        return Checked(b'')
    path = project.root / template
    if not path.is_file() or not is_inside(project.root, path):
        return Checked(b'', (finding('deck.template-missing', None, file=template),))
    return Checked(path.read_bytes())


def _house(template: bytes, settings: SlideSettings, theme: Theme, language: str) -> Checked[House | None]:
    if not template:
        return Checked(None)
    return read_house(template, settings.template, own_template(theme, language), dict(settings.layouts))
