"""One server a project; the second finds the first."""

import stat
from pathlib import Path

from booklet.preview.place import Claim, Place, bound_socket, new_token


def test_the_second_start_finds_the_first(tmp_path: Path) -> None:
    first, second = Claim(tmp_path), Claim(tmp_path)
    assert first.take() is None
    first.tell(Place(20_001, 'secret'))
    assert second.take() == Place(20_001, 'secret')
    assert stat.S_IMODE((tmp_path / '.preview.json').stat().st_mode) == 0o600
    first.forget()
    third = Claim(tmp_path)
    assert third.take() is None
    third.forget()


def test_a_word_left_by_a_dead_process_is_no_claim(tmp_path: Path) -> None:
    (tmp_path / '.preview.json').write_text('{"pid": 1, "port": 1, "token": "x"}', encoding='utf-8')
    claim = Claim(tmp_path)
    assert claim.take() is None
    claim.forget()


def test_the_token_is_behind_the_hash() -> None:
    token = new_token()
    assert len(token) >= 43
    assert Place(20_001, token).address == f'http://127.0.0.1:20001/#token={token}'


def test_a_folder_has_its_port_and_a_taken_one_is_given_way(tmp_path: Path) -> None:
    first, is_usual = bound_socket(tmp_path)
    second, is_second_usual = bound_socket(tmp_path)
    try:
        assert is_usual
        assert not is_second_usual
        assert first.getsockname()[0] == '127.0.0.1'
    finally:
        first.close()
        second.close()
