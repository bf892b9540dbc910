"""Wrong PDFs, one or more for each rule: what was done to a good file, and the slug that must name it."""

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from msgspec import Struct
from msgspec.structs import replace
from pikepdf import Array, Dictionary, Name, Stream, String

from booklet.preflight import Expectations, Standard
from booklet.units import Length
from tests.preflight import good as g
from tests.preflight.good import A5, add_font, add_form, add_image, draw, good, resource

X4, X1A, ANY = Standard.PDFX4, Standard.PDFX1A, Standard.NONE


class Wrong(Struct, frozen=True, dict=True):
    """One wrong file."""

    slug: str
    name: str
    content: Callable[[], bytes]
    standard: Standard = X4
    asked: Expectations = A5
    page: int | None = 0
    """Index of the page that must be named."""


def _edited(slug: str, name: str, edit: g.Edit, standard: Standard = X4, asked: Expectations = A5,
            page: int | None = 0) -> Wrong:  # fmt: skip
    return Wrong(slug, name, lambda: good(standard, edit), standard, asked, page)


def _drawn(slug: str, name: str, content: bytes, standard: Standard = X4, asked: Expectations = A5) -> Wrong:
    return _edited(slug, name, lambda pdf: draw(pdf, content), standard, asked)


def _of_file(slug: str, name: str, edit: g.Edit, standard: Standard = X4) -> Wrong:
    return _edited(slug, name, edit, standard, page=None)


# Files that cannot be read, or not as they should be


def truncated() -> bytes:
    content = good()
    return content[: len(content) * 2 // 3]


def beheaded() -> bytes:
    return good()[20:]


def locked() -> bytes:
    return _encrypted('open', 'own')


def protected() -> bytes:
    return _encrypted('', 'own')


def _encrypted(user: str, owner: str) -> bytes:
    with pikepdf.open(io.BytesIO(good())) as pdf:
        target = io.BytesIO()
        pdf.save(target, encryption=pikepdf.Encryption(user=user, owner=owner, R=4), static_id=False)
        return target.getvalue()


def in_object_streams() -> bytes:
    with pikepdf.open(io.BytesIO(good(X1A))) as pdf:
        target = io.BytesIO()
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate, static_id=True)
        return target.getvalue()


def in_newer_version() -> bytes:
    return good().replace(b'%PDF-1.6', b'%PDF-1.7', 1)


