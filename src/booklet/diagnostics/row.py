"""One row of the table of slugs."""

from enum import IntEnum

from msgspec import Struct

from booklet.language import Words


class Severity(IntEnum):
    """How much a finding matters; `--fail-on` compares with it."""

    NOTE = 1
    """Worth knowing; nothing is wrong."""
    WARNING = 2
    """The result is made and probably not what the editor wants."""
    ERROR = 3
    """The result is wrong or incomplete."""


class Row(Struct, frozen=True):
    """A kind of finding. Message and hint are `str.format` templates over the finding's arguments."""

    slug: str
    """Names the pattern, not the cure: `article.title-missing`."""
    severity: Severity
    message: Words
    """One terse line that stands alone."""
    hint: Words
    """The next step."""


def error(slug: str, en: str, zh: str, hint_en: str, hint_zh: str) -> Row:
    """Return a row of severity ERROR."""
    return Row(slug, Severity.ERROR, Words(en, zh), Words(hint_en, hint_zh))


def warning(slug: str, en: str, zh: str, hint_en: str, hint_zh: str) -> Row:
    """Return a row of severity WARNING."""
    return Row(slug, Severity.WARNING, Words(en, zh), Words(hint_en, hint_zh))


def note(slug: str, en: str, zh: str, hint_en: str, hint_zh: str) -> Row:
    """Return a row of severity NOTE."""
    return Row(slug, Severity.NOTE, Words(en, zh), Words(hint_en, hint_zh))
