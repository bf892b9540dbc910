"""What a build depends on: only what it reads, and never more than that."""

import os
from pathlib import Path

import pytest

from booklet.errors import UsageError
from booklet.files import digest
from booklet.project.settings import DEFAULT_THEME, Project
from booklet.results.fingerprint import take_inventory


def inventory(root: Path, **files: bytes) -> dict[str, str]:
    for name, content in files.items():
        path = root / name.replace('__', '/').replace('_', '.')
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return take_inventory(Project(root, DEFAULT_THEME, (root / 'styles',)), 'spring', ())


def test_texts_and_pictures_count_and_nothing_else_is_read(tmp_path: Path) -> None:
    found = inventory(tmp_path, content__spring__a_md=b'a', content__spring__a_png=b'b', styles__a_css=b'c')
    assert found['content/spring/a.md'] == digest(b'a')
    assert {name for name in found if not name.startswith(':')} == {
        'content/spring/a.md', 'content/spring/a.png', 'styles/a.css',
    }  # fmt: skip
    film = tmp_path / 'content/spring/film.mp4'
    with film.open('wb') as stream:
        stream.truncate(1 << 40)
    os.mkfifo(tmp_path / 'content/spring/pipe.md')
    (tmp_path / 'content/spring/out.md').symlink_to('/etc/hostname')
    again = inventory(tmp_path)
    assert {name for name in again if again[name] != found.get(name)} == {':others'}


@pytest.mark.parametrize('target', ['/etc/hostname', 'pipe'])
def test_a_style_that_cannot_be_read_stops_the_build(tmp_path: Path, target: str) -> None:
    (tmp_path / 'styles').mkdir()
    if target == 'pipe':
        os.mkfifo(tmp_path / 'styles/own.css')
    else:
        (tmp_path / 'styles/own.css').symlink_to(target)
    with pytest.raises(UsageError, match=r'own\.css'):
        inventory(tmp_path)
