"""Filled slides -> what a browser draws of them: plates, pictures and lines of text, broken as they were
measured.

A line is

- `('r', left, top, width, height, colour)`: a rectangle;
- `('x', x, baseline, size, is_bold, colour, align, text)`: a line of text, `align` `l`, `ctr` or `r`;
- `('i', left, top, width, height, path)`: a picture of the project; an address, for its code.

in points on the slide of `deck.frames`, `#rrggbb` colours.
"""

from collections.abc import Iterator

from booklet.deck.filled import Filled, Fitter, Paragraph, level_of
from booklet.deck.frames import HEIGHT, RULE_LEFT, WIDTH, Frame, Ink, Level, Slot
from booklet.deck.template.master import EDGE
from booklet.deck.template.theme import mixed
from booklet.model.theme import Palette

Line = tuple[object, ...]

SIZE = (float(WIDTH), float(HEIGHT))
ASCENT = 0.86
"""Share of the line pitch above the baseline: Noto Sans CJK in LibreOffice, by eye."""


def draw_slide(
    filled: Filled, footer: Paragraph, number: int, count: int, fitter: Fitter, palette: Palette
) -> tuple[Line, ...]:
    """Return the lines of slide `number` of `count`, what lies below first."""
    drawer = _Drawer(fitter, palette)
    texts = (drawer.place(filled.layout.frame(slot), paragraphs) for slot, paragraphs in filled.texts)
    drawn = [*drawer.ground(filled), *drawer.picture(filled), *(line for lines in texts for line in lines)]
    if number > 1:
        if filled.layout.has(Slot.FOOTER):
            drawn += drawer.place(filled.layout.frame(Slot.FOOTER), (footer,))
        if filled.layout.has(Slot.SLIDE_NUMBER):
            shown = f'{number}' if filled.layout.part else f'{number} / {count}'
            drawn += drawer.place(
                filled.layout.frame(Slot.SLIDE_NUMBER), (Paragraph(shown, footer.language),)
            )
    return tuple(drawn)


class _Drawer:
    """Draws with one fitter in the colours of one palette."""

    def __init__(self, fitter: Fitter, palette: Palette) -> None:
        self._fitter = fitter
        self._palette = palette
        self._inks = {
            Ink.TEXT: palette.text, Ink.SECONDARY: palette.secondary, Ink.ACCENT: palette.accent,
            Ink.PLATE: palette.ground,
        }  # fmt: skip
        self._tint = '#' + mixed(palette.rule, palette.ground, 0.25)

    def ground(self, filled: Filled) -> Iterator[Line]:
        """Yield what the master and the layout draw; a house's own ground is not drawn."""
        width, height = SIZE
        is_house = bool(filled.layout.part)
        yield (
            'r',
            0,
            0,
            width,
            height,
            self._tint if filled.layout.is_tinted else '#' + self._palette.ground,
        )
        if is_house:
            return
        if filled.layout.has_panel:
            left = RULE_LEFT + 2.5
            yield ('r', left, 92, width - left, 372, self._tint)
        yield ('r', RULE_LEFT, 46, 2.5, 462, '#' + self._palette.accent)
        for share, colour in ((1.0, self._palette.rule), (filled.progress, self._palette.accent)):
            yield ('r', 0, height - float(EDGE), width * share, float(EDGE), '#' + colour)

    def picture(self, filled: Filled) -> Iterator[Line]:
        """Yield the picture, as `write` places it."""
        if filled.picture is None:
            return
        frame = filled.layout.frame(Slot.PICTURE)
        scale = min(frame.width / filled.picture.width, frame.height / filled.picture.height)
        width, height = filled.picture.width * scale, filled.picture.height * scale
        yield ('i', frame.left, frame.top + (frame.height - height) / 2, width, height, filled.picture.path)

    def place(self, frame: Frame, paragraphs: tuple[Paragraph, ...]) -> Iterator[Line]:
        """Yield the lines of a placeholder."""
        if frame.is_plate:
            yield ('r', frame.left, frame.top, frame.width, frame.height, '#' + self._palette.accent)
        rows = list(self._rows(frame, paragraphs))
        height = sum(before + pitch for _, _, before, pitch, _ in rows) - (rows[0][2] if rows else 0)
        y = frame.top + {'ctr': (frame.height - height) / 2, 'b': frame.height - height}.get(frame.anchor, 0)
        for order, (level, size, before, pitch, row) in enumerate(rows):
            y += before if order else 0
            text, mark = row
            baseline = round(y + pitch * ASCENT, 2)
            x = frame.left + level.indent
            colour = '#' + self._inks[level.ink]
            if mark:
                yield (
                    'x',
                    x - level.hang,
                    baseline,
                    size,
                    level.is_bold,
                    '#' + self._palette.accent,
                    'l',
                    mark,
                )
            if level.align == 'ctr':
                x = frame.left + frame.width / 2
            yield ('x', x, baseline, size, level.is_bold, colour, level.align, text)
            y += pitch

    def _rows(
        self, frame: Frame, paragraphs: tuple[Paragraph, ...]
    ) -> Iterator[tuple[Level, float, float, float, tuple[str, str]]]:
        """Yield level, size, space above, pitch, text and mark of each line."""
        for paragraph in paragraphs:
            level = level_of(frame, paragraph)
            size = paragraph.size or level.size
            pitch = size * self._fitter.stage.pitch * level.spacing
            mark = (
                str(paragraph.number) if paragraph.number else '' if paragraph.is_numbered else level.bullet
            )
            for order, line in enumerate(self._fitter.lines(frame, paragraph)):
                text = paragraph.text[line.start : line.end].rstrip()
                yield level, size, 0.0 if order else level.before, pitch, (text, '' if order else mark)
