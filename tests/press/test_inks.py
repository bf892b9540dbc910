"""Colours to inks."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from booklet.press.inks.inks import BLACK, Inks, limited
from booklet.press.pdf.standards import our_profile

parts = st.floats(0, 1)


@cache
def four(limit: float = 3.0) -> Inks:
    return Inks(our_profile(), limit)


@given(parts, parts, parts)
def test_with_one_ink_everything_is_black(red: float, green: float, blue: float) -> None:
    assert Inks().of_rgb(red, green, blue)[:3] == (0, 0, 0)
    assert Inks().of_cmyk((red, green, blue, 0.2))[:3] == (0, 0, 0)


@given(parts)
def test_gray_is_black_ink_alone_on_a_cover_too(value: float) -> None:
    assert four().of_rgb(value, value, value)[:3] == (0, 0, 0)


def test_dark_gray_type_is_solid_and_white_is_no_ink() -> None:
    assert four().of_rgb(0, 0, 0) == four().of_rgb(0.1, 0.1, 0.1) == BLACK
    assert four().of_rgb(1, 1, 1) == (0, 0, 0, 0)
    assert 0.26 < four().of_gray(0.7333)[3] < 0.27


@given(parts, parts, parts)
def test_the_limit_is_kept(red: float, green: float, blue: float) -> None:
    assert sum(four(2.4).of_rgb(red, green, blue)) <= 2.4 + 1e-9


@given(st.tuples(parts, parts, parts, parts), st.floats(1, 4))
def test_limiting_keeps_black_and_adds_nothing(ink: tuple[float, float, float, float], limit: float) -> None:
    less = limited(ink, limit)
    assert sum(less) <= limit + 1e-9
    assert less[3] == ink[3]
    assert all(after <= before for after, before in zip(less, ink, strict=True))


def test_an_accent_keeps_its_hue() -> None:
    cyan, magenta, yellow, black = four().of_rgb(0x7A / 255, 0x1F / 255, 0x1F / 255)
    assert min(magenta, yellow) > 0.6
    assert cyan < 0.5
    assert black < 0.7


def test_pictures_keep_the_limit_and_gray_ones_stay_gray() -> None:
    ramp = Image.linear_gradient('L')
    colour = Image.merge('RGB', (ramp, ramp.rotate(90), ramp.rotate(45)))
    made = four(2.4).picture(colour)
    assert made.mode == 'CMYK'
    content = made.tobytes()
    assert max(sum(content[at : at + 4]) for at in range(0, len(content), 4)) <= 2.4 * 255 + 4
    assert four().picture(Image.merge('RGB', (ramp, ramp, ramp))).mode == 'L'
    assert Inks().picture(colour).mode == 'L'
