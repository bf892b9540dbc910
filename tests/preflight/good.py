"""A small file that a shop has nothing to say about, for each standard, to be spoilt by the tests."""

import io
import struct
from collections.abc import Callable
from functools import cache

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from pikepdf import Array, Dictionary, Name, Stream, String

from booklet.preflight import Expectations, Standard
from booklet.units import Length

Edit = Callable[[pikepdf.Pdf], None]

SLUG = float(Length.mm(8))
BLEED = float(Length.mm(3))
WIDTH, HEIGHT = float(Length.mm(148)), float(Length.mm(210))

TRIM = (SLUG, SLUG, SLUG + WIDTH, SLUG + HEIGHT)
BLEED_BOX = (SLUG - BLEED, SLUG - BLEED, SLUG + WIDTH + BLEED, SLUG + HEIGHT + BLEED)
MEDIA = (0.0, 0.0, WIDTH + 2 * SLUG, HEIGHT + 2 * SLUG)

A5 = Expectations(
    trim=(Length.mm(148), Length.mm(210)), bleed=Length.mm(3), ink_limit=300, page_multiple=4
)

GROUND = b'q 0 0 0 .1 k %.3f %.3f %.3f %.3f re f Q\n' % (
    BLEED_BOX[0], BLEED_BOX[1], BLEED_BOX[2] - BLEED_BOX[0], BLEED_BOX[3] - BLEED_BOX[1]
)  # fmt: skip
TEXT = b'BT /F 12 Tf 0 0 0 1 k 80 400 Td (AB AB) Tj ET\n'
RULE = b'q 0 0 0 1 K .5 w 80 380 m 300 380 l S Q\n'
MARKS = b'q /All CS 1 SCN .25 w %.3f 0 m %.3f 12 l S Q\n' % (TRIM[0], TRIM[0])
CONTENT = GROUND + TEXT + RULE + MARKS + b'q 72 0 0 72 80 200 cm /Im Do Q\n'


def good(standard: Standard = Standard.PDFX4, edit: Edit | None = None, pages: int = 4) -> bytes:
    """Return a file of `pages` that follows `standard` and the expectations A5, then spoilt by `edit`."""
    with pikepdf.new() as pdf:
        font, picture = add_font(pdf), add_image(pdf)
        for _ in range(pages):
            _add_page(pdf, font, picture)
        _add_identity(pdf, standard)
        if edit:
            edit(pdf)
        return saved(pdf, standard)


def saved(pdf: pikepdf.Pdf, standard: Standard) -> bytes:
    """Return the file, in the version of its standard."""
    target = io.BytesIO()
    version = '1.4' if standard is Standard.PDFX1A else '1.6'
    pdf.save(
        target, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable,
        force_version=version, fix_metadata_version=False,
    )  # fmt: skip
    return target.getvalue()


def draw(pdf: pikepdf.Pdf, content: bytes, page: int = 0) -> None:
    """Draw something more on a page."""
    held = pdf.pages[page].obj
    held.Contents = Stream(pdf, held.Contents.read_bytes() + b'\n' + content)


def resource(pdf: pikepdf.Pdf, kind: str, name: str, value: pikepdf.Object, page: int = 0) -> None:
    """Give a page something under a name of its own."""
    resources = pdf.pages[page].obj.Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind][name] = value


def _add_page(pdf: pikepdf.Pdf, font: pikepdf.Object, picture: pikepdf.Object) -> None:
    pdf.add_blank_page(page_size=(MEDIA[2], MEDIA[3]))
    page = pdf.pages[-1].obj
    page.MediaBox, page.TrimBox, page.BleedBox = (Array(list(box)) for box in (MEDIA, TRIM, BLEED_BOX))
    page.Contents = Stream(pdf, CONTENT)
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)
    page.Resources = Dictionary(
        Font=Dictionary(F=font),
        XObject=Dictionary(Im=picture),
        ColorSpace=Dictionary(All=Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])),
    )


