import os
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.store import Store

KEY = 'ab' + 'c' * 62


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put(KEY, {'pages': 3, 'title': '废液分类'}, b'\x00blob')
    assert Store(tmp_path).has(KEY)
    assert Store(tmp_path).get(KEY) == ({'pages': 3, 'title': '废液分类'}, b'\x00blob')


def test_an_unknown_key_gives_nothing(tmp_path: Path) -> None:
    assert Store(tmp_path / 'not-there').get(KEY) is None
    assert not Store(tmp_path / 'not-there').has(KEY)


@settings(max_examples=30, deadline=None)
@given(at=st.integers(min_value=0, max_value=80), cut=st.booleans())
def test_a_damaged_entry_counts_as_none(tmp_path_factory, at: int, cut: bool) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path_factory.mktemp('store')
    store = Store(folder)
    store.put(KEY, {'pages': 3}, b'%PDF-1.7 and more of it, so that the entry is long enough')
    file = next(folder.glob('*/*'))
    content = bytearray(file.read_bytes())
    content[at] ^= 0xFF
    file.write_bytes(content[:at] if cut else content)
    assert store.get(KEY) is None


def test_a_folder_that_cannot_be_written_only_costs_the_entry(tmp_path: Path) -> None:
    (tmp_path / 'file').write_text('in the way', encoding='utf-8')
    store = Store(tmp_path / 'file')
    store.put(KEY, {}, b'')
    assert store.get(KEY) is None


def test_trimming_removes_what_was_used_longest_ago(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=2500)
    keys = [f'{number:02}' + 'e' * 62 for number in range(3)]
    for age, key in enumerate(keys):
        store.put(key, {}, b'x' * 1000)
        file = tmp_path / key[:2] / key[2:]
        os.utime(file, (1000 + age, 1000 + age))
    assert store.get(keys[0]) is not None
    store.trim()
    assert [store.get(key) is not None for key in keys] == [True, False, True]


def test_trimming_also_removes_what_a_killed_build_left(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=100)
    (tmp_path / 'ab').mkdir()
    (tmp_path / 'ab' / '.half.part').write_bytes(b'x' * 1000)
    store.trim()
    assert list(tmp_path.glob('*/*')) == []
