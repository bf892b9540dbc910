"""A source file as text, and offsets in it as places."""

import bisect
import functools

from msgspec import Struct

from booklet.diagnostics import Place


class Source(Struct, frozen=True):
    """The text of a file, with `\\n` line ends; offsets count code points from 0."""

    file: str
    """Path relative to the project's root, with `/`."""
    text: str

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the stretch from `start` to `end`, cut at the line's end; without `end` one character."""
        offset = max(0, min(start, len(self.text)))
        starts = _line_starts(self.text)
        line = bisect.bisect_right(starts, offset)
        length = 1
        if end is not None and end > offset + 1:
            line_end = starts[line] - 1 if line < len(starts) else len(self.text)
            length = max(1, min(end, line_end) - offset)
        return Place(self.file, line, offset - starts[line - 1] + 1, length)


@functools.lru_cache(maxsize=8)
def _line_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    offset = text.find('\n')
    while offset >= 0:
        starts.append(offset + 1)
        offset = text.find('\n', offset + 1)
    return tuple(starts)
