"""Pictures and code to markup, their heights rounded up to whole lines of the page."""

import math
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote

from markupsafe import Markup

from booklet.layout.html.inlines import Setting, set_inlines
from booklet.model.blocks import CodeBlock, Figure, Picture
from booklet.project.settings import TypeArea
from booklet.units import Length

CONTENT_HOST = 'https://booklet.invalid/'
"""RFC 2606 keeps this name free; the fetcher maps it to the project's folder."""

CAPTION_LINES = 2
"""Lines kept free under the tallest picture, so that its caption stays with it."""

CODE_SIZE = 0.8
"""Size of code as a share of the text's (8.4 of 10.5 points)."""

CODE_LINES, CODE_PITCHES = 4, 3
"""So many lines of code stand on so many lines of the page: 13.5 of 18 points each."""


def set_figure(figure: Figure, setting: Setting, area: TypeArea) -> Markup:
    """Set a picture with its caption; without its file an empty frame keeps the place and shows the fault."""
    label = f'{setting.words.figure}\u00a0{figure.number}' if figure.number else ''
    number = Markup('<span class="number">{}</span>').format(label) if label else ''
    caption = Markup('')
    if figure.caption or number:
        with setting.in_kai():
            run = set_inlines(figure.caption, setting, number)
        caption = Markup('<figcaption>{}</figcaption>').format(run.markup)
    picture = _set_picture(figure, setting.column(area), area)
    return Markup('<figure id="{}">{}{}</figure>').format(figure.anchor, picture, caption)


def picture_size(
    picture: Picture, share: float, column: float, area: TypeArea
) -> tuple[Length, Length, int]:
    """Return (width, height, lines) of `picture` at `share` of its `column`, which is so many ems wide.

    It is made smaller when it would not leave room for its caption on a page of its own; `lines` is the
    height rounded up to lines of the page.
    """
    measure = column * area.size
    most = (area.lines_per_page - CAPTION_LINES) * area.pitch
    width = measure * min(max(share, 0.05), 1.0)
    height = width * picture.height / max(picture.width, 1)
    if height > most:
        width, height = width * most / height, most
    return Length.pt(width), Length.pt(height), max(1, math.ceil(height / area.pitch - 1e-6))


def set_code(code: CodeBlock, column: float, area: TypeArea) -> Markup:
    """Set lines of code; lines too long for the measure are continued on the next, indented.

    `column` is so many ems wide. They are broken here and not by the style sheet, so that the number of
    lines, and with it the height, is known: an em of `Noto Sans Mono CJK` holds one Chinese or two Western
    characters.
    """
    room = math.floor((column - 2) / CODE_SIZE * 2)
    written = code.text.expandtabs(4).rstrip('\n').split('\n')
    lines = [piece for line in written for piece in _fold(line, room)]
    rows = [Markup('<span class="row">{}</span>').format(line or ' ') for line in lines]
    height = _code_height(len(rows), area)
    if height <= area.lines_per_page * area.pitch / 2:
        markup = '<pre id="{}" style="height: {}pt"><code>{}</code></pre>'
        return Markup(markup).format(code.anchor, _number(height), Markup('').join(rows))
    # The engine does not part what has a height; whole groups keep the next page on the grid.
    groups = [rows[first : first + CODE_LINES] for first in range(0, len(rows), CODE_LINES)]
    parts = Markup('').join(
        Markup('<span class="rows" style="height: {}pt">{}</span>').format(
            _number(_code_height(len(group), area)), Markup('').join(group)
        )
        for group in groups
    )
    return Markup('<pre id="{}" class="long"><code>{}</code></pre>').format(code.anchor, parts)


def _code_height(lines: int, area: TypeArea) -> float:
    return math.ceil(lines * CODE_PITCHES / CODE_LINES) * area.pitch


def _set_picture(figure: Figure, column: float, area: TypeArea) -> Markup:
    if figure.picture is None:
        return Markup('<div class="missing" style="height: {}pt"></div>').format(_number(4 * area.pitch))
    width, height, lines = picture_size(figure.picture, figure.width, column, area)
    spare = (lines * area.pitch - height) / 2
    return Markup(
        '<div class="picture" style="height: {room}pt; padding-top: {spare}pt">'
        '<img src="{source}" alt="{alt}" style="width: {width}pt; height: {height}pt"></div>'
    ).format(
        room=_number(lines * area.pitch - spare),
        spare=_number(spare),
        source=CONTENT_HOST + quote(figure.picture.path),
        alt=figure.description,
        width=_number(width),
        height=_number(height),
    )


def _fold(line: str, room: int) -> Iterator[str]:
    """Yield `line` in pieces of at most `room` half-ems."""
    piece, used = '', 0
    for character in line:
        wide = 2 if unicodedata.east_asian_width(character) in 'WF' else 1
        if used + wide > room:
            yield piece
            piece, used = '  ', 2
        piece += character
        used += wide
    yield piece


def _number(value: float) -> str:
    return f'{value:.4f}'.rstrip('0').rstrip('.')
