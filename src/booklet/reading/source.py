"""A source file as text, and offsets in it as places."""

import bisect
from dataclasses import field

from booklet.diagnostics import Place
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, with `\\n` line ends; offsets count code points from 0."""

    file: str
    """Path relative to the project's root, with `/`."""
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        offset = self.text.find('\n')
        while offset >= 0:
            starts.append(offset + 1)
            offset = self.text.find('\n', offset + 1)
        object.__setattr__(self, '_starts', tuple(starts))

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the stretch from `start` to `end`, cut at the line's end; without `end` one character."""
        offset = max(0, min(start, len(self.text)))
        line = bisect.bisect_right(self._starts, offset)
        length = 1
        if end is not None and end > offset + 1:
            line_end = self._starts[line] - 1 if line < len(self._starts) else len(self.text)
            length = max(1, min(end, line_end) - offset)
        return Place(self.file, line, offset - self._starts[line - 1] + 1, length)
