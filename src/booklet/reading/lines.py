"""Lines of the source on their way into blocks: what is left of each, and where that stands."""

from typing import NamedTuple

from booklet.reading.signs import MASK

_SPACE = ' \t\u3000'


class Line(NamedTuple):
    """What is left of a source line when the marks of the blocks around it are taken off."""

    text: str
    offset: int
    """Where `text` begins in the source."""

    @property
    def is_blank(self) -> bool:
        """Whether nothing of it is seen."""
        return not self.text.strip(_SPACE + MASK)

    @property
    def indent(self) -> int:
        """Columns before the first character; a tab reaches to the next multiple of four."""
        lead = self.text[: len(self.text) - len(self.text.lstrip(' \t' + MASK))]
        return len(lead.replace(MASK, '').expandtabs(4))

    @property
    def words(self) -> 'Line':
        """The line without the white space at its beginning."""
        stripped = self.text.lstrip(_SPACE + MASK)
        return Line(stripped, self.offset + len(self.text) - len(stripped))

    def without(self, columns: int) -> 'Line':
        """Return the line with up to as many columns of white space taken off its beginning."""
        at, width = 0, 0
        while at < len(self.text) and width < columns and self.text[at] in ' \t' + MASK:
            width += 4 - width % 4 if self.text[at] == '\t' else self.text[at] != MASK
            at += 1
        return Line(self.text[at:], self.offset + at)

    def after(self, characters: int) -> 'Line':
        """Return the line behind its first characters."""
        return Line(self.text[characters:], self.offset + characters)


def lines_of(text: str, start: int) -> list[Line]:
    """Return the lines of `text` from offset `start` on."""
    lines, offset = [], start
    for line in text[start:].split('\n'):
        lines.append(Line(line, offset))
        offset += len(line) + 1
    return lines
