"""Lines that could not be set within the limits, noted while pages are made and taken by the engine
afterwards."""

from __future__ import annotations

from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """A line set beyond its limits.

    `gap` is what parts its characters, in em; negative, by how many em it is too wide.
    """

    text: str
    gap: float

    @property
    def slug(self) -> str:
        """Return the slug of the finding that tells of it."""
        return 'setting.line-loose' if self.gap > 0 else 'setting.line-overfull'

    @property
    def arguments(self) -> tuple[tuple[str, str], ...]:
        """Return the arguments of that finding."""
        return (('text', self.text), ('gap' if self.gap > 0 else 'width', f'{abs(self.gap):.2f}'))


_remarks: dict[Remark, None] = {}


def note_line(text: str, gap: float) -> None:
    """Remember a line, once however often it is laid out."""
    _remarks[Remark(text, round(gap, 3))] = None


def take_remarks() -> tuple[Remark, ...]:
    """Return the lines noted since the last call, in order."""
    found = tuple(_remarks)
    _remarks.clear()
    return found
