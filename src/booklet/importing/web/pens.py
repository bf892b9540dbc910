"""Words of a page, piece by piece -> passages: white space collapsed, marks and looks taken together."""

import re
from collections import Counter
from dataclasses import replace

from booklet.importing.passage import Kind, Look, Mark, Passage, Picture, Run
from booklet.importing.web.tree import INVISIBLE
from booklet.text.classes import is_han
from booklet.values import dataclass

_SPACES = re.compile(r'[ \t\r\n\f\v]+')
_ANY_SPACE = re.compile(r'\s+')
_VERSE_LINES = 3
_VERSE_WIDTH = 24
"""Characters: so many or fewer in each of so many lines parted by <br> are lines of one block."""


@dataclass(frozen=True, slots=True)
class Style:
    """What the elements around words say of them."""

    marks: frozenset[Mark] = frozenset()
    size: float = 0
    """In CSS pixels; 0 where nothing is said."""
    face: str = ''
    alignment: str = ''
    indent: float = 0
    """In em, as CSS says."""
    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    number: str = ''
    number_format: str = ''


@dataclass(frozen=True, slots=True)
class _Piece:
    run: Run
    size: float = 0
    face: str = ''


class Pen:
    """Writes passages; what it has written is in `passages`."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.passages: list[Passage] = []
        self._line: list[_Piece] = []
        self._sizes: Counter[float] = Counter()
        self._faces: Counter[str] = Counter()

    def write(self, text: str, style: Style) -> None:
        """Add words to the line; a break is `\\n`."""
        words = INVISIBLE.sub('', text)
        if words:
            self._line.append(_Piece(Run(words, style.marks), style.size, style.face))

    def put(self, run: Run, style: Style) -> None:
        """Add a run that is final: a link, ruby, the call of a note."""
        self._line.append(_Piece(run, style.size, style.face))

    def place(self, passage: Passage) -> None:
        """Add a block of its own."""
        self.passages.append(replace(passage, number_in_source=len(self.passages) + 1))

    def picture(self, picture: Picture) -> None:
        """Add a picture behind what was written."""
        self.place(Passage(0, kind=Kind.PICTURE, picture=picture))

    def end(self, style: Style) -> None:
        """End the block that was being written, if there is one."""
        pieces, self._line = self._line, []
        lines = _split(pieces)
        if style.kind in (Kind.HEADING, Kind.ITEM) or _is_verse(lines):
            lines = [_joined(lines)] if lines else []
        for index, line in enumerate(lines):
            here = style if index == 0 or style.kind is not Kind.ITEM else replace(style, number='')
            self._write_line(line, here)

    def looked(self) -> tuple[Passage, ...]:
        """Return the passages with sizes and faces against those of most of the text."""
        size = self._sizes.most_common(1)[0][0] if self._sizes else 0
        face = self._faces.most_common(1)[0][0] if self._faces else ''
        return tuple(
            replace(passage, look=_against(passage.look, size or 16, face)) if passage.runs else passage
            for passage in self.passages
        )

    def _write_line(self, pieces: list[_Piece], style: Style) -> None:
        lead, pieces = _trimmed(pieces)
        if not pieces:
            return
        text = ''.join(piece.run.text for piece in pieces)
        sizes, faces = Counter[float](), Counter[str]()
        for piece in pieces:
            sizes[piece.size] += len(piece.run.text)
            faces[piece.face] += sum(map(is_han, piece.run.text))
        size, face = sizes.most_common(1)[0][0], faces.most_common(1)[0][0]
        self._sizes[size] += len(text)
        self._faces[face] += len(text)
        is_bold = all(Mark.STRONG in piece.run.marks for piece in pieces if piece.run.text.strip())
        runs = tuple(_without(piece.run, Mark.STRONG) if is_bold else piece.run for piece in pieces)
        look = Look(size, is_bold, face if len(+faces) == 1 else '', style.alignment, max(lead, style.indent))
        passage = Passage(0, runs, style.kind, style.level, style.number, style.number_format, look)
        self.place(passage)


def _without(run: Run, mark: Mark) -> Run:
    return replace(run, marks=run.marks - {mark})


def _against(look: Look, size: float, face: str) -> Look:
    relative = round((look.size or size) / size, 2)
    return replace(look, size=relative, face=look.face if look.face != face else '')


def _split(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Return the lines of a block, parted by breaks; empty ones are gone."""
    lines: list[list[_Piece]] = [[]]
    for piece in pieces:
        first, *others = piece.run.text.split('\n') if not piece.run.markdown else [piece.run.text]
        lines[-1].append(replace(piece, run=replace(piece.run, text=first)))
        lines += ([replace(piece, run=replace(piece.run, text=part))] for part in others)
    return [line for line in lines if any(_has_words(piece.run) for piece in line)]


def _has_words(run: Run) -> bool:
    return bool(run.text.strip() or run.markdown or run.note)


def _is_verse(lines: list[list[_Piece]]) -> bool:
    widths = [sum(len(piece.run.text.strip()) for piece in line) for line in lines]
    starts = [line[0].run.text[:1] for line in lines]
    return len(lines) >= _VERSE_LINES and max(widths) <= _VERSE_WIDTH and '\u3000' not in starts


def _joined(lines: list[list[_Piece]]) -> list[_Piece]:
    joined = list(lines[0])
    for line in lines[1:]:
        joined += [_Piece(Run('\n')), *line]
    return joined


def _trimmed(pieces: list[_Piece]) -> tuple[float, list[_Piece]]:
    """Return the indent that is typed, in em, and the pieces with white space collapsed."""
    lead = 0.0
    kept: list[_Piece] = []
    before = ' '
    for piece in pieces:
        run = piece.run
        if run.markdown or run.note:
            kept.append(piece)
            before = run.text[-1:] or 'x'
            continue
        text = run.text
        if not kept and (bare := text.lstrip()) != text:
            lead += sum(
                1 if char == '\u3000' else 0.5 if char == '\xa0' else 0
                for char in text[: len(text) - len(bare)]
            )
            text = bare
        text = '\n'.join(_ANY_SPACE.sub(' ', line) for line in text.split('\n'))
        if before.isspace():
            text = text.lstrip(' ')
        if text:
            kept.append(replace(piece, run=replace(run, text=text)))
            before = text[-1]
    while kept and not kept[-1].run.markdown and not kept[-1].run.note:
        text = kept[-1].run.text.rstrip()
        if text:
            kept[-1] = replace(kept[-1], run=replace(kept[-1].run, text=text))
            break
        kept.pop()
    return lead, kept


def source_text(text: str) -> str:
    """Return the text of an element as a browser shows it: line ends of the source are no breaks."""
    collapsed = _SPACES.sub(lambda match: '\ue000' if '\n' in match.group() else ' ', text)
    bare = re.sub(
        '(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])\ue000(?=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])',
        '',
        collapsed,
    )
    return bare.replace('\ue000', ' ')
