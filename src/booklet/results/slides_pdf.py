"""The slides as PDF, and the notes as a script for the presenter: slides/01.pdf, slides/01-notes.pdf …"""

from collections.abc import Iterator

from booklet.deck import to_pdf
from booklet.diagnostics import Checked
from booklet.executor import Machine, Results, Task
from booklet.press.pdf.facts import Facts
from booklet.press.pdf.opening import page_count
from booklet.press.screen.slides import restamped
from booklet.results import slides
from booklet.results.context import ResultContext
from booklet.results.output import OutputFile

NAME = 'slides-pdf'


def tasks(context: ResultContext) -> Iterator[Task]:
    """Yield what makes them of the finished decks; here, because not every machine has LibreOffice."""
    decks = tuple(slides.tasks(context))
    yield from decks
    needs = tuple(task.name for task in decks)

    def job(results: Results) -> tuple[dict[str, bytes], Facts]:
        made = [file.value for file in slides.files(context, results)]
        return {deck.name: deck.content for deck in made}, context.facts

    yield Task(NAME, make_slides_pdf, job, needs, is_here=True)


def files(context: ResultContext, results: Results) -> Iterator[Checked[OutputFile]]:
    """Yield slides, then notes."""
    yield from map(Checked, results[NAME])


def make_slides_pdf(job: tuple[dict[str, bytes], Facts], machine: Machine) -> tuple[OutputFile, ...]:
    """Make the PDF of decks, by their names, and of their notes."""
    decks, facts = job
    made = []
    for has_notes, ending in ((False, '.pdf'), (True, '-notes.pdf')):
        for name, pdf in to_pdf(decks, has_notes).items():
            content = restamped(pdf, facts)
            made.append(OutputFile(name.removesuffix('.pptx') + ending, content, page_count(content)))
    return tuple(made)
