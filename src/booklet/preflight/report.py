"""What a preflight found: observations in the order of the rules, facts about every page, and a verdict."""

from typing import Literal

from msgspec import Struct

from booklet.diagnostics import Severity
from booklet.language import Language
from booklet.preflight.asked import Standard
from booklet.preflight.rules import RULES

Verdict = Literal['passed', 'passed-with-warnings', 'failed']


class Observation(Struct, frozen=True):
    """One thing that a rule objects to."""

    slug: str
    severity: Severity
    page: int | None
    """Index of the page; None when the file as a whole is meant."""
    thing: str
    """The object as the PDF calls it."""
    facts: tuple[tuple[str, str], ...] = ()

    def message(self, language: Language) -> str:
        """Return what was seen, in one line."""
        return RULES[self.slug].seen.in_language(language).format(**dict(self.facts))

    def reason(self, language: Language) -> str:
        """Return why a shop minds."""
        return RULES[self.slug].reason.in_language(language)

    def cure(self, language: Language) -> str:
        """Return what to do."""
        return RULES[self.slug].cure.in_language(language)


class PageFacts(Struct, frozen=True):
    """What a shop wants to know of a page."""

    index: int
    width: float
    """Points, of the trimmed page."""
    height: float
    inks: tuple[str, ...]
    """Process inks first; `RGB` or `Lab` stands for what must be converted."""
    pictures: int
    lowest_ppi: float | None
    is_blank: bool

    @property
    def is_coloured(self) -> bool:
        """Tell whether it costs more than black."""
        return any(ink != 'Black' for ink in self.inks)


class FileFacts(Struct, frozen=True):
    """What a shop wants to know of the file."""

    size: int
    version: str
    title: str
    producer: str
    intent: str
    fonts: tuple[tuple[str, str, bool], ...]
    """Name, kind of font, and whether it is embedded."""


class Report(Struct, frozen=True):
    """The result of a preflight. It is a check against rules, not a certificate."""

    standard: Standard
    observations: tuple[Observation, ...]
    pages: tuple[PageFacts, ...] = ()
    facts: FileFacts | None = None
    """None when the file could not be opened."""
    omitted: tuple[tuple[str, int], ...] = ()
    """Slug and number of observations beyond those that are listed."""

    @property
    def errors(self) -> tuple[Observation, ...]:
        """What must be cured before printing."""
        return self._of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Observation, ...]:
        """What is probably not meant."""
        return self._of(Severity.WARNING)

    @property
    def notes(self) -> tuple[Observation, ...]:
        """What is worth knowing."""
        return self._of(Severity.NOTE)

    @property
    def verdict(self) -> Verdict:
        """Return the result in a word."""
        if self.errors:
            return 'failed'
        return 'passed-with-warnings' if self.warnings else 'passed'

    @property
    def colour_pages(self) -> tuple[int, ...]:
        """Indexes of the pages that cost colour."""
        return tuple(page.index for page in self.pages if page.is_coloured)

    def _of(self, severity: Severity) -> tuple[Observation, ...]:
        return tuple(each for each in self.observations if each.severity == severity)
