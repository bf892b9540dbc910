"""Files that were made to hurt: named, never a crash, in bounded time and memory."""

import io
import random
import resource as limits
import time

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Stream

from booklet.preflight import Report, Standard, check_pdf, draw_thumbnails, to_html, to_json
from booklet.preflight.scan.lexer import instructions
from tests.preflight import wrong as w
from tests.preflight.good import A5, add_form, draw, good, resource


def slugs(report: Report) -> set[str]:
    return {each.slug for each in report.observations}


def test_ten_thousand_pages_take_seconds() -> None:
    with pikepdf.open(io.BytesIO(good())) as pdf:
        first = dict(pdf.pages[0].obj.items())
        kids = [pdf.make_indirect(Dictionary(first)) for _ in range(10_001)]
        pdf.Root.Pages = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array(kids), Count=len(kids)))
        for kid in kids:
            kid.Parent = pdf.Root.Pages
        target = io.BytesIO()
        pdf.save(target, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    started = time.perf_counter()
    report = check_pdf(target.getvalue(), Standard.PDFX4, A5)
    assert len(report.pages) == 10_001
    assert slugs(report) == {'page.count'}
    assert time.perf_counter() - started < 60


def test_pages_that_were_not_looked_at_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('booklet.preflight.scan.document.MOST_PAGES', 4)
    assert slugs(check_pdf(good(pages=4))) == set()
    report = check_pdf(good(pages=6))
    [found] = report.observations
    assert (found.slug, report.verdict) == ('file.too-many-pages', 'failed')
    assert found.message('en') == 'only the first 4 of 6 pages were looked at'
    assert '6' in found.message('zh')


def test_a_stamp_too_large_to_be_looked_through_is_told() -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        w.with_stamp(pdf)
        shown = pdf.pages[0].obj.Annots[0].AP.N
        shown.write(b'0 0 m 1 1 l S\n' * 400_000)

    assert 'file.not-looked-through' in slugs(check_pdf(good(edit=edit)))


def test_a_mask_that_masks_itself_ends() -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        form = add_form(pdf, b'/Self gs 0 g 0 0 9 9 re f', Group=Dictionary(S=Name.Transparency))
        state = pdf.make_indirect(Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form)))
        form.Resources = Dictionary(ExtGState=Dictionary(Self=state))
        resource(pdf, '/ExtGState', '/M', state)
        draw(pdf, b'/M gs 0 g 90 90 9 9 re f')

    assert any('cyclic' in each.message('en') for each in check_pdf(good(edit=edit)).observations)


def test_forms_that_double_at_each_level_are_looked_through_once() -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        form = add_form(pdf, b'1 0 0 rg 90 90 9 9 re f')
        for _ in range(20):
            form = add_form(pdf, b'/X Do /X Do', Resources=Dictionary(XObject=Dictionary(X=form)))
        resource(pdf, '/XObject', '/Tree', form)
        draw(pdf, b'/Tree Do')

    started = time.perf_counter()
    report = check_pdf(good(edit=edit), Standard.PDFX4, A5)
    assert slugs(report) == {'colour.rgb'}
    assert dict(report.observations[0].facts)['count'] == str(2**20)
    assert time.perf_counter() - started < 5


def test_forms_deeper_than_anybody_draws_are_said_so() -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        form = add_form(pdf, b'0 g')
        for _ in range(200):
            form = add_form(pdf, b'/X Do', Resources=Dictionary(XObject=Dictionary(X=form)))
        resource(pdf, '/XObject', '/Deep', form)
        draw(pdf, b'/Deep Do')

    assert 'file.not-looked-through' in slugs(check_pdf(good(edit=edit)))


def test_two_forms_that_draw_each_other_are_found() -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        one, two = add_form(pdf, b'/Other Do'), add_form(pdf, b'/Other Do')
        one.Resources = Dictionary(XObject=Dictionary(Other=two))
        two.Resources = Dictionary(XObject=Dictionary(Other=one))
        resource(pdf, '/XObject', '/One', one)
        draw(pdf, b'/One Do')

    report = check_pdf(good(edit=edit))
    assert 'file.damaged' in slugs(report)
    assert any('cyclic' in each.message('en') for each in report.observations)


