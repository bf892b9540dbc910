"""One section's HTML -> its pages and where everything stands on them, in a process of its own."""

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from booklet.executor import Machine
from booklet.layout.engine.job import Look, SectionJob, SectionResult, Sheet


def lay_out_sections(jobs: Sequence[SectionJob], machine: Machine) -> tuple[SectionResult, ...]:
    """Lay out some sections, each as `lay_out_section` does."""
    return tuple(lay_out_section(job, machine) for job in jobs)


def lay_out_section(job: SectionJob, machine: Machine, look: Look | None = None) -> SectionResult:
    """Lay out one section in the prepared faces of `machine`.

    `look` is shown the boxes of the pages before they are drawn.

    Raise MissingOnMachineError when the text libraries cannot be loaded.
    """
    with _only_fonts_of(machine.configuration):
        from booklet.layout.engine.render import render

        return render(job, machine.fonts, look)


def get_engine_ready(sheet: Sheet, machine: Machine) -> None:
    """Load the engine and parse the style sheet, as the first section of them would."""
    with _only_fonts_of(machine.configuration):
        from booklet.layout.engine.render import get_ready

        get_ready(sheet, machine.fonts)


@contextlib.contextmanager
def _only_fonts_of(configuration: Path) -> Iterator[None]:
    """Show fontconfig only the faces that `configuration` lists.

    It reads the variable when WeasyPrint is imported and whenever a font configuration is made. Afterwards
    the variable is as before, or the next `fc-list` of this process would see nothing but our copies.
    """
    before = os.environ.get('FONTCONFIG_FILE')
    os.environ['FONTCONFIG_FILE'] = str(configuration)
    try:
        yield
    finally:
        if before is None:
            del os.environ['FONTCONFIG_FILE']
        else:
            os.environ['FONTCONFIG_FILE'] = before