@cache
def face() -> bytes:
    """Return a TrueType face with squares for A and B."""
    pen = TTGlyphPen(None)
    for number, point in enumerate(((100, 0), (100, 700), (800, 700), (800, 0))):
        (pen.lineTo if number else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(['.notdef', 'space', 'A', 'B'])
    builder.setupCharacterMap({32: 'space', 65: 'A', 66: 'B'})
    empty = TTGlyphPen(None).glyph()
    builder.setupGlyf({'.notdef': square, 'space': empty, 'A': square, 'B': square})
    builder.setupHorizontalMetrics(dict.fromkeys(('.notdef', 'space', 'A', 'B'), (900, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({'familyName': 'Square', 'styleName': 'Regular', 'psName': 'Square'})
    builder.setupOS2()
    builder.setupPost()
    target = io.BytesIO()
    builder.save(target)
    return target.getvalue()


def add_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return a font dictionary with its face embedded."""
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name('/ABCDEF+Square'), Flags=32, FontBBox=[0, -200, 1000, 800],
        ItalicAngle=0, Ascent=800, Descent=-200, CapHeight=700, StemV=80, FontFile2=Stream(pdf, face()),
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name('/ABCDEF+Square'), FirstChar=32, LastChar=66,
            Widths=Array([900] * 35), Encoding=Name.WinAnsiEncoding,
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )


def add_image(
    pdf: pikepdf.Pdf, size: int = 300, space: str = '/DeviceGray', samples: bytes = b'\x80'
) -> pikepdf.Object:
    """Return a square picture of one colour, 8 bits a sample."""
    stream = Stream(pdf, samples * size * size)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width = stream.Height = size
    stream.ColorSpace, stream.BitsPerComponent = Name(space), 8
    return pdf.make_indirect(stream)


def add_form(pdf: pikepdf.Pdf, content: bytes, **entries: object) -> pikepdf.Object:
    """Return a form XObject."""
    stream = Stream(pdf, content)
    stream.Type, stream.Subtype = Name.XObject, Name.Form
    stream.BBox = Array(list(MEDIA))
    for name, value in entries.items():
        stream[f'/{name}'] = value
    return pdf.make_indirect(stream)


def profile(space: bytes = b'CMYK', kind: bytes = b'prtr', version: int = 2) -> bytes:
    """Return the header of an ICC profile without any tables."""
    header = bytearray(132)
    header[0:4] = struct.pack('>I', 132)
    header[8], header[12:16], header[16:20], header[20:24] = version, kind, space, b'Lab '
    header[36:40] = b'acsp'
    return bytes(header)


def add_intent(pdf: pikepdf.Pdf, content: bytes, components: int = 4) -> None:
    """Write the one output intent."""
    stream = Stream(pdf, content)
    stream.N = components
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String('FOGRA39'),
                OutputCondition=String('Coated'), RegistryName=String('http://www.color.org'),
                DestOutputProfile=pdf.make_indirect(stream),
            )
        ]
    )


def _add_identity(pdf: pikepdf.Pdf, standard: Standard) -> None:
    add_intent(pdf, profile())
    date = "D:20260301080000+00'00'"
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String('Reader'), CreationDate=String(date), ModDate=String(date), Trapped=Name('/False'),
            Creator=String('test'), Producer=String('test'),
        )
    )
    if standard is Standard.PDFX1A:
        pdf.docinfo[Name('/GTS_PDFXVersion')] = String('PDF/X-1a:2003')
        return
    write_xmp(pdf, {})


def write_xmp(pdf: pikepdf.Pdf, changed: dict[str, str | None]) -> None:
    """Write the metadata of PDF/X-4, with some of them changed or left out."""
    values: dict[str, str | None] = {
        'pdfxid:GTS_PDFXVersion': 'PDF/X-4',
        'xmp:CreateDate': '2026-03-01T08:00:00+00:00',
        'xmp:ModifyDate': '2026-03-01T08:00:00+00:00',
        'xmp:MetadataDate': '2026-03-01T08:00:00+00:00',
        'xmp:CreatorTool': 'test',
        'pdf:Producer': 'test',
        'pdf:Trapped': 'False',
        'xmpMM:DocumentID': 'uuid:1',
        'xmpMM:VersionID': '1',
        'xmpMM:RenditionClass': 'default',
        **changed,
    }
    title = values.pop('dc:title', 'Reader')
    properties = ''.join(f'<{name}>{value}</{name}>' for name, value in values.items() if value is not None)
    named = f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
    xmp = (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
        ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        f' xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">{properties}{named if title else ""}'
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )
    stream = Stream(pdf, xmp.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)
