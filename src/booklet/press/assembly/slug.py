"""What stands outside the bleed of a press page: marks and the slug line, as forms that pages share.

All pages of a size have the same marks, and all slug lines of a file begin alike. Drawn on every page they
were more than half of all that is drawn, for us, for the preflight and for the machine of the shop.
"""

from dataclasses import field

from booklet.press.assembly.marks import REGISTRATION, marks
from booklet.press.assembly.page_boxes import SLUG, PageBoxes
from booklet.press.fonts.lettering import Lettering
from booklet.press.pdf.objects import (
    FORM,
    Piece,
    Pieces,
    array,
    dictionary,
    packed_piece,
    piece_of,
    reference,
)
from booklet.values import dataclass

SIZE = 6.0
"""Points of the slug line."""

INDENT = 12.0
"""Points from the trim's left edge to the line."""

GAP = '  ·  '
"""Between its parts."""

_TINT = b'<< /C0 [ 0 0 0 0 ] /C1 [ 1 1 1 1 ] /Domain [ 0 1 ] /FunctionType 2 /N 1 >>'


@dataclass(slots=True)
class SlugDesk:
    """Draws what is outside the bleed into one file."""

    common: tuple[str, ...]
    """Parts with which every slug line begins."""
    folds: tuple[float, ...]
    lettering: Lettering | None
    pieces: Pieces = field(default_factory=dict)
    """Forms of marks, and what they draw with."""
    _marks: dict[tuple[PageBoxes, bool], bytes] = field(default_factory=dict)

    def draw(
        self, boxes: PageBoxes, has_colour: bool, own: tuple[str, ...]
    ) -> tuple[bytes, dict[str, bytes]]:
        """Return operators that draw marks and slug line, and references to the forms that they name.

        `own` are the parts of the line that are this page's alone.
        """
        forms = {'/Marks': self._marks_of(boxes, has_colour)}
        drawn = '/Marks Do\n'
        if self.lettering:
            words, used = self._line(boxes, own)
            forms.update((name, self.lettering.forms[name]) for name in sorted(used))
            drawn += words
        return drawn.encode(), forms

    def _line(self, boxes: PageBoxes, own: tuple[str, ...]) -> tuple[str, set[str]]:
        assert self.lettering is not None
        left, bottom = boxes.trim[0] + INDENT, boxes.bleed[1] - float(SLUG) * 0.62
        common = GAP.join(part for part in self.common if part)
        rest = ''.join(GAP + part for part in own if part)
        name, length = self.lettering.line(common, SIZE)
        words, used = self.lettering.draw(rest, left + length, bottom, SIZE)
        return f'q 1 0 0 1 {left:.3f} {bottom:.3f} cm {name} Do Q\n{words}\n', {name, *used}

    def _marks_of(self, boxes: PageBoxes, has_colour: bool) -> bytes:
        if (boxes, has_colour) not in self._marks:
            drawn = marks(boxes, has_colour, self.folds).encode()
            resources = b'<< >>'
            if has_colour:
                spaces = dictionary({REGISTRATION: self._registration()})
                resources = dictionary({'/ColorSpace': spaces})
            entries = {**FORM, '/BBox': array(boxes.media), '/Resources': resources}
            self._marks[boxes, has_colour] = self._add(packed_piece(drawn, entries))
        return self._marks[boxes, has_colour]

    def _registration(self) -> bytes:
        """Return the colour space All, which prints on every plate there is (ISO 32000-1, 8.6.6.4)."""
        tint = self._add(piece_of(_TINT))
        return self._add(piece_of(array((b'/Separation', b'/All', b'/DeviceCMYK', tint))))

    def _add(self, piece: Piece) -> bytes:
        self.pieces[piece.key] = piece
        return reference(piece.key)
