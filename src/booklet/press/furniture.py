"""Running heads and folios onto pages: each a form that is drawn over the page, the shared ones kept once."""

import io
from collections.abc import Iterable, Mapping

import pikepdf

from booklet.model.laid import Overlay

ARTIFACT = b'/Artifact <</Type /Pagination>> BDC'
"""What is drawn is no part of the text that is read aloud (ISO 32000-1, 14.8.2.2)."""

BOXES = ('/MediaBox', '/CropBox', '/BleedBox', '/TrimBox', '/ArtBox')


class FurnitureForms:
    """The pages of sheets of furniture as forms of `body`, made when the first page needs them."""

    def __init__(self, body: pikepdf.Pdf, sheets: Mapping[str, bytes]) -> None:
        self._body = body
        self._sheets = sheets
        self._opened: dict[str, pikepdf.Pdf] = {}
        self._forms: dict[Overlay, tuple[pikepdf.Object, float, float]] = {}
        """Each form with the lower left corner of the trim that it was laid out in."""

    def lay_over(self, page: pikepdf.Page, overlays: Iterable[Overlay]) -> None:
        """Draw `overlays` over `page`, trim corner on trim corner."""
        left, bottom = _corner(page)
        drawn, forms = [], pikepdf.Dictionary()
        for number, overlay in enumerate(overlays):
            form, x, y = self._form(overlay)
            name = f'/Over{number}'
            forms[name] = form
            drawn.append(f'q 1 0 0 1 {left - x:.4f} {bottom - y:.4f} cm {name} Do Q'.encode())
        if drawn:
            _add_forms(page, forms)
            page.contents_add(b'q', prepend=True)
            page.contents_add(b'\n'.join((b'Q', ARTIFACT, *drawn, b'EMC')))

    def _form(self, overlay: Overlay) -> tuple[pikepdf.Object, float, float]:
        if overlay not in self._forms:
            page = self._sheet(overlay.sheet).pages[overlay.page]
            form = self._body.copy_foreign(page.as_form_xobject())
            self._forms[overlay] = (form, *_corner(page))
        return self._forms[overlay]

    def _sheet(self, key: str) -> pikepdf.Pdf:
        if key not in self._opened:
            self._opened[key] = pikepdf.open(io.BytesIO(self._sheets[key]))
        return self._opened[key]


def move_page(page: pikepdf.Page, shift: float) -> None:
    """Move what is drawn on `page` by `shift` points to the right: its boxes move to the left.

    So patterns move with the rest, which stand in the coordinates of the page (ISO 32000-1, 8.7.3.1).
    """
    if not shift:
        return
    for name in BOXES:
        if name in page.obj:
            left, bottom, right, top = (float(edge) for edge in page.obj[name])
            page.obj[name] = pikepdf.Array([round(left - shift, 4), bottom, round(right - shift, 4), top])


def _add_forms(page: pikepdf.Page, forms: pikepdf.Dictionary) -> None:
    """Name `forms` in the page's resources, which it may have shared with its neighbours until now."""
    held = page.obj.get('/Resources')
    resources = pikepdf.Dictionary(dict(held.items()) if held is not None else {})
    known = resources.get('/XObject', pikepdf.Dictionary())
    resources.XObject = pikepdf.Dictionary({**dict(known.items()), **dict(forms.items())})
    page.obj.Resources = resources


def _corner(page: pikepdf.Page) -> tuple[float, float]:
    left, bottom, _, _ = (float(edge) for edge in page.trimbox)
    return left, bottom
