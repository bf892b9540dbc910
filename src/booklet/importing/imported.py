"""What an importer makes: Markdown files, not yet written."""

from booklet.values import dataclass

SESSION_FILE = 'session.md'


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the source and what became of it."""

    number: int
    """Of the paragraph or the line in the source, from 1."""
    page: int
    """In the source, from 1; 0 where there are none."""
    source: str
    """Its words."""
    file: str
    line: int
    """At which its Markdown begins, from 1."""
    markdown: str


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """The files of a session, or of an article to add to one."""

    files: tuple[tuple[str, str], ...]
    """File name -> content; `session.md` first when there is one, then articles `1-….md`, `2-….md`."""
    pictures: tuple[tuple[str, bytes], ...] = ()
    """`figures/….png` -> content."""

    semester: tuple[tuple[str, str], ...] = ()
    """What the sheet says of its semester: school, term, series."""
    rows: tuple[Row, ...] = ()
    """Which block of the source became which block of the files, in the order of the source."""

    @property
    def has_sheet(self) -> bool:
        """Tell whether the source was a whole session."""
        return any(name == SESSION_FILE for name, _ in self.files)
