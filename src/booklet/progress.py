"""What a long run tells the one who waits, whoever shows it."""

from typing import Protocol


class Progress(Protocol):
    """Stages with steps; the command line draws bars on a terminal and plain lines elsewhere."""

    def stage(self, name: str, total: int) -> None:
        """A stage of `total` steps begins; `name` is a slug: `read`, `choose`, `lay-out`, `make`."""

    def step(self, detail: str = '') -> None:
        """One step of the stage is done; `detail` says which (a section, a deck)."""

    def note(self, detail: str) -> None:
        """Something to know that is no step (`round 2: 14 pages moved`)."""


class Silence:
    """Progress that nobody watches."""

    def stage(self, name: str, total: int) -> None:
        """Say nothing."""

    def step(self, detail: str = '') -> None:
        """Say nothing."""

    def note(self, detail: str) -> None:
        """Say nothing."""
