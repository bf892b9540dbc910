"""The shape of a rule: a name, how much it matters under each standard, what it sees, and words."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from booklet.diagnostics import Severity
from booklet.language import Words
from booklet.preflight.asked import Expectations, Standard
from booklet.preflight.facts import Document


class Case(Struct, frozen=True):
    """What a rule is given."""

    document: Document
    standard: Standard
    asked: Expectations


class Sight(Struct, frozen=True):
    """One thing that a rule objects to."""

    page: int | None = None
    """Index of the page; None when the file as a whole is meant."""
    thing: str = ''
    """The object as the PDF calls it: `image Im3 (12 0)`, `font ABCDEF+Song`."""
    facts: tuple[tuple[str, str], ...] = ()
    """What the rule's words name."""


def sight(page: int | None = None, thing: str = '', /, **facts: object) -> Sight:
    """Return a Sight; the facts are shown as they are, in both languages."""
    return Sight(page, thing, tuple((name, str(value)) for name, value in facts.items()))


Severities = Mapping[Standard, Severity]


class Rule(Struct, frozen=True):
    """One row of the table. The words are `str.format` templates over the facts of a Sight."""

    slug: str
    severities: Severities
    """How much it matters under each standard; under one that is not named the rule does not apply."""
    check: Callable[[Case], Iterable[Sight]]
    seen: Words
    """What was seen, in one line that stands alone."""
    reason: Words
    """Why a shop minds."""
    cure: Words
    """What to do."""


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

ALWAYS: Severities = dict.fromkeys(Standard, ERROR)
ADVICE: Severities = dict.fromkeys(Standard, WARNING)
REMARK: Severities = dict.fromkeys(Standard, NOTE)
STANDARDS: Severities = {Standard.PDFX4: ERROR, Standard.PDFX1A: ERROR}
STANDARDS_ELSE_ADVICE: Severities = {**STANDARDS, Standard.NONE: WARNING}
ONLY_X4: Severities = {Standard.PDFX4: ERROR}
ONLY_X1A: Severities = {Standard.PDFX1A: ERROR}
X1A_ELSE_ADVICE: Severities = {Standard.PDFX1A: ERROR, Standard.PDFX4: WARNING, Standard.NONE: WARNING}
STANDARDS_ADVICE: Severities = {Standard.PDFX4: WARNING, Standard.PDFX1A: WARNING}


def nothing(case: Case) -> Iterable[Sight]:
    """Of rules that speak before there is a document."""
    return ()
