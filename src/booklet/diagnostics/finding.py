"""A finding: one diagnostic at one place, in words only when it is shown."""

from typing import Generic, TypeVar

from msgspec import Struct

from booklet.diagnostics.catalogue import CATALOGUE
from booklet.diagnostics.row import Severity
from booklet.language import Language

T = TypeVar('T')


class Place(Struct, frozen=True, order=True):
    """A stretch of one source line."""

    file: str
    """Path relative to the project's root, with `/`."""
    line: int = 1
    """From 1."""
    column: int = 1
    """In code points, from 1."""
    length: int = 1
    """In code points, at least 1."""

    def __str__(self) -> str:
        return f'{self.file}:{self.line}:{self.column}'


class Finding(Struct, frozen=True):
    """One diagnostic. Its severity and words come from the catalogue's row for its slug."""

    slug: str
    place: Place | None = None
    arguments: tuple[tuple[str, str], ...] = ()
    """What the row's templates name, neutral in language."""

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return CATALOGUE[self.slug].severity

    def message(self, language: Language) -> str:
        """Return the terse line that stands alone."""
        return CATALOGUE[self.slug].message.in_language(language).format(**dict(self.arguments))

    def hint(self, language: Language) -> str:
        """Return the next step."""
        return CATALOGUE[self.slug].hint.in_language(language).format(**dict(self.arguments))


def finding(slug: str, place: Place | None = None, /, **arguments: object) -> Finding:
    """Make a finding of the kind `slug`; raise KeyError when the catalogue has no such row."""
    if slug not in CATALOGUE:
        raise KeyError(slug)
    return Finding(slug, place, tuple((name, str(value)) for name, value in arguments.items()))


class Checked(Struct, Generic[T], frozen=True):
    """A result together with what was found on the way; a stage that cannot fail returns this."""

    value: T
    findings: tuple[Finding, ...] = ()
