from pathlib import Path

import pytest

from booklet.layout.engine import fetch
from booklet.layout.engine.fetch import Grounds, RefusedError, find_file, read_file


@pytest.fixture
def grounds(tmp_path: Path) -> Grounds:
    project, ours, fonts = tmp_path / 'project', tmp_path / 'ours', tmp_path / 'fonts'
    for file in (
        project / 'content/2026/figures/a b.svg', project / 'styles/own.css', project / 'booklet.toml',
        ours / 'own.css', ours / 'ours.css', fonts / 'faces/A.otf', fonts / 'fonts.conf', tmp_path / 'secret',
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(file.name, encoding='utf-8')
    return Grounds(project, (project / 'styles', ours), fonts)


def test_pictures_style_sheets_and_fonts_are_found(grounds: Grounds) -> None:
    names = ('content/2026/figures/a%20b.svg', 'styles/own.css', 'styles/ours.css', 'fonts/A.otf')
    contents = [read_file(f'https://booklet.invalid/{name}', grounds) for name in names]
    assert contents == [b'a b.svg', b'own.css', b'ours.css', b'A.otf']
    assert find_file('https://booklet.invalid/styles/own.css', grounds).parent.parent.name == 'project'


@pytest.mark.parametrize('address', [
    'http://booklet.invalid/content/2026/figures/a%20b.svg',
    'https://example.org/content/2026/figures/a%20b.svg',
    'https://booklet.invalid@example.org/content/a.svg',
    'https://user@booklet.invalid/content/a.svg',
    'https://booklet.invalid:8080/content/a.svg',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'ftp://booklet.invalid/content/a.svg',
    'https://booklet.invalid/booklet.toml',
    'https://booklet.invalid/',
    'https://booklet.invalid/content/../booklet.toml',
    'https://booklet.invalid/content/../../secret',
    'https://booklet.invalid/content/%2e%2e/%2e%2e/secret',
    'https://booklet.invalid/content//etc/passwd/../../../../secret',
    'https://booklet.invalid/styles//etc/passwd',
    'https://booklet.invalid/styles/../../secret',
    'https://booklet.invalid/fonts/../fonts.conf',
    'https://booklet.invalid/content/a%00.svg',
])
def test_everything_else_is_refused(grounds: Grounds, address: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_file(address, grounds)
    assert caught.value.slug == 'layout.resource-refused'


def test_a_symbolic_link_that_leaves_the_project_is_refused(grounds: Grounds, tmp_path: Path) -> None:
    (grounds.root / 'content/out.svg').symlink_to(tmp_path / 'secret')
    (grounds.root / 'content/away').symlink_to(tmp_path)
    for name in ('out.svg', 'away/secret'):
        with pytest.raises(RefusedError, match='refused'):
            read_file(f'https://booklet.invalid/content/{name}', grounds)


def test_a_symbolic_link_inside_the_content_is_followed(grounds: Grounds) -> None:
    (grounds.root / 'content/b.svg').symlink_to(grounds.root / 'content/2026/figures/a b.svg')
    assert read_file('https://booklet.invalid/content/b.svg', grounds) == b'a b.svg'


def test_a_missing_file_and_a_folder_are_missing(grounds: Grounds) -> None:
    for name in ('content/none.png', 'content/2026', 'styles/none.css', f'content/{"x" * 300}.png'):
        with pytest.raises(RefusedError, match='missing'):
            read_file(f'https://booklet.invalid/{name}', grounds)


def test_a_file_that_is_too_large_is_not_read(grounds: Grounds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, 'LIMIT', 1)
    (grounds.root / 'content/big.png').write_bytes(b'x' * (1024 * 1024 + 1))
    with pytest.raises(RefusedError, match='large'):
        read_file('https://booklet.invalid/content/big.png', grounds)
    (grounds.root / 'content/fits.png').write_bytes(b'x' * 1024 * 1024)
    assert len(read_file('https://booklet.invalid/content/fits.png', grounds)) == 1024 * 1024


def test_a_long_address_is_shortened_for_the_finding(grounds: Grounds) -> None:
    with pytest.raises(RefusedError) as caught:
        read_file('data:image/png;base64,' + 'A' * 10000, grounds)
    assert len(caught.value.address) < 130
