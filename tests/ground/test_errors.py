"""Exceptions carry an exit code and words in both languages, and survive the way between processes."""

import pickle

import pytest

from booklet.errors import (
    BookletError,
    ExitCode,
    InterruptedRunError,
    InvalidOutputError,
    MissingOnMachineError,
    UsageError,
)
from booklet.language import Words

CODES: list[tuple[type[BookletError], int]] = [
    (BookletError, 70),
    (UsageError, 2),
    (MissingOnMachineError, 3),
    (InvalidOutputError, 4),
    (InterruptedRunError, 130),
]


@pytest.mark.parametrize(('kind', 'code'), CODES)
def test_each_class_has_its_exit_code(kind: type[BookletError], code: int) -> None:
    assert kind.exit_code == code


def test_the_exit_codes_are_those_of_the_manual() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        'DONE': 0,
        'FINDINGS': 1,
        'USAGE': 2,
        'MISSING': 3,
        'INVALID_OUTPUT': 4,
        'BUG': 70,
        'INTERRUPTED': 130,
    }


@pytest.mark.parametrize('kind', [kind for kind, _ in CODES])
def test_an_exception_comes_back_whole_from_another_process(kind: type[BookletError]) -> None:
    error = kind(Words("no font", "缺少字体"), Words("install it", "请安装"))
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert (back.words, back.hint) == (error.words, error.hint)


def test_the_message_is_the_trouble_and_then_the_way_out() -> None:
    error = UsageError(Words("no such semester", "没有这个学期"), Words("begin one", "先新建一个"))
    assert error.message('zh') == '没有这个学期\n先新建一个'
    assert str(error) == 'no such semester\nbegin one'
