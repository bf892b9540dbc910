from pathlib import Path

import pytest

from booklet.layout.engine import fetch
from booklet.layout.engine.fetch import (
    AssetRoots,
    RefusedError,
    Resources,
    find_file,
    read_file,
    read_resource,
)


@pytest.fixture
def roots(tmp_path: Path) -> AssetRoots:
    project, ours, fonts = tmp_path / 'project', tmp_path / 'ours', tmp_path / 'fonts'
    for file in (
        project / 'content/2026/figures/a b.svg', project / 'styles/own.css', project / 'booklet.toml',
        ours / 'own.css', ours / 'ours.css', fonts / 'faces/A.otf', fonts / 'fonts.conf', tmp_path / 'secret',
    ):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(file.name, encoding='utf-8')
    return AssetRoots(project, (project / 'styles', ours))


def test_pictures_and_style_sheets_are_found(roots: AssetRoots) -> None:
    names = ('content/2026/figures/a%20b.svg', 'styles/own.css', 'styles/ours.css')
    contents = [read_file(f'https://booklet.invalid/{name}', roots) for name in names]
    assert contents == [b'a b.svg', b'own.css', b'ours.css']
    assert find_file('https://booklet.invalid/styles/own.css', roots).parent.parent.name == 'project'


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
def test_everything_else_is_refused(roots: AssetRoots, tmp_path: Path, address: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read_file(address, roots)
    assert caught.value.slug == 'layout.resource-refused'
    resource = read_resource(address, roots)
    for known in ((), (resource,)):
        with pytest.raises(RefusedError):
            Resources(known, tmp_path / 'fonts').read(address)


def test_what_was_read_is_served_anywhere_and_faces_come_from_the_machine(
    roots: AssetRoots, tmp_path: Path
) -> None:
    address = 'https://booklet.invalid/content/2026/figures/a%20b.svg'
    served = Resources((read_resource(address, roots),), tmp_path / 'fonts')
    (roots.root / 'content/2026/figures/a b.svg').unlink()
    assert served.read(address) == served.read(address.replace('%20', ' ')) == b'a b.svg'
    assert served.read('https://booklet.invalid/fonts/A.otf') == b'A.otf'
    with pytest.raises(RefusedError, match='missing'):
        served.read('https://booklet.invalid/content/2026/figures/c.svg')


def test_a_symbolic_link_that_leaves_the_project_is_refused(roots: AssetRoots, tmp_path: Path) -> None:
    (roots.root / 'content/out.svg').symlink_to(tmp_path / 'secret')
    (roots.root / 'content/away').symlink_to(tmp_path)
    for name in ('out.svg', 'away/secret'):
        with pytest.raises(RefusedError, match='refused'):
            read_file(f'https://booklet.invalid/content/{name}', roots)


def test_a_symbolic_link_inside_the_content_is_followed(roots: AssetRoots) -> None:
    (roots.root / 'content/b.svg').symlink_to(roots.root / 'content/2026/figures/a b.svg')
    assert read_file('https://booklet.invalid/content/b.svg', roots) == b'a b.svg'


def test_a_missing_file_and_a_folder_are_missing(roots: AssetRoots) -> None:
    for name in ('content/none.png', 'content/2026', 'styles/none.css', f'content/{"x" * 300}.png'):
        with pytest.raises(RefusedError, match='missing'):
            read_file(f'https://booklet.invalid/{name}', roots)


def test_a_file_that_is_too_large_is_not_read(roots: AssetRoots, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, 'LIMIT', 1)
    (roots.root / 'content/big.png').write_bytes(b'x' * (1024 * 1024 + 1))
    with pytest.raises(RefusedError, match='large'):
        read_file('https://booklet.invalid/content/big.png', roots)
    (roots.root / 'content/fits.png').write_bytes(b'x' * 1024 * 1024)
    assert len(read_file('https://booklet.invalid/content/fits.png', roots)) == 1024 * 1024


def test_a_long_address_is_shortened_for_the_finding(roots: AssetRoots) -> None:
    with pytest.raises(RefusedError) as caught:
        read_file('data:image/png;base64,' + 'A' * 10000, roots)
    assert len(caught.value.address) < 130
