"""SVG figures are drawn as the booklet prints them."""

import io
from pathlib import Path

from PIL import Image

from booklet.executor import Here, Machine
from booklet.layout.drawing import LONG_SIDE, draw, rasterise
from booklet.layout.engine.fetch import AssetRoots
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts.faces import FontSet
from booklet.layout.fonts.rules import font_css
from booklet.model.blocks import Picture
from booklet.project.settings import DEFAULT_THEME, Project
from booklet.store import Store

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">'
    '<rect width="200" height="100" fill="#fff"/>'
    '<rect x="100" width="100" height="100" fill="#7A1F1F"/></svg>'
)


def test_a_drawing_becomes_a_picture_of_its_shape(tmp_path: Path, fontset: FontSet, machine: Machine) -> None:
    (tmp_path / 'content').mkdir()
    (tmp_path / 'content' / 'a.svg').write_text(SVG)
    picture = Picture('content/a.svg', 200, 100, 'x')
    project, store = Project(tmp_path, DEFAULT_THEME, ()), Store(tmp_path / 'cache')
    drawn = draw([picture], project, fontset, Here(machine), store)
    image = Image.open(io.BytesIO(drawn['content/a.svg']))
    assert image.size in {(LONG_SIDE, LONG_SIDE // 2), (LONG_SIDE, LONG_SIDE // 2 + 1)}
    assert image.getpixel((LONG_SIDE // 4, 400)) == (255, 255, 255)
    assert image.getpixel((3 * LONG_SIDE // 4, 400)) == (0x7A, 0x1F, 0x1F)
    assert draw([picture], project, fontset, Here(machine), store) == drawn


def test_what_fails_half_way_leaves_the_rest_of_the_page_as_it_was(
    tmp_path: Path, fontset: FontSet, machine: Machine
) -> None:
    """A state that was pushed and not popped would move all that follows."""
    (tmp_path / 'content').mkdir()
    bad = '<rect width="20" height="20"/><g transform="translate(90, 90)"><g transform="rotate(a)"/></g>'
    (tmp_path / 'content' / 'a.svg').write_text(SVG.replace('<rect', bad + '<rect', 1))
    keys = KeyMaker(font_css(fontset), AssetRoots(tmp_path, ()), fontset)
    page = (
        '<style>@page { size: 100px 100px; margin: 0 } body { margin: 0 } '
        'img, div { display: block; height: 50px; width: 50px }'
        'div { background: #7A1F1F }</style><img src="https://booklet.invalid/content/a.svg"><div></div>'
    )
    result = lay_out_section(keys.job('a', page), machine)
    assert [(each.slug, dict(each.arguments)['address']) for each in result.troubles] == [
        ('layout.picture-failed', 'content/a.svg')
    ]
    image = Image.open(io.BytesIO(rasterise(result.pdf)))
    assert image.getpixel((LONG_SIDE // 4, LONG_SIDE // 4)) == (255, 255, 255)
    assert image.getpixel((LONG_SIDE // 4, 3 * LONG_SIDE // 4)) == (0x7A, 0x1F, 0x1F)
