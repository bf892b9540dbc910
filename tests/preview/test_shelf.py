"""The order of sessions and articles is that of their numbers."""

from pathlib import Path

from booklet.preview.shelf import move_into, put_aside, put_in_order


def files(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(name, encoding='utf-8')
    return [folder / name for name in names]


def test_numbers_change_places_and_names_stay(tmp_path: Path) -> None:
    one, two, three = files(tmp_path, '1-a.md', '2-b.md', '3-c.md')
    put_in_order([three, one, two])
    assert {path.name: path.read_text() for path in sorted(tmp_path.iterdir())} == {
        '1-c.md': '3-c.md', '2-a.md': '1-a.md', '3-b.md': '2-b.md',
    }  # fmt: skip


def test_files_without_numbers_get_some(tmp_path: Path) -> None:
    put_in_order(files(tmp_path, 'b.md', 'a.md'))
    assert sorted(path.name for path in tmp_path.iterdir()) == ['1-b.md', '2-a.md']


def test_what_is_cancelled_is_kept(tmp_path: Path) -> None:
    (path,) = files(tmp_path / 'content', '1-a.md')
    kept = put_aside(path, tmp_path / 'build' / '.history')
    assert not path.exists()
    assert kept.read_text() == '1-a.md'


def test_an_article_moves_behind_the_last(tmp_path: Path) -> None:
    (path,) = files(tmp_path / '01-x', '1-a.md')
    files(tmp_path / '02-y', '1-p.md', '4-q.md', 'session.md')
    moved = move_into(path, tmp_path / '02-y')
    assert moved == tmp_path / '02-y' / '5-a.md'


def test_an_article_with_pictures_stays(tmp_path: Path) -> None:
    (path,) = files(tmp_path / '01-x', '1-a.md')
    path.write_text('![图](figures/a.png)', encoding='utf-8')
    (tmp_path / '02-y').mkdir()
    assert move_into(path, tmp_path / '02-y') is None
    assert path.exists()