def in_catalogue(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Version = Name('/1.7')


def without_binary_comment() -> bytes:
    content = good()
    start = content.index(b'\n') + 1
    end = content.index(b'\n', start)
    return content[:start] + b'%' + b'-' * (end - start - 1) + content[end:]


def without_identifier() -> bytes:
    content = good()
    start = content.rindex(b'/ID')
    return content[:start] + b'/Zz' + content[start + 3 :]


def without_pages() -> bytes:
    def edit(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[:]

    return good(edit=edit)


def with_lzw(pdf: pikepdf.Pdf) -> None:
    # Clear, one code for 128, end: 9-bit codes 256, 128, 257.
    stream = Stream(pdf, bytes([0b10000000, 0b00100000, 0b00110000, 0b00001000]))
    stream.Filter = Name.LZWDecode
    stream.Type, stream.Subtype, stream.Width, stream.Height = Name.XObject, Name.Image, 1, 1
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceGray, 8
    resource(pdf, '/XObject', '/L', pdf.make_indirect(stream))


def with_jbig2(pdf: pikepdf.Pdf) -> None:
    stream = Stream(pdf, b'\x00' * 8)
    stream.Filter = Name.JBIG2Decode
    stream.Type, stream.Subtype, stream.Width, stream.Height = Name.XObject, Name.Image, 64, 64
    stream.ColorSpace, stream.BitsPerComponent = Name.DeviceGray, 1
    resource(pdf, '/XObject', '/L', pdf.make_indirect(stream))


def with_external_picture(pdf: pikepdf.Pdf) -> None:
    picture = add_image(pdf)
    picture.F = String('elsewhere.jpg')
    resource(pdf, '/XObject', '/E', picture)


def with_postscript(pdf: pikepdf.Pdf) -> None:
    stream = Stream(pdf, b'showpage')
    stream.Type, stream.Subtype = Name.XObject, Name.PS
    resource(pdf, '/XObject', '/P', pdf.make_indirect(stream))


def cyclic(pdf: pikepdf.Pdf) -> None:
    form = add_form(pdf, b'/Self Do')
    form.Resources = Dictionary(XObject=Dictionary(Self=form))
    resource(pdf, '/XObject', '/Round', form)
    draw(pdf, b'/Round Do')


def bomb(pdf: pikepdf.Pdf) -> None:
    machine = zlib.compressobj(9)
    packed = b''.join(machine.compress(b'\n' * 2**20) for _ in range(80)) + machine.flush()
    pdf.pages[0].obj.Contents = Stream(pdf, packed, Filter=Name.FlateDecode)


def too_many_operators(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = Stream(pdf, b'0 0 m 1 1 l S\n' * 400_000)


# What the file says of itself


def without_title(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo[Name.Title]
    g.write_xmp(pdf, {'dc:title': ''})


def without_dates(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo[Name.CreationDate]
    g.write_xmp(pdf, {'xmp:CreateDate': None})


def trapped_unknown(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo[Name.Trapped] = Name.Unknown
    g.write_xmp(pdf, {'pdf:Trapped': 'Unknown'})


def without_xmp(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Metadata


def broken_xmp(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata = pdf.make_indirect(Stream(pdf, b'<x:xmpmeta'))


def in_two_words(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo[Name.Title] = String('Another')


def without_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def with_two_intents(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def without_condition(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents[0].OutputConditionIdentifier


def without_profile(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def without_profile_and_registry(pdf: pikepdf.Pdf) -> None:
    without_profile(pdf)
    del pdf.Root.OutputIntents[0].RegistryName


def with_screen_profile(pdf: pikepdf.Pdf) -> None:
    g.add_intent(pdf, g.profile(b'RGB ', b'mntr'), 3)


def with_garbage_profile(pdf: pikepdf.Pdf) -> None:
    g.add_intent(pdf, b'not a profile')


def with_new_profile(pdf: pikepdf.Pdf) -> None:
    g.add_intent(pdf, g.profile(version=4))


# Boxes and pages


def without_trim(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    del page.TrimBox
    page.CropBox = Array(list(g.TRIM))
    del page.BleedBox


def with_art_box(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.ArtBox = Array(list(g.TRIM))


def trim_beyond_bleed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.BleedBox = Array([g.TRIM[0] + 5, g.TRIM[1], g.TRIM[2], g.TRIM[3]])


def one_page_larger(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.TrimBox = Array([g.TRIM[0], g.TRIM[1], g.TRIM[2] - 9, g.TRIM[3]])


def bleed_too_small(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.BleedBox = Array([g.TRIM[0] - 3, g.TRIM[1] - 3, g.TRIM[2] + 3, g.TRIM[3] + 3])


def ground_to_the_trim(pdf: pikepdf.Pdf) -> None:
    held = pdf.pages[0].obj
    trimmed = b'q 0 0 0 .1 k %.3f %.3f %.3f %.3f re f Q\n' % (
        g.TRIM[0], g.TRIM[1], g.WIDTH, g.HEIGHT
    )  # fmt: skip
    held.Contents = Stream(pdf, g.CONTENT.replace(g.GROUND, trimmed))


def turned(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Rotate = 90


def scaled(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.UserUnit = 2


def blank(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = Stream(pdf, g.MARKS)


# Colour


def rgb_picture(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/XObject', '/Im', add_image(pdf, 300, '/DeviceRGB', b'\x80\x40\x20'))


def rgb_in_form(pdf: pikepdf.Pdf) -> None:
    inner = add_form(pdf, b'1 0 0 rg 90 90 50 50 re f')
    outer = add_form(pdf, b'/Inner Do', Resources=Dictionary(XObject=Dictionary(Inner=inner)))
    resource(pdf, '/XObject', '/Outer', outer)
    draw(pdf, b'/Outer Do')


def rgb_in_pattern(pdf: pikepdf.Pdf) -> None:
    tile = Stream(pdf, b'0 0 1 rg 0 0 5 5 re f')
    tile.PatternType, tile.PaintType, tile.TilingType = 1, 1, 1
    tile.BBox, tile.XStep, tile.YStep, tile.Resources = Array([0, 0, 10, 10]), 10, 10, Dictionary()
    resource(pdf, '/Pattern', '/P', pdf.make_indirect(tile))
    draw(pdf, b'/Pattern cs /P scn 90 90 60 60 re f')


def rgb_in_glyph(pdf: pikepdf.Pdf) -> None:
    _type3(pdf, b'500 0 d0 1 0 0 rg 0 0 400 400 re f')


def _type3(pdf: pikepdf.Pdf, procedure: bytes) -> None:
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 500, 500], FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
        CharProcs=Dictionary(a=pdf.make_indirect(Stream(pdf, procedure))), FirstChar=97, LastChar=97,
        Encoding=Dictionary(Differences=[97, Name.a]), Widths=[500], Resources=Dictionary(),
    )  # fmt: skip
    resource(pdf, '/Font', '/T3', pdf.make_indirect(font))
    draw(pdf, b'BT /T3 12 Tf 0 0 0 1 k 90 90 Td (aa) Tj ET')


def rgb_indexed(pdf: pikepdf.Pdf) -> None:
    picture = add_image(pdf, 300, '/DeviceGray', b'\x01')
    picture.ColorSpace = Array([Name.Indexed, Name.DeviceRGB, 1, String(b'\x00\x00\x00\xff\x00\x00')])
    resource(pdf, '/XObject', '/Im', picture)


def with_icc(pdf: pikepdf.Pdf) -> None:
    stream = Stream(pdf, g.profile(b'RGB ', b'mntr'))
    stream.N = 3
    resource(pdf, '/ColorSpace', '/C', Array([Name.ICCBased, pdf.make_indirect(stream)]))
    draw(pdf, b'/C cs .2 .3 .4 sc 90 90 30 30 re f')


def with_rgb_group(pdf: pikepdf.Pdf) -> None:
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    resource(pdf, '/XObject', '/G', add_form(pdf, b'0 0 0 1 k 90 90 9 9 re f', Group=group))
    draw(pdf, b'/G Do')


def with_page_group(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


def inky_picture(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/XObject', '/Im', add_image(pdf, 300, '/DeviceCMYK', b'\xf0\xf0\xf0\xf0'))


def coloured_picture(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/XObject', '/Im', add_image(pdf, 300, '/DeviceCMYK', b'\x00\x40\x00\x20'))


def with_spot(pdf: pikepdf.Pdf) -> None:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 1, 0], N=1)
    red = Array([Name.Separation, Name('/PANTONE 186 C'), Name.DeviceCMYK, tint])
    resource(pdf, '/ColorSpace', '/S', red)
    draw(pdf, b'/S cs 1 scn 90 90 30 30 re f')


def misfit_gradient(pdf: pikepdf.Pdf) -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0], C1=[1, 1, 1], N=1)
    resource(
        pdf, '/Shading', '/Sh',
        Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 100, 0], Function=function),
    )  # fmt: skip
    draw(pdf, b'q 90 90 50 50 re W n /Sh sh Q')


def white_overprinting(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/ExtGState', '/O', Dictionary(OP=True, op=True, OPM=1))
    draw(pdf, b'q /O gs 0 0 0 0 k 90 90 30 30 re f Q')


def _overprinting(content: bytes, mode: int = 1) -> g.Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        resource(pdf, '/ExtGState', '/O', Dictionary(OP=True, op=True, OPM=mode))
        draw(pdf, b'q /O gs ' + content + b' Q')

    return edit


def with_stamp(pdf: pikepdf.Pdf) -> None:
    shown = add_form(pdf, b'1 0 0 rg 0 0 100 20 re f', BBox=Array([0, 0, 100, 20]))
    stamp = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=[90, 90, 190, 110], F=4)
    stamp.AP = Dictionary(N=shown)
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(stamp)])


def _masked_by(content: bytes, space: pikepdf.Object, **resources: pikepdf.Object) -> g.Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        group = Dictionary(S=Name.Transparency, CS=space)
        form = add_form(pdf, content, Group=group, Resources=Dictionary(resources))
        _state(SMask=Dictionary(S=Name.Luminosity, G=form))(pdf)

    return edit


def with_helvetica_in_mask(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    text = b'BT /H 12 Tf 90 300 Td (mask) Tj ET'
    _masked_by(text, Name.DeviceGray, **{'/Font': Dictionary(H=font)})(pdf)


def with_transfer(pdf: pikepdf.Pdf) -> None:
    function = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0], C1=[0.8], N=1)
    resource(pdf, '/ExtGState', '/T', Dictionary(TR=function))
    draw(pdf, b'/T gs')


# Fonts and text


def font_not_embedded(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    resource(pdf, '/Font', '/H', pdf.make_indirect(font))
    draw(pdf, b'BT /H 12 Tf 0 0 0 1 k 90 300 Td (loose) Tj ET')


def cjk_not_embedded(pdf: pikepdf.Pdf) -> None:
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name('/STSong-Light'),
        CIDSystemInfo=Dictionary(Registry=String('Adobe'), Ordering=String('GB1'), Supplement=2),
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name('/STSong-Light'), Encoding=Name('/UniGB-UCS2-H'),
        DescendantFonts=Array([pdf.make_indirect(below)]),
    )  # fmt: skip
    resource(pdf, '/Font', '/H', pdf.make_indirect(font))
    draw(pdf, b'BT /H 12 Tf 0 0 0 1 k 90 300 Td <4e2d6587> Tj ET')


def _with_program(pdf: pikepdf.Pdf, **entries: pikepdf.Object) -> pikepdf.Object:
    font = add_font(pdf)
    del font.FontDescriptor.FontFile2
    for name, value in entries.items():
        font.FontDescriptor[f'/{name}'] = value
    resource(pdf, '/Font', '/F', font)
    return font


def font_damaged(pdf: pikepdf.Pdf) -> None:
    _with_program(pdf, FontFile2=Stream(pdf, b'no font'))


def font_opentype(pdf: pikepdf.Pdf) -> None:
    _with_program(pdf, FontFile3=Stream(pdf, g.face(), Subtype=Name.OpenType))


def font_type3(pdf: pikepdf.Pdf) -> None:
    _type3(pdf, b'500 0 0 0 400 400 d1 0 0 400 400 re f')


def glyph_missing(pdf: pikepdf.Pdf) -> None:
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name('/ABCDEF+Square'), CIDToGIDMap=Name.Identity,
        CIDSystemInfo=Dictionary(Registry=String('Adobe'), Ordering=String('Identity'), Supplement=0), DW=900,
        FontDescriptor=add_font(pdf).FontDescriptor,
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name('/ABCDEF+Square'), Encoding=Name('/Identity-H'),
        DescendantFonts=Array([pdf.make_indirect(below)]),
    )  # fmt: skip
    resource(pdf, '/Font', '/N', pdf.make_indirect(font))
    draw(pdf, b'BT /N 12 Tf 0 0 0 1 k 90 300 Td <00020000> Tj ET')


# Pictures and transparency


def coarse_picture(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/XObject', '/Im', add_image(pdf, 72))


def fair_picture(pdf: pikepdf.Pdf) -> None:
    resource(pdf, '/XObject', '/Im', add_image(pdf, 250))


def line_art(pdf: pikepdf.Pdf) -> None:
    picture = add_image(pdf, 304, samples=b'\x55')
    picture.BitsPerComponent = 1
    picture.write(b'\x55' * 38 * 304)
    resource(pdf, '/XObject', '/Im', picture)


def half_a_picture(pdf: pikepdf.Pdf) -> None:
    picture = add_image(pdf)
    picture.write(b'\x80' * 1000)
    resource(pdf, '/XObject', '/Im', picture)


def half_a_jpeg(pdf: pikepdf.Pdf) -> None:
    picture = add_image(pdf)
    picture.write(b'\xff\xd8\xff\xe0\x00\x10JFIF', filter=Name.DCTDecode)
    resource(pdf, '/XObject', '/Im', picture)


def _state(**entries: Any) -> g.Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        resource(pdf, '/ExtGState', '/S', Dictionary(**entries))
        draw(pdf, b'q /S gs 0 0 0 .5 k 90 90 30 30 re f Q')

    return edit


def soft_masked_picture(pdf: pikepdf.Pdf) -> None:
    picture = add_image(pdf)
    picture.SMask = add_image(pdf)
    resource(pdf, '/XObject', '/Im', picture)


def with_plain_group(pdf: pikepdf.Pdf) -> None:
    group = Dictionary(S=Name.Transparency)
    resource(pdf, '/XObject', '/G', add_form(pdf, b'0 0 0 1 k 90 90 9 9 re f', Group=group))
    draw(pdf, b'/G Do')


# What is not for print


def with_link(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[90, 90, 190, 110],
        A=Dictionary(S=Name.URI, URI=String('https://example.org')),
    )  # fmt: skip
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(link)])


def with_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String('app.alert(1)'))


def with_bookmark_action(pdf: pikepdf.Pdf) -> None:
    item = pdf.make_indirect(Dictionary(Title=String('x'), A=Dictionary(S=Name.URI, URI=String('https://a.b'))))
    item.Next = item
    pdf.Root.Outlines = pdf.make_indirect(Dictionary(First=item, Last=item, Count=1))


def with_form(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(Dictionary(FT=Name.Tx, T=String('name')))
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))


def with_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments['notes.txt'] = b'see there'


def with_layers(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String('draft')))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(Order=Array([layer])))


ONE_COLOUR = replace(A5, is_one_colour=True)
SPINE = replace(A5, spine=Length.mm(25))

WRONGS: tuple[Wrong, ...] = (
    Wrong('file.not-pdf', 'empty', lambda: b'', page=None),
    Wrong('file.not-pdf', 'a word document', lambda: b'PK\x03\x04' + b'x' * 500, page=None),
    Wrong('file.not-pdf', 'header cut off', beheaded, page=None),
    Wrong('file.locked', 'password to open', locked, page=None),
    Wrong('file.no-pages', 'no pages', without_pages, page=None),
    Wrong('file.damaged', 'truncated', truncated, page=None),
    Wrong('file.damaged', 'only a header', lambda: b'%PDF-1.6\n1 0 obj', page=None),
    _edited('file.damaged', 'cyclic form', cyclic),
    _drawn('file.damaged', 'Q without q', b'Q'),
    _drawn('file.damaged', 'operands missing', b'1 0 k'),
    _edited('file.not-looked-through', 'unpacks to 80 MiB', bomb),
    _edited('file.not-looked-through', 'over a million operators', too_many_operators),
    Wrong('file.encrypted', 'rights restricted', protected, page=None),
    Wrong('file.version', 'PDF 1.7', in_newer_version, page=None),
    Wrong('file.version', 'PDF 1.6 as X-1a', good, X1A, page=None),
    _of_file('file.version', 'later than the header says', in_catalogue),
    Wrong('file.binary-comment-missing', 'plain comment', without_binary_comment, page=None),
    Wrong('file.identifier-missing', 'no /ID', without_identifier, page=None),
    Wrong('file.compressed-structure', 'object streams', in_object_streams, X1A, page=None),
    _of_file('file.filter', 'LZW', with_lzw),
    _of_file('file.filter', 'JBIG2 in X-1a', with_jbig2, X1A),
    _of_file('file.external', 'picture elsewhere', with_external_picture),
    _of_file('file.postscript', 'PostScript XObject', with_postscript),
    _drawn('content.unknown-operator', 'no such operator', b'1 2 frobnicate'),
    _drawn('content.resource-missing', 'no such picture', b'/Nowhere Do'),
    _drawn('content.resource-missing', 'no such font', b'BT /Nowhere 9 Tf (A) Tj ET'),
    _of_file('identity.standard-missing', 'XMP says nothing',
             lambda pdf: g.write_xmp(pdf, {'pdfxid:GTS_PDFXVersion': None})),
    Wrong('identity.standard-missing', 'X-4 taken for X-1a', good, X1A, page=None),
    _of_file('identity.xmp-missing', 'none', without_xmp),
    _of_file('identity.xmp-missing', 'no XML', broken_xmp),
    _of_file('identity.document-id-missing', 'no id',
             lambda pdf: g.write_xmp(pdf, {'xmpMM:DocumentID': None})),
    _of_file('identity.title-missing', 'no title', without_title),
    _of_file('identity.title-missing', 'no title in X-1a', without_title, X1A),
    _of_file('identity.date-missing', 'no date', without_dates),
    _of_file('identity.trapping-unknown', 'Unknown', trapped_unknown),
    _of_file('identity.disagrees', 'two titles', in_two_words),
    _of_file('intent.missing', 'none', without_intent),
    _of_file('intent.missing', 'two', with_two_intents),
    _of_file('intent.condition-missing', 'no name', without_condition),
    _of_file('intent.profile-missing', 'X-4 by name only', without_profile),
    _of_file('intent.profile-missing', 'X-1a, not registered', without_profile_and_registry, X1A),
    _of_file('intent.profile-unfit', 'of a screen', with_screen_profile),
    _of_file('intent.profile-unfit', 'no profile at all', with_garbage_profile),
    _of_file('intent.profile-unfit', 'ICC 4 in X-1a', with_new_profile, X1A),
    _edited('box.trim-missing', 'no TrimBox', without_trim),
    _edited('box.art', 'ArtBox', with_art_box),
    _edited('box.nesting', 'trim beyond bleed', trim_beyond_bleed),
    _edited('box.trim-size', 'narrower', one_page_larger),
    _edited('box.sizes-differ', 'one narrower', one_page_larger, ANY, Expectations()),
    _edited('box.bleed-missing', '1 mm', bleed_too_small),
    _edited('box.bleed-unpainted', 'ground ends at the trim', ground_to_the_trim),
    _edited('page.turned', 'Rotate', turned),
    _edited('page.scaled', 'UserUnit', scaled),
    Wrong('page.count', 'five pages', lambda: good(pages=5), page=None),
    _edited('page.blank', 'only marks', blank),
    _drawn('colour.rgb', 'text', b'BT /F 12 Tf 0 0 0 rg 90 300 Td (A) Tj ET'),
    _drawn('colour.rgb', 'line', b'.2 .2 .2 RG 1 w 90 300 m 200 300 l S'),
    _drawn('colour.rgb', 'inline picture',
           b'q 9 0 0 9 90 90 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID \x01\x02\x03 EI Q'),
    _edited('colour.rgb', 'picture', rgb_picture),
    _edited('colour.rgb', 'form in form', rgb_in_form),
    _edited('colour.rgb', 'pattern', rgb_in_pattern),
    _edited('colour.rgb', 'glyph of a Type 3 font', rgb_in_glyph),
    _edited('colour.rgb', 'palette', rgb_indexed),
    _edited('colour.calibrated', 'ICC in X-1a', with_icc, X1A),
    _drawn('colour.unknown', 'no such space', b'/Nowhere cs 1 sc 90 90 9 9 re f'),
    _edited('colour.blending-space', 'form', with_rgb_group),
    _edited('colour.blending-space', 'page', with_page_group),
    _drawn('colour.one-colour-page', 'magenta text',
           b'BT /F 12 Tf 0 1 0 0 k 90 300 Td (A) Tj ET', X4, ONE_COLOUR),
    _edited('colour.one-colour-page', 'picture', coloured_picture, X4, ONE_COLOUR),
    _drawn('colour.ink-limit', 'area', b'.9 .9 .9 .9 k 90 90 50 50 re f'),
    _edited('colour.ink-limit', 'picture', inky_picture),
    _edited('colour.spot', 'Pantone', with_spot),
    _drawn('colour.marks-inside', 'area', b'/All cs 1 scn 90 90 50 50 re f'),
    _edited('paint.shading-misfit', 'three for four', misfit_gradient),
    _drawn('paint.hairline', 'line', b'0 0 0 1 K 0.1 w 90 300 m 200 300 l S'),
    _drawn('paint.hairline', 'scaled line', b'q .1 0 0 .1 0 0 cm 0 0 0 1 K 1 w 900 3000 m 2000 3000 l S Q'),
    _drawn('paint.hairline', 'thin area', b'0 0 0 1 k 90 300 100 .1 re f'),
    _edited('paint.white-overprint', 'area', white_overprinting),
    _edited('paint.overprint-colour', 'yellow', _overprinting(b'0 0 1 0 k 90 90 30 30 re f')),
    _edited('paint.overprint-colour', 'tint of black', _overprinting(b'0 0 0 .3 K 90 90 m 200 90 l S')),
    _edited('paint.overprint-idle', 'gray', _overprinting(b'0 g BT /F 12 Tf 90 300 Td (A) Tj ET')),
    _edited('paint.overprint-idle', 'OPM 0', _overprinting(b'0 0 0 1 k BT /F 12 Tf 90 300 Td (A) Tj ET', 0)),
    _edited('colour.rgb', 'in what a stamp shows', with_stamp),
    _edited('colour.rgb', 'in a mask', _masked_by(b'1 0 0 rg 0 0 9 9 re f', Name.DeviceGray)),
    _edited('colour.blending-space', 'mask', _masked_by(b'1 g 0 0 9 9 re f', Name.DeviceRGB)),
    _edited('font.not-embedded', 'in a mask', with_helvetica_in_mask),
    _edited('paint.transfer-function', 'TR', with_transfer),
    _edited('font.not-embedded', 'Helvetica', font_not_embedded),
    _edited('font.not-embedded', 'STSong', cjk_not_embedded, ANY),
    _edited('font.damaged', 'no font', font_damaged),
    _edited('font.too-new', 'OpenType in X-1a', font_opentype, X1A),
    _edited('font.drawn', 'Type 3', font_type3),
    _edited('text.missing-glyph', 'CID 0', glyph_missing),
    _drawn('text.rich-black', 'four inks', b'BT /F 12 Tf .7 .6 .6 .9 k 90 300 Td (A) Tj ET'),
    _drawn('text.rich-black', 'gray of three', b'BT /F 12 Tf .6 .55 .55 0 k 90 300 Td (A) Tj ET'),
    _drawn('text.small', '4 pt', b'BT /F 4 Tf 0 0 0 1 k 90 300 Td (A) Tj ET'),
    _drawn('text.small-coloured', '6 pt', b'BT /F 6 Tf 0 1 1 0 k 90 300 Td (A) Tj ET'),
    _drawn('text.near-trim', '1 mm', b'BT /F 12 Tf 0 0 0 1 k %.2f 300 Td (A) Tj ET' % (g.TRIM[0] + 2)),
    _drawn('text.near-spine', '20 mm',
           b'BT /F 12 Tf 0 0 0 1 k %.2f 300 Td (A) Tj ET' % (g.TRIM[0] + 56), X4, SPINE),
    _edited('image.coarse', '72 ppi', coarse_picture),
    _edited('image.fair', '250 ppi', fair_picture),
    _edited('image.line-art-coarse', '300 ppi', line_art),
    _edited('image.damaged', 'half', half_a_picture),
    _edited('image.damaged', 'half a JPEG', half_a_jpeg),
    _edited('transparency.opacity', 'ca', _state(ca=0.5), X1A),
    _edited('transparency.blend', 'Multiply', _state(BM=Name.Multiply), X1A),
    _edited('transparency.soft-mask', 'state', _state(SMask=Dictionary(S=Name.Luminosity)), X1A),
    _edited('transparency.soft-mask', 'picture', soft_masked_picture, X1A),
    _edited('transparency.group', 'form', with_plain_group, X1A),
    _edited('extra.annotation', 'link', with_link),
    _of_file('extra.action', 'bookmark', with_bookmark_action),
    _of_file('extra.script', 'on opening', with_script),
    _of_file('extra.form-field', 'text field', with_form),
    _of_file('extra.attachment', 'text', with_attachment),
    _of_file('extra.layers', 'one', with_layers, X1A),
)  # fmt: skip
