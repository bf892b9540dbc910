"""Running heads and folios onto pages: each a form that is drawn over the page, the shared ones kept once."""

import io
from collections.abc import Iterable, Mapping, Sequence

import pikepdf

from booklet.model.laid import LaidBooklet, Overlay

ARTIFACT = b'/Artifact <</Type /Pagination>> BDC'
"""What is drawn is no part of the text that is read aloud (ISO 32000-1, 14.8.2.2)."""

HELD = '/Furniture'
"""Entry of the catalogue that holds the forms while the body is made."""

SAVE, RESTORE = b'q', b'Q'
"""What is drawn before and after the page's own drawing."""

BOXES = ('/MediaBox', '/CropBox', '/BleedBox', '/TrimBox', '/ArtBox')


class FurnitureForms:
    """The pages of sheets of furniture as forms of `body`, each made once."""

    def __init__(self, body: pikepdf.Pdf, laid: LaidBooklet) -> None:
        """Make the forms and hang them into the catalogue, where they take part in what is done to `body`."""
        self._body = body
        self._drawings: dict[bytes, pikepdf.Object] = {}
        sheets = {key: pikepdf.open(io.BytesIO(pdf)) for key, pdf in laid.furniture.items()}
        pages = {key: list(sheet.pages) for key, sheet in sheets.items()}
        self._corners: dict[Overlay, tuple[float, float]] = {}
        body.Root[HELD] = body.make_indirect(pikepdf.Array())
        for overlay in _overlays(laid):
            page = pages[overlay.sheet][overlay.page]
            form = page.as_form_xobject()
            if '/Resources' in page.obj:
                # The pages of a sheet share their resources; so shall the forms.
                form.Resources = page.obj.Resources
            body.Root[HELD].append(body.copy_foreign(form))
            self._corners[overlay] = _corner(page.obj)

    def lay_over(self, pages: Iterable[pikepdf.Page], laid: LaidBooklet) -> None:
        """Move `pages` to their sides and draw their overlays over them; the catalogue drops the forms."""
        forms = dict(zip(self._corners, self._body.Root[HELD], strict=True))
        del self._body.Root[HELD]
        over = (
            (placed.shift(offset), placed.overlays[offset] if placed.overlays else ())
            for placed in laid.sections
            for offset in range(placed.section.pages)
        )
        for page, (shift, overlays) in zip(pages, over, strict=True):
            _move_page(page.obj, shift)
            if overlays:
                names = {f'/Over{number}': forms[overlay] for number, overlay in enumerate(overlays)}
                _add_forms(page.obj, names)
                self._draw(page.obj, overlays)

    def _draw(self, page: pikepdf.Object, overlays: Sequence[Overlay]) -> None:
        """Draw `overlays`, trim corner on trim corner."""
        left, bottom = _corner(page)
        drawn = []
        for number, overlay in enumerate(overlays):
            x, y = self._corners[overlay]
            drawn.append(f'q 1 0 0 1 {left - x:.4f} {bottom - y:.4f} cm /Over{number} Do Q'.encode())
        held = page.get('/Contents', pikepdf.Array())
        own = held if isinstance(held, pikepdf.Array) else [held]
        after = self._drawing(b'\n'.join((RESTORE, ARTIFACT, *drawn, b'EMC')))
        page.Contents = pikepdf.Array([self._drawing(SAVE), *own, after])

    def _drawing(self, content: bytes) -> pikepdf.Object:
        """Return a stream of `content`, the same for the same."""
        if content not in self._drawings:
            self._drawings[content] = self._body.make_indirect(pikepdf.Stream(self._body, content))
        return self._drawings[content]


def _overlays(laid: LaidBooklet) -> Iterable[Overlay]:
    """Return everything that is laid over a page, each once, in the order of the pages."""
    every = (over for placed in laid.sections for overlays in placed.overlays for over in overlays)
    return dict.fromkeys(every)


def _move_page(page: pikepdf.Object, shift: float) -> None:
    """Move what is drawn on `page` by `shift` points to the right: its boxes move to the left.

    So patterns move with the rest, which stand in the coordinates of the page (ISO 32000-1, 8.7.3.1).
    """
    if not shift:
        return
    for name in BOXES:
        if name in page:
            left, bottom, right, top = (float(edge) for edge in page[name])
            page[name] = pikepdf.Array([round(left - shift, 4), bottom, round(right - shift, 4), top])


def _add_forms(page: pikepdf.Object, forms: Mapping[str, pikepdf.Object]) -> None:
    """Name `forms` in the page's resources, which it may have shared with its neighbours until now."""
    held = page.get('/Resources')
    resources = pikepdf.Dictionary(dict(held.items()) if held is not None else {})
    known = resources.get('/XObject', pikepdf.Dictionary())
    resources.XObject = pikepdf.Dictionary({**dict(known.items()), **forms})
    page.Resources = resources


def _corner(page: pikepdf.Object) -> tuple[float, float]:
    box = next(page[name] for name in ('/TrimBox', '/CropBox', '/MediaBox') if name in page)
    return float(box[0]), float(box[1])
