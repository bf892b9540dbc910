"""Streams recoloured where they stand say what streams taken apart and written anew say."""

import io
from collections.abc import Sequence

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.press.inks.inks import Inks
from booklet.press.inks.plain_ink import PlainInk
from booklet.press.inks.recolour import content_of, read_instructions, recolour
from booklet.press.pdf.standards import our_profile
from tests.press.pressed import bound_html

PLAIN = (
    b'q', b'Q', b'0.75 0 0 0.75 0 0 cm', b'/a1.0 gs', b'/a0.5 gs', b'0 0 0 rg', b'1 0.5 0 RG', b'0.1 g',
    b'.9 G', b'0 1. 0 0.5 k', b'0.1 0.1 0.1 0 K', b'1 0 0 -1 94.488133 108.028979 Tm', b'/LWGGBP 14 Tf',
    b'BT', b'ET', b'[<9671>-45<411e> -46.5 <3c03>] TJ', b'<9671> Tj', b'10 20 30 40 re', b'f*', b'W n',
    b'[] 0 d', b'[3 2] 0 d', b'/Im1 Do', b'/P <</MCID 0>> BDC', b'/Artifact BMC',
    b'/Artifact <</Type /Pagination/Attached [/Top /Left]>> BDC', b'EMC', b'/rg Do',
    b'/Span <</MCID 3 /ActualText <FEFF4E00>>> BDC',
    b'/Span<</ActualText <FEFF>/MCID 3>>BDC',
    b'/Span <</Lang /en>> BDC', b'/Span BMC', b'/Span <</MCID 12>> BDC',
    b'1 0 0 1 5 5 cm /Head Do', b'2 J', b'0.5 w',
)  # fmt: skip
UNUSUAL = (
    b'/DeviceRGB cs', b'1 0 0 scn', b'(A) Tj', b'% 1 0 0 rg', b'BI /W 1 /H 1 ID \x00 EI', b'1 0 0',
    b'/A#20B gs', b'[(0 0 0 rg)] TJ', b'9 1 0 0 rg', b'0 g 1', b'<</A 1 g>>', b'1e3 w', b'true',
    b'/Span /P0 BDC', b'/Span <</A <</B 1>>>> BDC',
)  # fmt: skip
OPAQUE = frozenset({'/a1.0'})
PROFILE = our_profile()


def both(content: bytes, inks: Inks) -> None:
    """Check that both ways agree where the quick one has something to say."""
    quick = PlainInk(inks).recolour(content, OPAQUE)
    if quick is None:
        return
    with pikepdf.new() as pdf:
        thorough = recolour(read_instructions(pikepdf.Stream(pdf, content)), inks, {}, OPAQUE)
        assert _said(pdf, quick.content) == _said(pdf, thorough.content)
    assert (quick.is_colourful, quick.named, quick.unknown) == (
        thorough.is_colourful,
        thorough.named,
        thorough.unknown,
    )


def _said(pdf: pikepdf.Pdf, content: bytes) -> list[bytes]:
    return [
        pikepdf.unparse_content_stream([each])
        for each in pikepdf.parse_content_stream(pikepdf.Stream(pdf, content))
    ]


@pytest.mark.parametrize('inks', [Inks(), Inks(PROFILE)], ids=['black', 'colour'])
def test_plain_streams_get_the_same_inks(inks: Inks) -> None:
    @settings(max_examples=150, deadline=None)
    @given(st.lists(st.sampled_from(PLAIN), max_size=12), st.sampled_from((b'\n', b' ')))
    def check(pieces: Sequence[bytes], gap: bytes) -> None:
        content = gap.join(pieces)
        # Colours elsewhere than at the beginning of a line are left to the thorough way.
        assert gap == b' ' or PlainInk(inks).recolour(content, OPAQUE) is not None
        both(content, inks)

    check()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from((*PLAIN, *UNUSUAL)), max_size=6), st.sampled_from((b'\n', b' ', b'')))
def test_unusual_streams_are_left_to_the_thorough_way(pieces: Sequence[bytes], gap: bytes) -> None:
    both(gap.join(pieces), Inks())


@pytest.mark.parametrize('unusual', UNUSUAL)
def test_what_is_unusual_is_seen(unusual: bytes) -> None:
    made = PlainInk(Inks()).recolour(b'q 1 0 0 rg\n' + unusual + b'\nQ', frozenset())
    assert made is None or b'rg' not in made.content


def test_what_layout_writes_is_plain() -> None:
    table = "<table border=1><tr><td>1</table>"
    bound = bound_html(f"<h1 style='color: #c00'>实验室安全</h1><p>请<b>佩戴</b>护目镜。{table}")
    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        for page in pdf.pages:
            assert PlainInk(Inks()).recolour(content_of(page), frozenset()) is not None
