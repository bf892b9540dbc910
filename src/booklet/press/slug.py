"""What stands outside the bleed of a press page: marks and the slug line, as forms that pages share.

All pages of a size have the same marks, and all slug lines of a file begin alike. Drawn on every page they
were more than half of all that is drawn, for us, for the preflight and for the machine of the shop.
"""

from dataclasses import dataclass, field

import pikepdf

from booklet.press.lettering import Lettering
from booklet.press.marks import REGISTRATION, marks
from booklet.press.page_boxes import SLUG, PageBoxes
from booklet.press.placing import Box

SIZE = 6.0
"""Points of the slug line."""

INDENT = 12.0
"""Points from the trim's left edge to the line."""

GAP = '  ·  '
"""Between its parts."""


@dataclass(slots=True)
class SlugDesk:
    """Draws what is outside the bleed into one file."""

    pdf: pikepdf.Pdf
    common: tuple[str, ...]
    """Parts with which every slug line begins."""
    folds: tuple[float, ...]
    lettering: Lettering | None
    _marks: dict[tuple[PageBoxes, bool], pikepdf.Object] = field(default_factory=dict)
    _registration: pikepdf.Object | None = None

    def draw(self, sheet: pikepdf.Page, boxes: PageBoxes, has_colour: bool, own: tuple[str, ...]) -> bytes:
        """Return operators that draw marks and slug line; their forms enter the resources of `sheet`.

        `own` are the parts of the line that are this page's alone.
        """
        resources = sheet.obj.Resources
        forms = resources.get('/XObject', pikepdf.Dictionary())
        forms['/Marks'] = self._marks_of(boxes, has_colour)
        drawn = '/Marks Do\n'
        if self.lettering:
            words, used = self._line(boxes, own)
            for name in sorted(used):
                forms[name] = self.lettering.forms[name]
            drawn += words
        resources.XObject = forms
        return drawn.encode()

    def _line(self, boxes: PageBoxes, own: tuple[str, ...]) -> tuple[str, set[str]]:
        assert self.lettering is not None
        left, bottom = boxes.trim[0] + INDENT, boxes.bleed[1] - float(SLUG) * 0.62
        common = GAP.join(part for part in self.common if part)
        rest = ''.join(GAP + part for part in own if part)
        name, length = self.lettering.line(common, SIZE)
        words, used = self.lettering.draw(rest, left + length, bottom, SIZE)
        return f'q 1 0 0 1 {left:.3f} {bottom:.3f} cm {name} Do Q\n{words}\n', {name, *used}

    def _marks_of(self, boxes: PageBoxes, has_colour: bool) -> pikepdf.Object:
        if (boxes, has_colour) not in self._marks:
            drawn = marks(boxes, has_colour, self.folds).encode()
            made = form(self.pdf, drawn, boxes.media)
            if has_colour:
                spaces = pikepdf.Dictionary({REGISTRATION: self._registration_space()})
                made.Resources = pikepdf.Dictionary(ColorSpace=spaces)
            self._marks[boxes, has_colour] = made
        return self._marks[boxes, has_colour]

    def _registration_space(self) -> pikepdf.Object:
        """Return the colour space All, which prints on every plate there is (ISO 32000-1, 8.6.6.4)."""
        if self._registration is None:
            tint = pikepdf.Dictionary(
                FunctionType=2,
                Domain=pikepdf.Array([0, 1]),
                C0=pikepdf.Array([0, 0, 0, 0]),
                C1=pikepdf.Array([1, 1, 1, 1]),
                N=1,
            )
            names = (pikepdf.Name.Separation, pikepdf.Name.All, pikepdf.Name.DeviceCMYK)
            space = pikepdf.Array([*names, self.pdf.make_indirect(tint)])
            self._registration = self.pdf.make_indirect(space)
        return self._registration


def form(pdf: pikepdf.Pdf, content: bytes, box: Box) -> pikepdf.Object:
    """Return a form XObject without resources (ISO 32000-1, 8.10)."""
    made = pikepdf.Stream(pdf, content)
    made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    made.BBox, made.Resources = pikepdf.Array(box), pikepdf.Dictionary()
    return pdf.make_indirect(made)
