"""A raster picture of any kind looks as it was meant wherever it is shown, or is refused."""

import io

import pytest
from PIL import Image, ImageFile

from booklet.pictures import Fault, Measured, measure, page_picture, slide_picture
from tests.images.kinds import BAR, DISC, GROUND, SIZE, flask, kinds, written


def is_dark(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return sum(pixel) < 330


def seen(content: bytes) -> Image.Image:
    """Return what a program shows that knows no EXIF and puts the picture on white."""
    image = Image.open(io.BytesIO(content)).convert('RGBA')
    paper = Image.new('RGBA', image.size, 'white')
    return Image.alpha_composite(paper, image).convert('RGB')


@pytest.mark.parametrize('name', sorted(kinds()))
def test_it_stands_upright_and_has_its_tones_on_page_and_slide(name: str) -> None:
    content = kinds()[name]
    measured = measure(content)
    assert isinstance(measured, Measured)
    assert (measured.width, measured.height) == SIZE
    for made in (page_picture(content), slide_picture(content)):
        image = seen(made)
        assert image.size == SIZE
        assert is_dark(image.getpixel(DISC))
        assert is_dark(image.getpixel(BAR))
        assert not is_dark(image.getpixel(GROUND))
    assert slide_picture(content)[:4] in (b'\x89PNG', b'\xff\xd8\xff\xe0', b'\xff\xd8\xff\xe1', b'GIF8')
    assert Image.open(io.BytesIO(slide_picture(content))).mode != 'CMYK'
    assert not getattr(Image.open(io.BytesIO(slide_picture(content))), 'is_animated', False)


def test_what_needs_no_change_is_not_touched() -> None:
    for name in ('png', 'jpeg', 'gif', 'gray alpha png', 'clear palette png'):
        assert page_picture(kinds()[name]) is kinds()[name]
        assert slide_picture(kinds()[name]) is kinds()[name]
    assert page_picture(kinds()['cmyk jpeg']) is kinds()['cmyk jpeg']


def test_a_palette_keeps_its_transparency() -> None:
    image = Image.open(io.BytesIO(slide_picture(kinds()['clear palette png']))).convert('RGBA')
    assert image.getchannel('A').getpixel(GROUND) == 0
    assert image.getchannel('A').getpixel(DISC) == 255


@pytest.mark.parametrize('name', ['png', 'jpeg', 'gif', 'webp', 'bmp', 'gray 16 tiff', 'cmyk jpeg'])
@pytest.mark.parametrize('share', [0.3, 0.6, 0.95])
def test_a_picture_that_was_not_copied_to_its_end_is_refused(name: str, share: float) -> None:
    content = kinds()[name]
    fault = measure(content[: int(len(content) * share)])
    assert isinstance(fault, Fault)
    assert fault.slug in ('image.incomplete', 'image.unreadable')


def test_that_the_layout_engine_forgives_them_changes_nothing() -> None:
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, True
    try:
        content = kinds()['jpeg']
        assert measure(content[:-300]) == Fault('image.incomplete')
        assert ImageFile.LOAD_TRUNCATED_IMAGES
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def test_a_moving_picture_is_told_of() -> None:
    measured = measure(kinds()['moving gif'])
    assert isinstance(measured, Measured)
    assert measured.faults == (Fault('image.animated'),)


def test_colours_of_another_space_are_brought_into_ours() -> None:
    from PIL import ImageCms

    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile('XYZ'))
    plain = written(flask(), 'PNG')
    odd = written(flask(), 'PNG', icc_profile=swapped.tobytes())
    assert measure(odd) == measure(plain)
    assert page_picture(odd)
