"""One section's HTML -> its pages and where everything stands on them, in a process of its own."""

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from booklet.layout.fetching import Grounds
from booklet.model.laid import LinkArea, Mark, OutlineEntry
from booklet.model.pages import Anchor
from booklet.model.tags import Tag
from booklet.values import dataclass


Look = Callable[[Sequence[Any]], object]


@dataclass(frozen=True, slots=True)
class SectionJob:
    """Everything a worker needs to lay out one section."""

    name: str
    html: str
    css: str
    grounds: Grounds
    configuration: Path
    """The fontconfig file that lists the declared faces."""
    carries_faces: bool = False
    """Whether the PDF names its faces in place of their programs (`model.carried_face`), for the press."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A finding before it has a place: places come from the model, which a worker does not have.

    That also keeps cached findings true when only lines above them were added or removed.
    """

    slug: str
    anchor: Anchor
    """Of the nearest block; empty when nobody knows."""
    arguments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SectionResult:
    """A section laid out."""

    pdf: bytes
    pages: int
    marks: tuple[Mark, ...]
    links: tuple[LinkArea, ...]
    outline: tuple[OutlineEntry, ...]
    troubles: tuple[Trouble, ...] = ()
    tags: tuple[Tag, ...] = ()


def lay_out_section(job: SectionJob, look: Look | None = None) -> SectionResult:
    """Lay out one section. Pure apart from reading the files its HTML and style sheet name.

    `look` is shown the boxes of the pages before they are drawn.

    Raise MissingOnMachineError when the text libraries cannot be loaded.
    """
    with _only_fonts_of(job.configuration):
        from booklet.layout.rendering import render

        return render(job, look)


def get_engine_ready(configuration: Path, css: str, grounds: Grounds) -> None:
    """Load the engine and parse the style sheet, as the first section of them would."""
    with _only_fonts_of(configuration):
        from booklet.layout.rendering import get_ready

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
