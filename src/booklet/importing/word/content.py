"""What was seen in a Word text and what the reading of its paragraphs shares."""

from dataclasses import field

from lxml import etree

from booklet.importing.passage import Picture, Run
from booklet.importing.word.package import Package
from booklet.importing.word.styles import RunLook, Styles
from booklet.values import dataclass


@dataclass(slots=True)
class Field:
    """A complex field that is open."""

    instruction: str = ''
    is_result: bool = False


@dataclass(slots=True)
class Found:
    """What was seen in the whole document besides its words."""

    insertions: int = 0
    deletions: int = 0
    hidden: str = ''
    contents: list[str] = field(default_factory=list)
    """Lines of tables of contents."""
    comments: list[str] = field(default_factory=list)
    """Ids in the order of their marks."""
    notes: list[str] = field(default_factory=list)
    """`footnote 3`, `endnote 1` … in the order of their calls; a note's name is its place here, from 1."""
    objects: list[tuple[str, str]] = field(default_factory=list)
    """Kind (chart) and words of what has neither picture nor running text."""
    page: int = 0
    """At which the reading is, as Word last laid it out; 0 when it did not say."""
    picture_bytes: int = 0
    pictures_left_out: int = 0


@dataclass(slots=True)
class Content:
    """What a paragraph holds."""

    runs: list[Run] = field(default_factory=list)
    looks: list[tuple[int, RunLook]] = field(default_factory=list)
    """Characters and how they are set."""
    before: list[Picture] = field(default_factory=list)
    after: list[Picture] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    is_contents: bool = False
    """Lies in the field of a table of contents."""


@dataclass(slots=True)
class Part:
    """A part with text: where it stands and what it shares with the others."""

    package: Package
    name: str
    styles: Styles
    found: Found
    body: RunLook = RunLook()
    """How most of the text is set."""
    fields: list[Field] = field(default_factory=list)
    """Open ones; they go on from paragraph to paragraph."""
