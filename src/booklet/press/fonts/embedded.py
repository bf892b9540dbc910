"""Font dictionaries of a PDF as values: glyph ids in use, their widths and what they say."""

import re
from collections.abc import Iterator

import pikepdf

from booklet.press.fonts.glyph_tables import Texts, Widths
from booklet.press.pdf.objects import Box
from booklet.values import dataclass

# A glyph and an array of widths from there on, or the first and last glyph of one width.
_RUN = re.compile(rb'([0-9]+) (?:\[([^\]]*)\]|([0-9]+) ([0-9.+-]+))')


@dataclass(frozen=True, slots=True, eq=False)
class EmbeddedFont:
    """One Type 0 font whose character codes are glyph ids of the whole face, as layout writes them."""

    font: pikepdf.Object
    descriptor: pikepdf.Object
    program: pikepdf.Object
    """The stream of the font program."""
    is_compact: bool
    """Whether the program is bare CFF, where the glyph ids of the face are CIDs."""
    widths: Widths
    texts: Texts

    @property
    def box(self) -> Box:
        """FontBBox."""
        left, bottom, right, top = (float(edge) for edge in self.descriptor.FontBBox)
        return left, bottom, right, top

    @property
    def glyphs(self) -> frozenset[int]:
        """Ids of the glyphs it may show."""
        return frozenset(self.widths) | frozenset(self.texts)


def embedded_fonts(pdf: pikepdf.Pdf) -> Iterator[EmbeddedFont]:
    """Yield the fonts whose codes are glyph ids of an embedded program; other fonts are not touched."""
    for held in pdf.objects:
        if isinstance(held, pikepdf.Dictionary) and held.get('/Subtype') == '/Type0':
            yield from _embedded(held)


def _embedded(font: pikepdf.Object) -> Iterator[EmbeddedFont]:
    descendant = font.DescendantFonts[0]
    descriptor = descendant.get('/FontDescriptor', pikepdf.Dictionary())
    program = descriptor.get('/FontFile2', descriptor.get('/FontFile3'))
    # With glyphs missing, WeasyPrint writes a CMap of its own for Identity-H; such a font stays as it is.
    is_compact = program is not None and program.get('/Subtype') == '/CIDFontType0C'
    is_mapped = is_compact or descendant.get('/CIDToGIDMap') == '/Identity'
    is_plain = font.get('/Encoding') == '/Identity-H' and is_mapped
    cmap = font.ToUnicode.read_bytes() if '/ToUnicode' in font else b'beginbfrange'
    if program is not None and is_plain and b'beginbfrange' not in cmap and '/W2' not in descendant:
        widths = read_widths(descendant.get('/W', pikepdf.Array()))
        yield EmbeddedFont(font, descriptor, program, is_compact, widths, read_texts(cmap))


def read_widths(array: pikepdf.Object) -> Widths:
    """Return the widths of a /W array, both of its forms (ISO 32000-1, 9.7.4.3)."""
    # As text: to ask for each number takes several times as long.
    written = array.unparse(resolved=True)
    if b'R' in written:
        # Arrays inside may stand elsewhere in the file.
        written = b' '.join(
            each.unparse(resolved=True) if isinstance(each, pikepdf.Array) else str(each).encode()
            for each in array
        )
    widths: Widths = {}
    for first, several, last, width in _RUN.findall(written):
        if last:
            widths.update(dict.fromkeys(range(int(first), int(last) + 1), float(width)))
        else:
            widths.update(enumerate(map(float, several.split()), int(first)))
    return widths


def read_texts(cmap: bytes) -> Texts:
    """Return the entries of a ToUnicode CMap that has only `bfchar` blocks."""
    entries = re.findall(rb'<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>\s*\n', cmap.replace(b'<0000> <ffff>', b''))
    return {int(glyph, 16): text for glyph, text in entries}
