from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from booklet.layout.engine.fetch import AssetRoots
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts.faces import FontSet

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><image href="inner.png"/></svg>'
CSS = 'p { background: url(styles/rule.svg) }'
HTML = '<img src="https://booklet.invalid/content/a.svg">'
Key = Callable[..., str]


@pytest.fixture
def key(root: Path, fontset: FontSet) -> Key:
    (root / 'content/a.svg').write_text(SVG, encoding='utf-8')
    (root / 'content/inner.png').write_bytes(b'png')
    (root / 'styles/rule.svg').write_text('<svg/>', encoding='utf-8')

    def make(html: str = HTML, css: str = CSS, fonts: FontSet = fontset) -> str:
        return KeyMaker(css, AssetRoots(root, (root / 'styles',)), fonts).key(html)

    return make


def test_equal_input_gives_the_same_key(key: Key) -> None:
    assert key() == key()


@pytest.mark.parametrize('name', ['content/a.svg', 'content/inner.png', 'styles/rule.svg'])
def test_a_changed_or_lost_file_changes_the_key(key: Key, root: Path, name: str) -> None:
    before = key()
    (root / name).write_text(f'<!-- --> {SVG}', encoding='utf-8')
    changed = key()
    (root / name).unlink()
    assert len({before, changed, key()}) == 3


def test_html_style_sheet_and_fonts_change_the_key(key: Key, fontset: FontSet) -> None:
    other = replace(fontset, faces=(replace(fontset.faces[0], digest='0' * 64), *fontset.faces[1:]))
    assert len({key(), key(html=f'{HTML} '), key(css='p { color: red }'), key(fonts=other)}) == 4


@pytest.mark.parametrize(('reference', 'name'), [
    ('<img src="https://booklet.invalid/content/图 (1).png">', '图 (1).png'),
    ('<img src="https://booklet.invalid/content/%E5%9B%BE%20%281%29.png">', '图 (1).png'),
    ("<img alt='' src='https://booklet.invalid/content/a.png'>", 'a.png'),
    ('<img src=https://booklet.invalid/content/a.png>', 'a.png'),
    ('<img src="https://booklet.invalid/content/a&amp;b.png">', 'a&b.png'),
    ('<i style="background: url(&quot;content/a.png&quot;)">', 'a.png'),
    ('<i style="background: url( content/a.png )">', 'a.png'),
    ('<image xlink:href="content/a.png#part"/>', 'a.png'),
])
def test_files_are_found_however_they_are_written(key: Key, root: Path, reference: str, name: str) -> None:
    before = key(html=reference)
    (root / 'content' / name).write_bytes(b'new')
    assert key(html=reference) != before


def test_a_file_that_is_not_referred_to_does_not_matter(key: Key, root: Path) -> None:
    before = key()
    (root / 'content/other.svg').write_text(SVG, encoding='utf-8')
    assert key() == before


def test_a_picture_that_names_itself_ends(key: Key, root: Path) -> None:
    (root / 'content/a.svg').write_text('<svg><use href="a.svg#x"/></svg>', encoding='utf-8')
    assert key()
