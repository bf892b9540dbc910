"""Exceptions that stop the run; each class carries its exit code and words that offer a way out."""

from enum import IntEnum
from typing import ClassVar

from booklet.language import Language, Words


class ExitCode(IntEnum):
    """What the command `booklet` returns to the shell."""

    DONE = 0
    FINDINGS = 1
    """Findings at or above `--fail-on`."""
    USAGE = 2
    """Wrong use or configuration."""
    MISSING = 3
    """Something is missing on the machine."""
    INVALID_OUTPUT = 4
    """An output failed its own validation."""
    BUG = 70
    """Our bug (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """128 + SIGINT."""


class BookletError(Exception):
    """The run stops: what went wrong, what follows, what to do. Pickles, so that workers can raise it."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, words: Words, hint: Words) -> None:
        super().__init__(words, hint)
        self.words = words
        self.hint = hint

    def message(self, language: Language) -> str:
        """Return what went wrong and, on a second line, what to do."""
        return f'{self.words.in_language(language)}\n{self.hint.in_language(language)}'

    def __str__(self) -> str:
        return self.message('en')


class UsageError(BookletError):
    """Wrong use or configuration."""

    exit_code = ExitCode.USAGE


class MissingOnMachineError(BookletError):
    """A font, library or tool is missing on the machine."""

    exit_code = ExitCode.MISSING


class InvalidOutputError(BookletError):
    """An output failed its own validation and was not published."""

    exit_code = ExitCode.INVALID_OUTPUT


class InterruptedRunError(BookletError):
    """The person at the keyboard stopped the run."""

    exit_code = ExitCode.INTERRUPTED
