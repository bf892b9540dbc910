"""A foreign file and what its reader makes of it: `Source` -> `ForeignDocument`, whatever the format.

A reader is a function with a row in `importers.py`. It never raises for bad input: it returns what it could
read, with findings. Each block of the source, in reading order, is one `Passage`:

- `runs` are the words as a person sees them, *unescaped* and without white space at the ends of the block.
  What is marked has a `Mark`; what is no plain text (formula, ruby, link, inline picture) is a run whose
  `markdown` is final Markdown and whose `text` is what a person would read there; a note call is a run with
  `note` alone. Escaping is not the reader's business: `inline.py` does it. A line break that must stay is
  '\\n' in a run's text.
- An automatic number (`一、`, `1.2`, `（三）`, `•`) is `number` and *not* in `runs`; a typed one stays there.
- Hints say what was seen (size, bold, face, alignment, indent), not what it means: `looks.py` decides what is
  a heading. Only where the source itself says so (a heading style, <h2>, /H2 of the structure tree, an
  outline level) is `kind` HEADING and `level` 1 to 9 (0: the title of the whole).
- A passage is a whole paragraph. A reader that sees only the lines of a hard-wrapped text gives `lines` in
  place of `passages`: they are healed when it is known where the articles begin.
- Tables, pictures and code are passages of their own, at their place in the order. Repeated heads, folios,
  tables of contents and navigation are left out; where they have words, a finding tells them.
- `number_in_source` grows through the document and is what findings name as the line; `page` is 0 where there
  are no pages.

The article and sheet readers take it from there: `documents.py` makes the Markdown files of it.
"""

from collections.abc import Callable

from booklet.diagnostics import Finding
from booklet.importing.lines import Line
from booklet.importing.passage import Passage, Run
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or an endnote."""

    name: str
    """As `Run.note` calls it; unique in the document."""
    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class ForeignDocument:
    """All that a reader understood of a file."""

    passages: tuple[Passage, ...] = ()
    lines: tuple[Line, ...] = ()
    """In place of passages, of a text whose lines are not yet known to be paragraphs."""
    notes: tuple[Note, ...] = ()
    title: str = ''
    """Of the whole, where the source says so outside its text, as the head of a web page does."""
    author: str = ''
    source: str = ''
    date: str = ''
    """ISO 8601, a day."""
    url: str = ''
    findings: tuple[Finding, ...] = ()
    """Each with `Place(name, number_in_source)`."""


@dataclass(frozen=True, slots=True)
class Source:
    """A foreign file that is to be read."""

    name: str
    """As the user gave it; findings name it."""
    content: bytes
    beside: Callable[[str], bytes | None] = lambda _: None
    """Relative path -> the file beside it (a picture of a saved page); None when there is none."""
