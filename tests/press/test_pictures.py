"""Pictures of every kind in the inks that they are printed with."""

from pathlib import Path

import pytest
from PIL import Image

from booklet.model.laid import SectionKind
from booklet.project.shops import STANDARDS, Standard
from tests.press.pressed import pressed
from tests.press.seen import foreign_colours, inks
from tests.press.tools import assert_sound, run

BARE = '@page { margin: 0 } body { margin: 0 } img { display: block; width: 148mm; height: 210mm }'


def picture_page(folder: Path, name: str, standard: Standard, kind: SectionKind) -> bytes:
    """Return a press file with the picture `name` over all of its trim."""
    made = pressed(f'<img src="{name}">', standard, css=BARE, kind=kind, folder=folder / 'page.html')
    assert made.findings == ()
    assert foreign_colours(made.value.content) == []
    assert_sound(made.value.content)
    return made.value.content


def covered(pdf: bytes) -> list[bool]:
    """Return which of the four inks cover more than the marks do."""
    return [share > 0.3 for share in inks(pdf)[0]]


@pytest.mark.parametrize('size', [(300, 400), (3600, 5000)], ids=['kept', 'brought down'])
def test_cmyk_keeps_its_polarity(size: tuple[int, int], tmp_path: Path) -> None:
    Image.new('CMYK', size, (255, 0, 0, 0)).save(tmp_path / 'cyan.jpg', quality=95)
    pdf = picture_page(tmp_path, 'cyan.jpg', 'pdfx-4', SectionKind.COVER)
    assert covered(pdf) == [True, False, False, False]


def test_cmyk_inside_becomes_gray(tmp_path: Path) -> None:
    Image.new('CMYK', (300, 400), (255, 0, 0, 0)).save(tmp_path / 'cyan.jpg', quality=95)
    pdf = picture_page(tmp_path, 'cyan.jpg', 'pdfx-4', SectionKind.ARTICLE)
    assert covered(pdf) == [False, False, False, True]


@pytest.mark.parametrize('standard', STANDARDS)
@pytest.mark.parametrize('mode', ['1', 'L', 'LA', 'P', 'RGB', 'RGBA'])
def test_every_kind_of_png_inside_is_black_alone(mode: str, standard: Standard, tmp_path: Path) -> None:
    Image.effect_noise((200, 280), 60).convert('RGB').convert(mode).save(tmp_path / 'noise.png')
    pdf = picture_page(tmp_path, 'noise.png', standard, SectionKind.ARTICLE)
    assert covered(pdf) == [False, False, False, True]


def test_a_soft_edge_stays_in_pdfx_4_and_stands_on_white_in_pdfx_1a(tmp_path: Path) -> None:
    soft = Image.new('RGBA', (200, 280), (120, 30, 30, 0))
    soft.paste((120, 30, 30, 255), (0, 0, 100, 280))
    soft.save(tmp_path / 'soft.png')
    newer = picture_page(tmp_path, 'soft.png', 'pdfx-4', SectionKind.COVER)
    older = picture_page(tmp_path, 'soft.png', 'pdfx-1a', SectionKind.COVER)
    assert [line.split()[2] for line in run(['pdfimages', '-list', 'PDF'], newer).splitlines()[2:]] == [
        'image',
        'smask',
    ]
    assert len(run(['pdfimages', '-list', 'PDF'], older).splitlines()[2:]) == 1
    assert inks(newer)[0] == pytest.approx(inks(older)[0], abs=0.02)
