"""The PDF of a section -> the section in inks, as pieces that know nothing of the file they go into."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO

import pikepdf

from booklet.model.carried_face import named_face
from booklet.press.fonts.embedded import EmbeddedFont, embedded_fonts
from booklet.press.fonts.fonts_by_version import make_fonts_legal
from booklet.press.inks.inks import Inks
from booklet.press.inks.placed_pictures import placed_sizes
from booklet.press.inks.separated import CarriedFont, InkedPage, InkedSection, Said
from booklet.press.inks.separating import InkStream, Separation
from booklet.press.inks.settings import InkWishes
from booklet.press.pdf.object_reader import Collector
from booklet.press.pdf.objects import (
    FORM,
    Box,
    array,
    dictionary,
    packed_piece,
    piece_of,
    reference,
    stream_piece,
)

_NOT_SHARED = ('/FontName', '/Flags', '/FontBBox', '/FontFile', '/FontFile2', '/FontFile3', '/CIDSet')
_BY_FACE = ('/BaseFont', '/W', '/FontDescriptor')


def ink_section(pdf: bytes, wishes: InkWishes, is_furniture: bool = False) -> InkedSection:
    """Bring the pages of a section into inks, or, of a sheet of furniture, the forms that draw its pages."""
    with pikepdf.open(BytesIO(pdf)) as section:
        desk = _Desk(section, hashlib.sha256(pdf).hexdigest(), wishes)
        too_new = make_fonts_legal(section) if wishes.has_old_fonts else ()
        make = desk.form if is_furniture else desk.page
        pages = tuple(make(page) for page in section.pages)
        return InkedSection(
            pages, desk.collector.pieces, tuple(desk.fonts.values()), tuple(desk.separation.unknown), too_new,
            desk.has_programs,
        )  # fmt: skip


class _Desk:
    """What the pages of one section share."""

    def __init__(self, section: pikepdf.Pdf, origin: str, wishes: InkWishes) -> None:
        self.fonts: dict[str, CarriedFont] = {}
        self.has_programs = False
        keys = dict(self._carried(section))
        self.collector = Collector(section, origin, keys)
        inks = Inks(wishes.profile, wishes.limit) if wishes.profile else Inks()
        sizes = placed_sizes(section.pages)
        self.separation = Separation(section, inks, sizes, wishes.keeps_transparency)

    def _carried(self, section: pikepdf.Pdf) -> Iterator[tuple[tuple[int, int], str]]:
        """Yield the fonts whose face is named, by the numbers of their objects, and their keys."""
        plain = Collector(section, '', {})
        for font in embedded_fonts(section):
            face = named_face(font.program.read_bytes())
            if face is None:
                self.has_programs = True
                continue
            carried = _carried_font(font, face.decode(), plain)
            self.fonts[carried.key] = carried
            yield font.font.objgen, carried.key

    def page(self, page: pikepdf.Page) -> InkedPage:
        """Bring a page into inks."""
        self.separation.is_colourful = self.separation.is_transparent = False
        content, resources = self.separation.page(page)
        groups = {kind: self.collector.inside(group) for kind, group in resources.items()}
        if '/Pattern' in groups:
            content, groups = self._as_form(page, content, groups)
        key = self.collector.add(stream_piece(content.packed, {'/Filter': b'/FlateDecode'}))
        return self._done(page, key, tuple(sorted(groups.items())))

    def form(self, page: pikepdf.Page) -> InkedPage:
        """Make a form of a page of furniture, in inks."""
        self.separation.is_colourful = self.separation.is_transparent = False
        form = page.as_form_xobject()
        if '/Resources' in page.obj:
            # The pages of a sheet share their resources; so shall the forms.
            form.Resources = page.obj.Resources
        made = self.separation.form(self.separation.pdf.make_indirect(form))
        return self._done(page, self.collector.key(made.objgen), ())

    def _done(self, page: pikepdf.Page, key: str, resources: Said) -> InkedPage:
        trim = _box(page.trimbox)
        return InkedPage(trim, key, resources, self.separation.is_colourful, self.separation.is_transparent)

    def _as_form(
        self, page: pikepdf.Page, content: InkStream, groups: Mapping[str, bytes]
    ) -> tuple[InkStream, dict[str, bytes]]:
        """Make the page's drawing a form and return what draws it.

        A pattern stands in the coordinates of its page or form (ISO 32000-1, 8.7.3.1): it does not move with
        what is moved on the page, but with the form it is in.
        """
        resources = dictionary({kind: b'<< %s >>' % inside for kind, inside in groups.items()})
        entries = {**FORM, '/BBox': array(_box(page.mediabox)), '/Resources': resources}
        form = self.collector.add(stream_piece(content.packed, {**entries, '/Filter': b'/FlateDecode'}))
        drawn = packed_piece(b'/Body Do').stream or b''
        return InkStream(drawn, content.is_colourful, frozenset(('/Body',))), {
            '/XObject': b'/Body ' + reference(form)
        }


def _box(held: Iterable[object]) -> Box:
    left, bottom, right, top = (float(str(edge)) for edge in held)
    return left, bottom, right, top


def _carried_font(font: EmbeddedFont, face: str, plain: Collector) -> CarriedFont:
    """Return a font as a value; its key says all that it is."""
    descriptor = _inside(font.descriptor, _NOT_SHARED, plain)
    held = font.font.DescendantFonts[0]
    # Only fonts of type 2 have a map (ISO 32000-1, table 117).
    unlawful = ('/CIDToGIDMap',) if held.Subtype == '/CIDFontType0' else ()
    descendant = _inside(held, _BY_FACE + unlawful, plain)
    flags = int(font.descriptor.Flags)
    told = (face, font.is_compact, flags, font.box, descriptor, descendant, font.widths, font.texts)
    key = piece_of(b'font ' + repr(told).encode()).key
    return CarriedFont(key, *told)


def _inside(held: pikepdf.Object, without: tuple[str, ...], plain: Collector) -> bytes:
    entries = {name: value for name, value in held.items() if name not in without}
    return plain.inside(pikepdf.Dictionary(entries))
