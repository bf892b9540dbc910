"""Laid sections to a press file: inks, boxes, marks and standard, its pages single and in reading order.

Everything on a page is a piece (`press.pieces`): sections in inks come from the store or are brought into
them here, and what all pages share is made once. No library is imported for a file of which all is known.
"""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from booklet.diagnostics import Checked, Finding, finding
from booklet.model.laid import LaidBooklet
from booklet.press.assembly.labels import label_tree, page_labels
from booklet.press.assembly.page_boxes import PageBoxes, page_boxes
from booklet.press.assembly.shared_fonts import SharedFonts
from booklet.press.assembly.slug import SlugDesk
from booklet.press.fonts.lettering import Lettering
from booklet.press.fonts.letters import Letters
from booklet.press.fonts.programs import Programs
from booklet.press.inks.separated_booklet import InkDesk, InkedBody, PlacedPage, ink_body
from booklet.press.inks.settings import InkWishes, PressWishes
from booklet.press.pdf.facts import Facts
from booklet.press.pdf.objects import Piece, array, dictionary, packed_piece, piece_of, reference
from booklet.press.pdf.standards import RULES, standard_entries
from booklet.press.pdf.writing import write_pdf
from booklet.store import Store
from booklet.values import dataclass

GROUP = b'<< /CS /DeviceCMYK /I true /S /Transparency /Type /Group >>'
"""Of what blends in inks: the space of the output intent (ISO 15930-7)."""

_TREE = 'pages'
"""Key of the page tree, which cannot be known by its content: its pages refer back to it."""


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
    is_blank: bool = False
    """Whether nothing of it is printed: the inside of a cover."""


@dataclass(frozen=True, slots=True)
class PressFile:
    """A finished press file."""

    content: bytes
    pages: int
    colour_pages: tuple[int, ...]
    """Pages that do print cyan, magenta or yellow, counted from 1 in this file."""


def press_file(
    laid: LaidBooklet,
    facts: Facts,
    pages: Sequence[PressPage],
    wishes: PressWishes,
    faces: Iterable[Path] = (),
    store: Store | None = None,
    known: InkDesk | None = None,
) -> Checked[PressFile]:
    """Return the `pages` of `laid` for the press, and what could not be brought to it.

    A page whose inks or transparency the standard does not allow is named by a finding, never passed over.
    `faces` are the files that layout took its faces from; the slug line is drawn in one of them, without them
    it has no words. What `store` keeps or is `known` is not made again; the bytes are the same without.
    """
    files = tuple(faces)
    inks = known or InkDesk(store)
    body = ink_body(laid, inks_of(pages, wishes), files, inks)
    letters = Letters(files, store) if wishes.has_marks else None
    desk = _Desk(body, facts, wishes, letters)
    for number, (page, placed) in enumerate(zip(pages, body.pages, strict=True), 1):
        desk.finish(page, placed, number, len(pages))
    if letters is not None:
        letters.keep()
    programs = Programs(files, store, RULES[wishes.standard].allows_opentype)
    fonts = SharedFonts((font for section in body.sections for font in section.fonts), programs)
    content = _written(desk, fonts, [page.label for page in pages], store)
    made = PressFile(content, len(pages), tuple(desk.colour_pages))
    return Checked(made, tuple(_findings(desk, fonts)))


def inks_of(pages: Iterable[PressPage], wishes: PressWishes) -> tuple[tuple[int, InkWishes], ...]:
    """Return the index of each page in the body, and the inks that it is brought into."""
    inks = {has_colour: wishes.inks(has_colour) for has_colour in (False, True)}
    return tuple((page.index, inks[page.has_colour]) for page in pages)


def body_pages(
    laid: LaidBooklet,
    language: str,
    inside_colour: bool,
    choose: Callable[[int], bool],
    blank: Container[int] = (),
) -> tuple[PressPage, ...]:
    """Return the pages of the body that `choose` keeps by their index, covers in colour, `blank` empty."""
    labels = page_labels(laid, language)
    found = []
    for placed in laid.sections:
        is_cover = placed.section.kind.is_cover
        for offset in range(placed.section.pages):
            index = placed.first_index + offset
            if choose(index):
                has_colour = is_cover or inside_colour
                found.append(PressPage(index, labels[index], has_colour, not is_cover, index in blank))
    return tuple(found)


@dataclass(slots=True)
class _Desk:
    """What the pages of one file share."""

    body: InkedBody
    facts: Facts
    wishes: PressWishes
    letters: Letters | None
    slug: SlugDesk = field(init=False)
    pages: list[Piece] = field(default_factory=list)
    colour_pages: list[int] = field(default_factory=list)
    transparent_pages: list[int] = field(default_factory=list)
    drawn: dict[bytes, Piece] = field(default_factory=dict)
    """Streams that were made here, by their content."""

    def __post_init__(self) -> None:
        # File name, date, folio and page of the file: what a sheet on the floor of the shop must tell.
        common = (self.wishes.file, f'{self.facts.stamp:%Y-%m-%d}')
        has_words = self.letters is not None and self.letters.upem > 0
        lettering = Lettering(self.letters) if has_words and self.letters else None
        self.slug = SlugDesk(common, self.wishes.folds, lettering)

    def finish(self, page: PressPage, placed: PlacedPage, number: int, total: int) -> None:
        """Set the boxes of one page, lay over it what lies over it and draw its marks."""
        inked, wishes = placed.inked, self.wishes
        layers = () if page.is_blank else (inked, *placed.over)
        is_colourful = any(layer.is_colourful for layer in layers)
        is_transparent = any(layer.is_transparent for layer in layers)
        if is_colourful:
            self.colour_pages.append(number)
        if is_transparent:
            self.transparent_pages.append(number)
        left, bottom, right, top = inked.trim
        boxes = page_boxes(right - left, top - bottom, wishes.bleed, wishes.has_marks)
        over, forms = (b'Q', {}) if page.is_blank else _laid_over(placed)
        gutter = (wishes.gutter if number % 2 else -wishes.gutter) if page.moves else 0.0
        moved = round(left - placed.shift, 4)
        before = _placing(boxes, (boxes.offset[0] - moved + gutter, boxes.offset[1] - bottom))
        after = over + b'\nQ\n'
        if wishes.has_marks:
            marks, more = self.slug.draw(boxes, is_colourful, (page.label, f'{number}/{total}'))
            after, forms = after + marks, forms | more
        # One after the other as they are (ISO 32000-1, 7.8.2): the page's own drawing is not packed anew.
        own = () if page.is_blank else (reference(inked.content),)
        contents = (self._stream(before), *own, self._stream(after))
        self.pages.append(_page(number, placed, boxes, contents, forms, is_transparent))

    def _stream(self, content: bytes) -> bytes:
        """Return a reference to a stream of `content`, the same for the same."""
        if content not in self.drawn:
            self.drawn[content] = packed_piece(content)
        return reference(self.drawn[content].key)


