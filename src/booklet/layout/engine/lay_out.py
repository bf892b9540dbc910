"""One section's HTML -> its pages and where everything stands on them, in a process of its own."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from booklet.layout.engine.fetch import Grounds
from booklet.layout.engine.job import Look, SectionJob, SectionResult


def lay_out_section(job: SectionJob, look: Look | None = None) -> SectionResult:
    """Lay out one section. Pure apart from reading the files its HTML and style sheet name.

    `look` is shown the boxes of the pages before they are drawn.

    Raise MissingOnMachineError when the text libraries cannot be loaded.
    """
    with _only_fonts_of(job.configuration):
        from booklet.layout.engine.render import render

        return render(job, look)


def get_engine_ready(configuration: Path, css: str, grounds: Grounds) -> None:
    """Load the engine and parse the style sheet, as the first section of them would."""
    with _only_fonts_of(configuration):
        from booklet.layout.engine.render import get_ready

        get_ready(configuration, css, grounds)


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
