"""A bound body to a press file: inks, boxes, marks and standard, its pages single and in reading order."""

import io
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from booklet.cache import Store
from booklet.diagnostics import Checked, Finding, finding
from booklet.press.body import BoundBody
from booklet.press.fonts_by_version import make_fonts_legal
from booklet.press.furniture import SAVE
from booklet.press.inks import Inks
from booklet.press.kept_inks import InkStream, KeptInks
from booklet.press.labels import page_labels, write_page_labels
from booklet.press.lettering import Lettering, choose_face
from booklet.press.page_boxes import PageBoxes, page_boxes
from booklet.press.placed_pictures import placed_sizes
from booklet.press.separating import Separation, blending_group
from booklet.press.slug import SlugDesk
from booklet.press.standards import RULES, Intent, saved_as, write_standard
from booklet.shops import Standard


@dataclass(frozen=True, slots=True)
class PressWishes:
    """How a press file is to be finished."""

    file: str
    """Its name, for the slug line."""
    standard: Standard
    intent: Intent
    bleed: float
    """Points."""
    has_marks: bool
    ink_limit: float
    """3.0 is 300 per cent."""
    gutter: float = 0.0
    """Points that pages move away from the spine, because a thick one swallows more of the inner margin."""
    folds: tuple[float, ...] = ()
    """Where a cover is creased: points from the left edge of its trim."""


@dataclass(frozen=True, slots=True)
class PressPage:
    """A page that goes into the press file."""

    index: int
    """In the bound body, from 0."""
    label: str
    has_colour: bool
    """Whether it may print in four inks."""
    moves: bool
    """Whether the gutter moves it; covers stay."""


@dataclass(frozen=True, slots=True)
class PressFile:
    """A finished press file."""

    content: bytes
    pages: int
    colour_pages: tuple[int, ...]
    """Pages that do print cyan, magenta or yellow, counted from 1 in this file."""


@dataclass(slots=True)
class _Desk:
    """What the pages of one file share."""

    pdf: pikepdf.Pdf
    bound: BoundBody
    wishes: PressWishes
    separations: Mapping[bool, Separation]
    slug: SlugDesk
    colour_pages: list[int] = field(default_factory=list)
    transparent_pages: list[int] = field(default_factory=list)
    _drawings: dict[bytes, pikepdf.Object] = field(default_factory=dict)

    def shared(self, content: bytes) -> pikepdf.Object:
        """Return a stream of `content`, the same for the same."""
        if content not in self._drawings:
            self._drawings[content] = self.pdf.make_indirect(pikepdf.Stream(self.pdf, content))
        return self._drawings[content]


def press_file(
    bound: BoundBody,
    pages: Sequence[PressPage],
    wishes: PressWishes,
    faces: Iterable[Path] = (),
    store: Store | None = None,
) -> Checked[PressFile]:
    """Return the `pages` of `bound` for the press, and what could not be brought to it.

    A page whose inks or transparency the standard does not allow is named by a finding, never passed over.
    Marks and slug line are drawn in one of `faces`; without faces the slug has no words. What `store` keeps
    of the file's last version is not brought into inks again; the bytes are the same without it.
    """
    rules = RULES[wishes.standard]
    kept = KeptInks(store, wishes.file)
    kept.recall()
    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        desk = _desk(pdf, bound, wishes, faces, kept)
        every = list(pdf.pages)
        chosen = [every[page.index] for page in pages]
        for number, (page, sheet) in enumerate(zip(pages, chosen, strict=True), 1):
            _finish(desk, page, sheet, number, len(pages))
        kept.keep()
        _keep_only(pdf, chosen)
        write_page_labels(pdf, tuple(page.label for page in pages))
        unlawful = () if wishes.standard == 'pdfx-4' else make_fonts_legal(pdf)
        write_standard(pdf, bound.facts, wishes.standard, wishes.intent)
        made = PressFile(saved_as(pdf, wishes.standard), len(pages), tuple(desk.colour_pages))
    refused = () if rules.allows_transparency else _refusals(desk)
    return Checked(made, (*refused, *_unknown(desk), *unlawful))


def body_pages(bound: BoundBody, inside_colour: bool, choose: Callable[[int], bool]) -> tuple[PressPage, ...]:
    """Return the pages of the body that `choose` keeps by their index, covers in colour."""
    labels = page_labels(bound.laid, bound.facts.language)
    found = []
    for placed in bound.laid.sections:
        is_cover = placed.section.kind.is_cover
        for offset in range(placed.section.pages):
            index = placed.first_index + offset
            if choose(index):
                found.append(PressPage(index, labels[index], is_cover or inside_colour, not is_cover))
    return tuple(found)


