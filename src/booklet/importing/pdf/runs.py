"""Rows of a paragraph -> runs: words joined over line ends, with what is bold, slanted, raised or lowered."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from booklet.importing.lines import join_wrapped
from booklet.importing.passage import Look, Mark, Run
from booklet.importing.pdf.glyphs import Glyph
from booklet.importing.pdf.paragraphs import Setting, is_centred
from booklet.importing.pdf.rows import Row, is_lowered, is_raised, with_spaces
from booklet.text.classes import is_han

_SLANTED = re.compile('italic|oblique', re.IGNORECASE)
_FAMILIES = (
    ('小标宋', re.compile('小标宋|XiaoBiaoSong|XBS', re.IGNORECASE)),
    ('仿宋', re.compile('仿宋|FangSong|FSong|FangSung', re.IGNORECASE)),
    ('楷体', re.compile('楷|Kai', re.IGNORECASE)),
    ('黑体', re.compile('黑体|Hei|CJK.*Sans|Sans.*CJK|YaHei|Gothic', re.IGNORECASE)),
    ('宋体', re.compile('宋|Song|SimSun|Ming|Serif.*CJK', re.IGNORECASE)),
)
_RAISED_MARK = re.compile(r'[\[［(（〔]?(?:\d+|[①-⑳]|\*+|[†‡§¶])[\]］)）〕]?|.')

_Piece = tuple[str, frozenset[Mark], int]
"""A character with the space before it, its marks, its page."""


def to_runs(rows: tuple[Row, ...], notes: Mapping[tuple[int, str], str], face: str) -> tuple[Run, ...]:
    """Return the words of a paragraph; raised words among `notes` ((page, mark) -> name) call a note.

    Marks are what differs inside the paragraph: one that is bold as a whole has no runs that are. `face` is
    the family of the body.
    """
    pieces: list[_Piece] = []
    is_all_bold = all(row.is_bold for row in rows)
    for before, row in zip((None, *rows), rows, strict=False):
        joint = _joint(before.text, row.text) if before else ''
        if before and _is_divided(before.text, row.text):
            joint, pieces = '', pieces[:-1]
        for index, (glyph, is_spaced) in enumerate(with_spaces(row.glyphs)):
            space = joint if index == 0 else ' ' * is_spaced
            pieces.append((space + glyph.text, _marks(glyph, row, is_all_bold, face), row.page))
    return tuple(_with_notes(_evened(pieces), notes))


def _marks(glyph: Glyph, row: Row, is_all_bold: bool, face: str) -> frozenset[Mark]:
    marks = set()
    if glyph.is_bold and not is_all_bold:
        marks.add(Mark.STRONG)
    is_kai = face != '楷体' and is_han(glyph.text[0]) and family(glyph.face) == '楷体'
    if is_kai or _is_slanted(glyph.face):
        marks.add(Mark.EMPHASIS)
    if is_raised(glyph, row):
        marks.add(Mark.SUP)
    elif is_lowered(glyph, row):
        marks.add(Mark.SUB)
    return frozenset(marks)


@cache
def _is_slanted(face: str) -> bool:
    return _SLANTED.search(face) is not None


@cache
def family(face: str) -> str:
    """Return the kind of Chinese face that a font's name says; empty for others."""
    return next((name for name, pattern in _FAMILIES if pattern.search(face)), '')


def look_of(rows: tuple[Row, ...], setting: Setting, face: str) -> Look:
    """Return how a paragraph looks against the body, whose family is `face`."""
    first, last = rows[0], rows[-1]
    families = Counter(family(glyph.face) for row in rows for glyph in row.glyphs if is_han(glyph.text[0]))
    own, count = families.most_common(1)[0] if families else ('', 0)
    is_other = own != face and count == families.total()
    return Look(
        size=round(first.size / setting.size, 2),
        is_bold=all(row.is_bold for row in rows),
        face=own if is_other else '',
        alignment=_alignment(first, last, setting),
        indent=max(0, round(setting.indent(first), 1)),
    )


def _alignment(first: Row, last: Row, setting: Setting) -> str:
    if is_centred(last, setting) and (
        first is last or first.size > 1.08 * setting.size or is_centred(first, setting)
    ):
        return 'center'
    frame = setting.frame(first)
    is_at_right = abs(frame.right - first.right) < first.size and first is last
    return 'right' if is_at_right and first.x - frame.left > 0.3 * (frame.right - frame.left) else ''


def _is_divided(before: str, following: str) -> bool:
    """Tell whether a program divided a word: it draws HYPHEN, where people type HYPHEN-MINUS."""
    return before.endswith('\u2010') and following[0].islower()


def _joint(before: str, following: str) -> str:
    """Return what stands between two rows: nothing in Chinese, a space between Western words."""
    return join_wrapped(before, following)[len(before) : -len(following)]


def _evened(pieces: list[_Piece]) -> list[_Piece]:
    """Let punctuation that another font draws follow its neighbours' marks."""
    evened = list(pieces)
    for index in range(1, len(evened) - 1):
        text, marks, page = evened[index]
        before, after = evened[index - 1][1], evened[index + 1][1]
        if before == after != marks and not re.search(r'\w', text) and not marks & {Mark.SUP, Mark.SUB}:
            evened[index] = (text, before, page)
    return evened


def _with_notes(pieces: list[_Piece], notes: Mapping[tuple[int, str], str]) -> Iterator[Run]:
    for (marks, page), group in groupby(
        pieces, lambda piece: (piece[1], piece[2] if Mark.SUP in piece[1] else 0)
    ):
        text = ''.join(piece[0] for piece in group)
        parts = _RAISED_MARK.findall(text) if page else ()
        if parts and ''.join(parts) == text and all((page, note_key(part)) in notes for part in parts):
            yield from (Run('', note=notes[page, note_key(part)]) for part in parts)
        else:
            yield Run(text, marks)


def note_key(mark: str) -> str:
    """Return the mark of a note without its brackets: [1], (1) and 1 are the same."""
    return mark.strip().strip('[]［］()（）〔〕')
