"""Pages to imposed sheets: any PDF and a plan in, a PDF of landscape sheets for duplex printing out."""

from collections.abc import Sequence
from dataclasses import replace

import pikepdf

from booklet.press.imposition.fold_marks import (
    PART_FONT,
    WIDTH,
    Stroke,
    crop_strokes,
    fold_strokes,
    mirrored,
    page_box,
    part_mark,
)
from booklet.press.imposition.placing import Duplex, Placement, Sheet, place_pair, scale_to_fit
from booklet.press.imposition.saddle import SheetSide
from booklet.press.imposition.shown_pages import ShownPage, shown_page
from booklet.press.pdf.objects import Size
from booklet.press.pdf.opening import open_foreign, page_count, saved
from booklet.units import Length
from booklet.values import dataclass

READERS_ONLY = (
    *('/Outlines', '/PageLabels', '/Names', '/Dests', '/AcroForm', '/OpenAction', '/AA', '/PageMode'),
    *('/PageLayout', '/StructTreeRoot', '/MarkInfo', '/Threads'),
)
"""Entries of the catalogue that speak of the pages as they were."""

DUPLEX_NAMES: dict[Duplex, str] = {'short-edge': '/DuplexFlipShortEdge', 'long-edge': '/DuplexFlipLongEdge'}

NO_CREEP = Length.pt(0)
NO_SIZE: Size = (0.0, 0.0)
"""Of a blank."""


def impose(
    pdf: bytes,
    sheet: Sheet,
    plan: Sequence[SheetSide],
    creep: Length = NO_CREEP,
    duplex: Duplex = 'short-edge',
    filler: bytes | None = None,
    has_marks: bool = False,
) -> bytes:
    """Return the pages of `pdf` on both sides of sheets, one PDF page for each side of `plan`.

    Pages are set unscaled when two fit on a sheet side by side, else all smaller by one factor. What a page
    shows is its trim box, else what readers see of it; rotation, fields and stamps come along. Of a bleed,
    3 mm stay on the three outer edges, as far as the sheet has room for it. Where the plan has a blank, the
    page of `filler` is set: its first on the right, its last on the left. `has_marks` asks for fold and crop
    marks where the sheet has room; several parts are numbered at the fold in any case. Raises UsageError for
    a file that is not a readable PDF, ValueError when the plan names a page that is not there.
    """
    with open_foreign(pdf) as opened:
        if '/AcroForm' in opened.Root:
            opened.generate_appearance_streams()
        opened.flatten_annotations('print')
        pages = [shown_page(page) for page in opened.pages]
        _refuse_lacking(plan, len(pages))
        blanks = _fillers(opened, filler)
        scale = scale_to_fit([page.size for page in pages], sheet)
        parts = 1 + max((side.signature for side in plan), default=0)
        for side in plan:
            left = blanks[-1] if side.left is None else pages[side.left]
            right = blanks[0] if side.right is None else pages[side.right]
            sizes = (left.size if left else NO_SIZE, right.size if right else NO_SIZE)
            pair = place_pair(side, sizes, scale, sheet, creep, duplex)
            marks = _marks(pair, sizes, sheet) if has_marks else ''
            if parts > 1 and side.depth == 0 and not side.is_back:
                marks += part_mark(side.signature, parts, sheet)
            _add_sheet_side(opened, sheet, ((left, pair[0]), (right, pair[1])), marks)
        del opened.pages[: len(pages)]
        _forget_readers(opened, duplex)
        return saved(opened)


@dataclass(frozen=True, slots=True)
class Fit:
    """How the pages of a PDF go on a sheet."""

    pages: int
    largest: Size
    """Width and height of the widest and the highest page, in points."""
    scale: float
    has_mark_room: bool
    """Whether the sheet has room for fold and crop marks."""


def fit_of(pdf: bytes, sheet: Sheet) -> Fit:
    """Return how `impose` would set the pages of `pdf`; raise UsageError for what is not a readable PDF."""
    with open_foreign(pdf) as opened:
        sizes = [shown_page(page).size for page in opened.pages]
    scale = scale_to_fit(sizes, sheet)
    largest = max(width for width, _ in sizes), max(height for _, height in sizes)
    wide, high = (side * scale for side in largest)
    fold, rest = float(sheet.width) / 2, (float(sheet.height) - high) / 2
    box = (fold - wide, rest, fold + wide, rest + high)
    return Fit(len(sizes), largest, scale, bool(crop_strokes([box], sheet)))