def _laid_over(placed: PlacedPage) -> tuple[bytes, dict[str, bytes]]:
    """Return what closes the page's own drawing and draws what lies over it, trim corner on trim corner, and
    references to the forms that it names.
    """
    left, bottom = placed.inked.trim[:2]
    drawn, forms = [b'Q'], {}
    for number, over in enumerate(placed.over):
        x, y = round(left - placed.shift, 4) - over.trim[0], bottom - over.trim[1]
        drawn.append(f'q 1 0 0 1 {x:.4f} {y:.4f} cm /Over{number} Do Q'.encode())
        forms[f'/Over{number}'] = reference(over.content)
    return b'\n'.join(drawn), forms


def _placing(boxes: PageBoxes, shift: tuple[float, float]) -> bytes:
    """Return what brings the page's own drawing to its place, cut off at the edge of the bleed."""
    left, bottom, right, top = boxes.bleed
    clip = f'{left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n'
    return f'q {clip} 1 0 0 1 {shift[0]:.4f} {shift[1]:.4f} cm\nq'.encode()


def _page(
    number: int,
    placed: PlacedPage,
    boxes: PageBoxes,
    contents: Iterable[bytes],
    forms: Mapping[str, bytes],
    is_transparent: bool,
) -> Piece:
    groups = dict(placed.inked.resources)
    named = b' '.join(b'%s %s' % (name.encode(), form) for name, form in forms.items())
    if named:
        groups['/XObject'] = b'%s %s' % (groups.get('/XObject', b''), named)
    entries = {
        '/Type': b'/Page',
        '/Parent': reference(_TREE),
        **_boxes_said(boxes),
        '/Contents': array(contents),
        '/Resources': dictionary({kind: b'<< %s >>' % inside for kind, inside in groups.items()}),
    }
    if is_transparent:
        entries['/Group'] = GROUP
    return Piece(f'page {number}', dictionary(entries))


@lru_cache
def _boxes_said(boxes: PageBoxes) -> Mapping[str, bytes]:
    return {
        '/MediaBox': array(boxes.media),
        '/BleedBox': array(boxes.bleed),
        '/TrimBox': array(boxes.trim),
    }


def _written(desk: _Desk, fonts: SharedFonts, labels: Sequence[str], store: Store | None) -> bytes:
    """Return the file."""
    wishes = desk.wishes
    lettering = desk.slug.lettering.pieces if desk.slug.lettering else {}
    drawn = {piece.key: piece for piece in desk.drawn.values()}
    pieces = desk.body.pieces | drawn | desk.slug.pieces | lettering | fonts.pieces
    kids = array(reference(page.key) for page in desk.pages)
    tree = dictionary({'/Type': b'/Pages', '/Kids': kids, '/Count': b'%d' % len(desk.pages)})
    pieces |= {_TREE: Piece(_TREE, tree), **{page.key: page for page in desk.pages}}
    pieces |= {known: pieces[key] for known, key in fonts.keys.items()}
    catalogue, information = standard_entries(
        wishes.standard, desk.facts, wishes.intent, _key_of(desk.pages), pieces, store
    )
    catalogue |= {'/Type': b'/Catalog', '/Pages': reference(_TREE), '/PageLabels': label_tree(labels)}
    roots = piece_of(dictionary(catalogue)), piece_of(dictionary(information))
    return write_pdf(pieces, *roots, RULES[wishes.standard].version)


def _key_of(pages: Iterable[Piece]) -> str:
    """Return a digest of all that stands on the pages."""
    found = sha256()
    for page in pages:
        found.update(page.said)
    return found.hexdigest()


def _findings(desk: _Desk, fonts: SharedFonts) -> Iterable[Finding]:
    """Yield what could not be brought to the press."""
    file, rules = desk.wishes.file, RULES[desk.wishes.standard]
    yield from desk.body.findings
    if desk.transparent_pages and not rules.allows_transparency:
        pages = ', '.join(map(str, desk.transparent_pages))
        yield finding('press.transparency', file=file, pages=pages, standard=rules.words)
    sections = desk.body.sections
    for what in dict.fromkeys(what for section in sections for what in section.unknown):
        yield finding('press.colour-unknown', file=file, what=what)
    wrapped = () if rules.allows_opentype else fonts.wrapped
    for font in dict.fromkeys((*wrapped, *(font for section in sections for font in section.too_new))):
        yield finding('press.font-too-new', font=font)