def _desk(
    pdf: pikepdf.Pdf, bound: BoundBody, wishes: PressWishes, faces: Iterable[Path], kept: KeptInks
) -> _Desk:
    sizes = placed_sizes(pdf.pages)
    keeps = RULES[wishes.standard].allows_transparency
    colour = Inks(wishes.intent.profile, wishes.ink_limit)
    separations = {
        has_colour: Separation(pdf, colour if has_colour else Inks(), sizes, keeps, kept=kept)
        for has_colour in (False, True)
    }
    face = choose_face(faces) if wishes.has_marks else None
    # File name, date, folio and page of the file: what a sheet on the floor of the shop must tell.
    common = (wishes.file, f'{bound.facts.stamp:%Y-%m-%d}')
    slug = SlugDesk(pdf, common, wishes.folds, Lettering(pdf, face) if face else None)
    return _Desk(pdf, bound, wishes, separations, slug)


def _finish(desk: _Desk, page: PressPage, sheet: pikepdf.Page, number: int, total: int) -> None:
    """Bring one page into inks, set its boxes and draw its marks."""
    separation = desk.separations[page.has_colour]
    separation.is_colourful = separation.is_transparent = False
    left, bottom, right, top = (float(edge) for edge in sheet.trimbox)
    boxes = page_boxes(right - left, top - bottom, desk.wishes.bleed, desk.wishes.has_marks)
    own, over = separation.page(sheet)
    if separation.is_colourful:
        desk.colour_pages.append(number)
    if separation.is_transparent:
        desk.transparent_pages.append(number)
        sheet.obj.Group = blending_group()
    gutter = (desk.wishes.gutter if number % 2 else -desk.wishes.gutter) if page.moves else 0.0
    shift = (boxes.offset[0] - left + gutter, boxes.offset[1] - bottom)
    before = _placing(boxes, shift)
    if '/Pattern' in sheet.obj.Resources:
        own, over = _as_form(desk.pdf, sheet, own, over)
    after = over + b'\nQ\n'
    if desk.wishes.has_marks:
        after += desk.slug.draw(sheet, boxes, separation.is_colourful, (page.label, f'{number}/{total}'))
    # One after the other as they are (ISO 32000-1, 7.8.2): the page's own drawing is not packed anew.
    pieces = (desk.shared(before + SAVE if over else before), own.as_object(desk.pdf))
    sheet.obj.Contents = pikepdf.Array([*pieces, desk.pdf.make_indirect(pikepdf.Stream(desk.pdf, after))])
    _set_boxes(sheet, boxes)


def _as_form(
    pdf: pikepdf.Pdf, sheet: pikepdf.Page, own: InkStream, over: bytes
) -> tuple[InkStream, bytes]:
    """Make the page's drawing a form and return what draws it.

    A pattern stands in the coordinates of its page or form (ISO 32000-1, 8.7.3.1): it does not move with what
    is moved on the page, but with the form it is in.
    """
    content = b'\n'.join((SAVE, own.content, over)) if over else own.content
    form = pikepdf.Stream(pdf, content)
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox, form.Resources = sheet.obj.MediaBox, sheet.obj.Resources
    sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Body=pdf.make_indirect(form)))
    return InkStream(zlib.compress(b'/Body Do'), own.is_colourful, frozenset(('/Body',))), b''


def _placing(boxes: PageBoxes, shift: tuple[float, float]) -> bytes:
    """Return what brings the page's own drawing to its place, cut off at the edge of the bleed."""
    left, bottom, right, top = boxes.bleed
    clip = f'{left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n'
    return f'q {clip} 1 0 0 1 {shift[0]:.4f} {shift[1]:.4f} cm\n'.encode()


def _set_boxes(sheet: pikepdf.Page, boxes: PageBoxes) -> None:
    for name in ('/CropBox', '/ArtBox', '/Rotate', '/UserUnit'):
        if name in sheet.obj:
            del sheet.obj[name]
    sheet.obj.MediaBox = pikepdf.Array(boxes.media)
    sheet.obj.BleedBox = pikepdf.Array(boxes.bleed)
    sheet.obj.TrimBox = pikepdf.Array(boxes.trim)


def _keep_only(pdf: pikepdf.Pdf, chosen: Sequence[pikepdf.Page]) -> None:
    kept = {page.obj.objgen for page in chosen}
    gone = [index for index, page in enumerate(pdf.pages) if page.obj.objgen not in kept]
    for index in reversed(gone):
        del pdf.pages[index]


def _refusals(desk: _Desk) -> tuple[Finding, ...]:
    pages = ', '.join(map(str, desk.transparent_pages))
    standard = RULES[desk.wishes.standard].words
    if not pages:
        return ()
    return (finding('press.transparency', file=desk.wishes.file, pages=pages, standard=standard),)


def _unknown(desk: _Desk) -> tuple[Finding, ...]:
    names = dict.fromkeys(name for each in desk.separations.values() for name in each.unknown)
    return tuple(finding('press.colour-unknown', file=desk.wishes.file, what=name) for name in names)