def sheet_sides(imposed: bytes) -> int:
    """Return how many sides of sheets an imposed PDF prints."""
    return page_count(imposed)


def _refuse_lacking(plan: Sequence[SheetSide], pages: int) -> None:
    wanted = [page for side in plan for page in (side.left, side.right) if page is not None]
    if max(wanted, default=0) >= pages:
        raise ValueError(max(wanted))


def _fillers(pdf: pikepdf.Pdf, filler: bytes | None) -> tuple[ShownPage | None, ...]:
    if filler is None:
        return (None,)
    with open_foreign(filler) as opened:
        shown = [shown_page(page) for page in opened.pages]
        return tuple(replace(page, form=pdf.copy_foreign(page.form)) for page in shown)


def _add_sheet_side(
    pdf: pikepdf.Pdf, sheet: Sheet, pair: Sequence[tuple[ShownPage | None, Placement]], marks: str
) -> None:
    forms: dict[str, pikepdf.Object] = {}
    drawn: list[str] = []
    for shown, placement in pair:
        if shown is not None:
            name = f'/P{len(forms)}'
            forms[name] = shown.form
            drawn.append(_drawing(name, shown, placement))
    pdf.add_blank_page(page_size=(float(sheet.width), float(sheet.height)))
    page = pdf.pages[-1]
    page.obj.MediaBox = pikepdf.Array([0, 0, round(sheet.width, 3), round(sheet.height, 3)])
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(forms))
    if PART_FONT in marks:
        page.obj.Resources.Font = pikepdf.Dictionary({PART_FONT: _part_font()})
    page.obj.Contents = pikepdf.Stream(pdf, '\n'.join([*drawn, marks]).strip().encode())


def _marks(pair: tuple[Placement, Placement], sizes: tuple[Size, Size], sheet: Sheet) -> str:
    shown = [(placed, size) for placed, size in zip(pair, sizes, strict=True) if size != NO_SIZE]
    boxes = [page_box(placed, size) for placed, size in shown]
    if not boxes:
        return ''
    if len(boxes) == 1:
        # A blank is cut like the page that it lies beside.
        boxes.append(mirrored(boxes[0], sheet))
    cuts = ' '.join(map(_stroke, crop_strokes(boxes, sheet)))
    folds = ' '.join(map(_stroke, fold_strokes(boxes, sheet)))
    return f'q 0 G {_numbers(WIDTH)} w {cuts} [2 2] 0 d {folds} Q'


def _part_font() -> pikepdf.Dictionary:
    # One of the fourteen that every printer has (ISO 32000-1, 9.6.2.2): a few digits need no font file.
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )


def _stroke(stroke: Stroke) -> str:
    return f'{_numbers(*stroke[:2])} m {_numbers(*stroke[2:])} l S'


def _drawing(name: str, page: ShownPage, placement: Placement) -> str:
    """Return the operators that draw the form `name` with the corner of its trim where it is placed."""
    a, b, c, d, e, f = placement.matrix
    e, f = e - a * page.left - c * page.bottom, f - b * page.left - d * page.bottom
    left, bottom, right, top = placement.clip
    clip = _numbers(left, bottom, right - left, top - bottom)
    return f'q {clip} re W n {_numbers(a, b, c, d, e, f)} cm {name} Do Q'


def _numbers(*values: float) -> str:
    # Adding zero turns a negative zero into zero.
    return ' '.join(f'{round(value, 5) + 0.0:.5f}'.rstrip('0').rstrip('.') for value in values)


def _forget_readers(pdf: pikepdf.Pdf, duplex: Duplex) -> None:
    """Drop what spoke of the single pages, and ask the print dialogue for this duplex setting, unscaled."""
    for name in READERS_ONLY:
        if name in pdf.Root:
            del pdf.Root[name]
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(
        DisplayDocTitle=True, Duplex=pikepdf.Name(DUPLEX_NAMES[duplex]), PrintScaling=pikepdf.Name('/None')
    )
