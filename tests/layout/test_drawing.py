"""SVG figures are drawn as the booklet prints them."""

import io
from pathlib import Path

from PIL import Image

from booklet.executor import Workers
from booklet.layout.drawing import LONG_SIDE, draw
from booklet.layout.fonts import FontSet
from booklet.model.blocks import Picture
from booklet.project.settings import DEFAULT_THEME, Project
from booklet.store import Store

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
    '<rect width="200" height="100" fill="#fff"/>'
    '<rect x="100" width="100" height="100" fill="#7A1F1F"/></svg>'
)


def test_a_drawing_becomes_a_picture_of_its_shape(tmp_path: Path, fontset: FontSet) -> None:
    (tmp_path / 'content').mkdir()
    (tmp_path / 'content' / 'a.svg').write_text(SVG)
    picture = Picture('content/a.svg', 200, 100, 'x')
    project, store = Project(tmp_path, DEFAULT_THEME, ()), Store(tmp_path / 'cache')
    with Workers(1) as workers:
        drawn = draw([picture], project, fontset, workers, store)
    image = Image.open(io.BytesIO(drawn['content/a.svg']))
    assert image.size in {(LONG_SIDE, LONG_SIDE // 2), (LONG_SIDE, LONG_SIDE // 2 + 1)}
    assert image.getpixel((LONG_SIDE // 4, 400)) == (255, 255, 255)
    assert image.getpixel((3 * LONG_SIDE // 4, 400)) == (0x7A, 0x1F, 0x1F)
    with Workers(1) as workers:
        assert draw([picture], project, fontset, workers, store) == drawn
