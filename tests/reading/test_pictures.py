"""Image files, good and bad."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from booklet.model.blocks import Picture
from booklet.reading.draft import Shelf
from booklet.reading.pictures import read_picture
from tests.findings.reading import png_head
from tests.reading.folders import ARTICLE, HEAD, read


def image_file(path: Path, kind: str, **options: object) -> Path:
    stream = io.BytesIO()
    Image.new('RGB', (30, 20), 'white').save(stream, kind, **options)
    path.write_bytes(stream.getvalue())
    return path


def slug_of(root: Path, address: str) -> str:
    picture, (refusal,) = read_picture(Shelf(root, root), address)
    assert picture is None
    return refusal.slug


@pytest.mark.parametrize('kind', ['PNG', 'JPEG', 'GIF', 'WEBP', 'TIFF', 'BMP'])
def test_raster_images_are_measured(tmp_path: Path, kind: str) -> None:
    image_file(tmp_path / '天平 a.png', kind)
    picture, _ = read_picture(Shelf(tmp_path, tmp_path), '天平%20a.png')
    assert isinstance(picture, Picture)
    assert (picture.path, picture.width, picture.height) == ('天平 a.png', 30, 20)


def test_a_turned_photograph_is_measured_as_it_is_shown(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image_file(tmp_path / 'a.jpg', 'JPEG', exif=exif)
    picture, _ = read_picture(Shelf(tmp_path, tmp_path), 'a.jpg')
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == (20, 30)


@pytest.mark.parametrize(
    ('tag', 'size'),
    [
        ('<svg viewBox="0 0 40 30">', (40, 30)),
        ('<svg viewBox="-5,-5,40.4,30" width="1000">', (40, 30)),
        ('<svg width="50mm" height="20mm">', (189, 76)),
    ],
)
def test_drawings_are_measured(tmp_path: Path, tag: str, size: tuple[int, int]) -> None:
    (tmp_path / 'a.svg').write_text(f'<?xml version="1.0"?>\n{tag}</svg>')
    picture, _ = read_picture(Shelf(tmp_path, tmp_path), 'a.svg')
    assert isinstance(picture, Picture)
    assert (picture.width, picture.height) == size


def test_nothing_outside_the_project_is_opened(tmp_path: Path) -> None:
    project = tmp_path / 'project'
    project.mkdir()
    image_file(tmp_path / 'secret.png', 'PNG')
    (project / 'link.png').symlink_to(tmp_path / 'secret.png')
    (project / 'folder').symlink_to(tmp_path)
    for address in ('../secret.png', 'link.png', 'folder/secret.png', str(tmp_path / 'secret.png')):
        assert slug_of(project, address) == 'image.outside'
    for address in (
        'https://example.org/a.png',
        '//example.org/a.png',
        'file:///etc/hostname',
        'data:image/png,',
    ):
        assert slug_of(project, address) == 'image.outside'


def test_huge_images_are_refused_by_their_head(tmp_path: Path) -> None:
    (tmp_path / 'a.png').write_bytes(png_head(9000, 9000))
    (tmp_path / 'b.png').write_bytes(png_head(100_000, 100_000))
    assert slug_of(tmp_path, 'a.png') == slug_of(tmp_path, 'b.png') == 'image.too-large'


def test_a_misnamed_file_is_suggested(tmp_path: Path) -> None:
    (tmp_path / 'figures').mkdir()
    image_file(tmp_path / 'figures' / 'Balance.png', 'PNG')
    _, (refusal,) = read_picture(Shelf(tmp_path, tmp_path), 'figures/balance.jpg')
    assert dict(refusal.arguments)['meant'] == 'figures/Balance.png'


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_damaged_images_are_refused_or_measured(tmp_path: Path, data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(['PNG', 'JPEG', 'GIF', 'TIFF']))
    path = image_file(tmp_path / 'a.png', kind)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path.write_bytes(bytes(content[: data.draw(st.integers(0, len(content)))]))
    picture, refusals = read_picture(Shelf(tmp_path, tmp_path), 'a.png')
    assert picture or refusals


@given(st.text(max_size=20))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_address_is_refused_or_read(tmp_path: Path, address: str) -> None:
    picture, refusals = read_picture(Shelf(tmp_path, tmp_path), address)
    assert picture or refusals


@pytest.mark.parametrize(
    ('address', 'slug', 'meant'),
    [
        ('C:\\Users\\office\\balance.png', 'image.elsewhere', 'figures/balance.png'),
        ('D:/图/天平 1.png', 'image.elsewhere', 'figures/天平 1.png'),
        ('\\\\server\\图\\balance.png', 'image.elsewhere', 'figures/balance.png'),
        ('~/balance.png', 'image.elsewhere', 'figures/balance.png'),
        ('figures\\balance.png', 'image.misnamed', 'figures/balance.png'),
    ],
)
def test_a_path_of_windows_is_told_with_what_to_write(
    tmp_path: Path, address: str, slug: str, meant: str
) -> None:
    picture = {'content/spring/01-safety/figures/balance.png': b''}
    [found] = read(tmp_path, {ARTICLE: f'{HEAD}![天平]({address})\n', **picture}).findings
    assert (found.slug, dict(found.arguments)['meant']) == (slug, meant)
