"""What an importer makes: Markdown files, not yet written."""

from booklet.values import dataclass

SESSION_FILE = 'session.md'


@dataclass(frozen=True, slots=True)
class ImportedSession:
    """The files of a session, or of an article to add to one."""

    files: tuple[tuple[str, str], ...]
    """File name -> content; `session.md` first when there is one, then articles `1-….md`, `2-….md`."""
    pictures: tuple[tuple[str, bytes], ...] = ()
    """`figures/….png` -> content."""

    @property
    def has_sheet(self) -> bool:
        """Tell whether the source was a whole session."""
        return any(name == SESSION_FILE for name, _ in self.files)