def test_a_bomb_does_not_fill_the_memory() -> None:
    # 320 MiB of spaces, deflated twice, in a few kilobytes.
    import zlib

    machine = zlib.compressobj(9)
    once = b''.join(machine.compress(b' ' * 2**22) for _ in range(80)) + machine.flush()
    twice = zlib.compress(once, 9)

    def edit(pdf: pikepdf.Pdf) -> None:
        stream = Stream(pdf, twice, Filter=Array([Name.FlateDecode, Name.FlateDecode]))
        pdf.pages[0].obj.Contents = stream

    content = good(edit=edit)
    before = limits.getrusage(limits.RUSAGE_SELF).ru_maxrss
    report = check_pdf(content)
    assert 'file.not-looked-through' in slugs(report)
    assert limits.getrusage(limits.RUSAGE_SELF).ru_maxrss - before < 300 * 1024


@pytest.mark.parametrize('seed', range(40))
def test_flipped_bytes_never_crash_it(seed: int) -> None:
    generator = random.Random(seed)
    content = bytearray(good(Standard.PDFX1A if seed % 2 else Standard.PDFX4))
    for _ in range(generator.randint(1, 60)):
        content[generator.randrange(9, len(content))] = generator.randrange(256)
    report = check_pdf(bytes(content), Standard.PDFX4, A5)
    assert to_json(report)
    assert to_html(report, draw_thumbnails(bytes(content), range(2)), 'en')


@pytest.mark.parametrize('part', range(1, 20))
def test_cut_off_anywhere_it_never_passes(part: int) -> None:
    content = good()
    report = check_pdf(content[: len(content) * part // 20], Standard.NONE)
    assert report.verdict == 'failed'


WRONG_OBJECTS = (
    'true', '7', '-1', '99999999999.5', '(text)', '/Name', '[]', '[1 2]', '[/A null (x) 3]', '<<>>',
    '<< /Type /Font /Subtype /Type0 /DescendantFonts 7 >>',
    '<< /S /Transparency /CS [/Indexed /DeviceRGB] >>',
)  # fmt: skip
ROOT_KEYS = (
    '/OutputIntents', '/Metadata', '/Names', '/Outlines', '/AcroForm', '/OCProperties', '/OpenAction'
)  # fmt: skip
KEYS = (
    '/MediaBox', '/TrimBox', '/BleedBox', '/CropBox', '/Contents', '/Resources', '/Rotate', '/UserUnit',
    '/Annots', '/Group', '/AA',
)  # fmt: skip


@pytest.mark.parametrize('wrong', WRONG_OBJECTS)
def test_objects_of_the_wrong_kind_never_crash_it(wrong: str) -> None:
    for key in (*KEYS, '/Font', '/XObject', '/ColorSpace', '/F', '/Im', '/All'):

        def edit(pdf: pikepdf.Pdf, key: str = key) -> None:
            page = pdf.pages[0].obj
            value = pikepdf.Object.parse(wrong.encode())
            if key in KEYS:
                page[key] = value
            elif key in page.Resources:
                page.Resources[key] = value
            else:
                for _, group in page.Resources.items():
                    if key in group:
                        group[key] = value

        report = check_pdf(good(edit=edit), Standard.PDFX1A, A5)
        assert to_json(report)
    for key in ROOT_KEYS:

        def spoil(pdf: pikepdf.Pdf, key: str = key) -> None:
            pdf.Root[key] = pikepdf.Object.parse(wrong.encode())

        assert to_json(check_pdf(good(edit=spoil), Standard.PDFX4, A5))


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
def test_any_bytes_can_be_a_content_stream(content: bytes) -> None:
    for operator, operands in instructions(content):
        assert isinstance(operator, str)
        assert isinstance(operands, list)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                b'q', b'Q', b'1 0 0 1 5 5 cm', b'/F 12 Tf', b'BT', b'ET', b'(A\\)B\\101) Tj',
                b'[(A) -120 <41> 3]TJ',
                b'0 0 0 1 k', b'/All cs', b'.5 scn', b'/Im Do', b'0 0 9 9 re', b'f*', b'W n',
                b'-.5 +3 m', b'4. 5 l',
                b'/P <</MCID 0 /A [1 2 (x)]>> BDC', b'EMC', b'% note\n', b'/A#20B gs', b'true false null d1',
            ]
        ),
        max_size=30,
    )
)
def test_operators_are_those_that_qpdf_reads(pieces: list[bytes]) -> None:
    content = b' '.join(pieces)
    with pikepdf.new() as pdf:
        theirs = pikepdf.parse_content_stream(Stream(pdf, content))
        expected = [(str(each.operator), len(each.operands)) for each in theirs]
    assert [(operator, len(operands)) for operator, operands in instructions(content)] == expected
