"""A laid booklet and its key sentences -> every result as bytes: print, screen, office, slides."""

import functools
from collections.abc import Iterable, Iterator
from typing import Any

from booklet.diagnostics import Checked, Finding
from booklet.executor import Task, Workers
from booklet.progress import Progress
from booklet.results.context import SHARES, Order, Results, given, lots, lots_of, session_names
from booklet.results.making import DeckJob, Made, make_decks, outline_of, read_own_house
from booklet.results.page_tasks import tasks_of_pages


def make_results(
    order: Order, progress: Progress, workers: Workers | None = None
) -> tuple[Checked[Made], ...]:
    """Make the results that are asked for; the same order gives the same bytes, in whichever processes."""
    workers = workers or Workers(1)
    tasks = (*tasks_of_pages(order, workers.count), *_tasks_of_slides(order, workers.count))
    progress.stage('make', len(tasks))
    results: dict[str, Any] = {}
    for name, result in workers.follow(tasks):
        results[name] = result
        progress.step(name)
    return tuple(_in_order(order, results, progress))


def _in_order(order: Order, results: Results, progress: Progress) -> Iterator[Checked[Made]]:
    """Yield what was made kind by kind, whenever it was made."""
    if 'print' in order.only:
        yield from _printed(order, results)
    if 'screen' in order.only:
        yield Checked(results['screen'], results['bound'].findings)
    if 'office' in order.only:
        yield Checked(results['office'])
        yield from (Checked(made) for lot in lots_of(results, 'handouts') for made in lot)
    if 'slides' in order.only:
        decks = tuple(_decks(order, results))
        yield from decks
        if 'slides-pdf' in order.only:
            yield from _slides_pdf(order, [deck.value for deck in decks])
            progress.step('slides-pdf')


def _tasks_of_slides(order: Order, count: int) -> Iterator[Task]:
    if 'slides' not in order.only:
        return
    names, outline = session_names(order.semester), outline_of(order.semester)
    indices = tuple(range(len(names)))
    for number, lot in enumerate(lots(indices, count * SHARES)):
        job = DeckJob(
            sessions=tuple(order.semester.sessions[index] for index in lot),
            names=tuple(names[index] for index in lot),
            keys=tuple(order.keys[index] for index in lot) if order.keys else (),
            semester=outline,
            project=order.project,
            page_map=order.laid.page_map,
            pictures=order.pictures,
            stamp=order.stamp,
        )
        yield Task(f'decks {number}', make_decks, functools.partial(given, job))


def _printed(order: Order, results: Results) -> Iterator[Checked[Made]]:
    """Yield everything in print/, and its zip."""
    from booklet.press import lost_targets

    names = [name for name in ('body', 'cover') if name in results]
    files = [results[name].value for name in names]
    made = [Made(f'print/{file.name}', file.made.content, file.made.pages) for file in files]
    made += results['papers']
    worked = (found for name in names for found in results[name].findings)
    failed = tuple(found for name in names for found in results[f'proof of {name}'].findings)
    yield Checked(made[0], (*lost_targets(order.laid), *worked, *failed))
    yield from (Checked(each) for each in made[1:])
    # What fails its own preflight must not reach the shop: no zip, and the last build's goes.
    if not failed:
        yield Checked(Made('print.zip', _parcel(order, made), len(made)))


def _parcel(order: Order, made: Iterable[Made]) -> bytes:
    """Return the zip for the print shop."""
    from booklet.results.print import Enclosure, file_name, pack

    settings = order.project.print
    named = ((each, each.name.removeprefix('print/')) for each in made)
    return pack(Enclosure(file_name(name, order.semester, settings), each.content) for each, name in named)


def _decks(order: Order, results: Results) -> Iterator[Checked[Made]]:
    """Yield the decks; what was found in the project's own template goes with the first."""
    findings: tuple[Finding, ...] = read_own_house(order.project, order.semester.language).findings
    for lot in lots_of(results, 'decks'):
        for deck in lot:
            yield Checked(deck.value, (*findings, *deck.findings))
            findings = ()


def _slides_pdf(order: Order, decks: list[Made]) -> Iterator[Checked[Made]]:
    """Make the slides as PDF, and the notes as a script for the presenter."""
    from booklet.deck import to_pdf
    from booklet.press import Facts, page_count, restamped

    semester, contents = order.semester, {deck.name: deck.content for deck in decks}
    facts = Facts(semester.title, semester.organisation, semester.language, order.stamp)
    for has_notes, ending in ((False, '.pdf'), (True, '-notes.pdf')):
        for name, pdf in to_pdf(contents, has_notes).items():
            content = restamped(pdf, facts)
            yield Checked(Made(name.removesuffix('.pptx') + ending, content, page_count(content)))
