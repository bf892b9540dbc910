"""One block of a foreign file as its reader gives it: words, marks and what was seen of it."""

from enum import Enum

from booklet.values import dataclass


class Kind(Enum):
    """What a block is, as far as the source says."""

    PARAGRAPH = 'paragraph'
    HEADING = 'heading'
    ITEM = 'item'
    """`level` is the depth from 0, `number` its mark."""
    TABLE = 'table'
    PICTURE = 'picture'
    QUOTATION = 'quotation'
    VERSE = 'verse'
    CODE = 'code'
    """One run, lines parted by '\\n'."""
    FORMULA = 'formula'
    """Displayed by itself; one run whose `markdown` is `$…$`."""


class Mark(Enum):
    """How a run is marked; the value is the HTML element that says the same."""

    STRONG = 'strong'
    EMPHASIS = 'em'
    SUB = 'sub'
    SUP = 'sup'
    CODE = 'code'
    STRIKE = 's'
    DOTS = 'dots'
    """着重号 below each character."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are marked alike."""

    text: str
    """As a person reads them, unescaped."""
    marks: frozenset[Mark] = frozenset()
    markdown: str = ''
    """Final Markdown in place of the text: a formula, ruby, a link, an inline picture."""
    note: str = ''
    """The name of the note that is called here; the run has no text."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a block looks, against the body of its document."""

    size: float = 1.0
    """Of most of its characters, relative to the body: 1.0 is the body."""
    is_bold: bool = False
    """The whole line."""
    face: str = ''
    """Family of the whole line where it is another than the body's: 黑体, 楷体, 小标宋 …"""
    alignment: str = ''
    """`left`, `center`, `right`, `justify`; empty when the source does not say."""
    indent: float = 0.0
    """Of the first line, in em; typed full-width spaces count and are not in the runs."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the source."""

    name: str
    """A file name to begin with: `image1.png`; the writer makes it unique."""
    content: bytes
    """Empty when the picture was not to be had (remote, damaged); `address` then says where it is."""
    alt: str = ''
    caption: str = ''
    address: str = ''


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; one that is covered by a merged neighbour is not in its row."""

    paragraphs: tuple[tuple[Run, ...], ...] = ()
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of the source."""

    number_in_source: int
    """Of the paragraph (Word), block (web) or line (text), from 1; grows, and may jump."""
    runs: tuple[Run, ...] = ()
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    number: str = ''
    """Automatic number or bullet as printed; empty when there is none or it is typed."""
    number_format: str = ''
    """`chineseCounting`, `decimal`, `bullet` … (names of ISO/IEC 29500 ST_NumberFormat) of `number`."""
    look: Look = Look()
    page: int = 0
    """In the source file, from 1; 0 where there are no pages."""
    table: tuple[tuple[Cell, ...], ...] = ()
    head_rows: int = 1
    """Of the table: how many rows are its head; 0 when the source says that none is."""
    picture: Picture | None = None
    unsure: str = ''
    """Why a person should look here, as the slug of a finding that the reader also gives; empty when sure."""

    @property
    def text(self) -> str:
        """Return the words as a person reads them, the automatic number first."""
        words = ''.join(run.text for run in self.runs)
        return f'{self.number}{_between(self.number, words)}{words}' if self.number else words


def _between(number: str, words: str) -> str:
    """Return a space where a Western number or a bullet meets words."""
    return (
        ' '
        if words and (number[-1].isascii() or not (number[-1].isalnum() or number[-1] in '、）．。—】〕'))
        else ''
    )
