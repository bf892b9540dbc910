"""Our dataclasses are those of the standard library, made sooner."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, astuple, field, fields, replace
from typing import Any

import pytest

from booklet import values

Decorator = Callable[..., Callable[[type], type]]


def classes(decorate: Decorator) -> tuple[Any, ...]:
    """Return classes of every shape that we use, made by `decorate`."""

    @decorate(frozen=True, slots=True)
    class Plain:
        """Has all kinds of defaults."""

        first: int
        second: str = 'two'
        third: list[int] = field(default_factory=list, compare=False)
        fourth: int = field(default=4, repr=False)

    @decorate(frozen=True, slots=True)
    class Computed:
        text: str
        length: int = field(init=False, compare=False)
        parts: list[str] = field(init=False, default_factory=list, compare=False)
        size: int = field(init=False, default=3)

        def __post_init__(self) -> None:
            object.__setattr__(self, 'length', len(self.text))

    @decorate(frozen=True, slots=True, order=True)
    class Ordered:
        one: int
        two: int = 2

    @decorate(slots=True)
    class Mutable:
        one: int
        rest: list[int] = field(default_factory=list)

    @decorate(frozen=True)
    class Loose:
        one: int
        two: int = 2

    @decorate(frozen=True, slots=True)
    class Empty:
        pass

    @decorate(frozen=True, slots=True, eq=False)
    class Alone:
        one: int

        def __repr__(self) -> str:
            return 'alone'

    return Plain, Computed, Ordered, Mutable, Loose, Empty, Alone


OURS, THEIRS = classes(values.dataclass), classes(dataclasses.dataclass)
ARGUMENTS: tuple[tuple[Any, ...], ...] = ((1,), ('abc',), (1, 2), (1,), (1,), (), (1,))
CASES = list(zip(OURS, THEIRS, ARGUMENTS, strict=True))
NAMED = {f'{each.__name__}': each for each in OURS}
globals().update(NAMED)
for _each in OURS:
    _each.__qualname__ = _each.__name__  # pickles by its name in this module


@pytest.mark.parametrize(('ours', 'theirs', 'arguments'), CASES)
def test_they_are_made_and_shown_alike(ours: Any, theirs: Any, arguments: tuple[Any, ...]) -> None:
    mine, other = ours(*arguments), theirs(*arguments)
    assert repr(mine) == repr(other).replace('classes.<locals>.', '')
    assert astuple(mine) == astuple(other)
    assert [each.name for each in fields(mine)] == [each.name for each in fields(other)]
    assert ours.__match_args__ == theirs.__match_args__
    assert getattr(ours, '__slots__', None) == getattr(theirs, '__slots__', None)
    assert (ours.__hash__ is None) == (theirs.__hash__ is None)


@pytest.mark.parametrize(('ours', 'theirs', 'arguments'), CASES)
def test_they_compare_and_hash_alike(ours: Any, theirs: Any, arguments: tuple[Any, ...]) -> None:
    assert (ours(*arguments) == ours(*arguments)) == (theirs(*arguments) == theirs(*arguments))
    assert ours(*arguments) != theirs(*arguments)
    if ours.__hash__ is not None and ours is not OURS[-1]:
        assert hash(ours(*arguments)) == hash(theirs(*arguments))


@pytest.mark.parametrize(('ours', 'theirs', 'arguments'), CASES)
def test_they_keep_their_values_alike(ours: Any, theirs: Any, arguments: tuple[Any, ...]) -> None:
    mine, other = ours(*arguments), theirs(*arguments)
    for name in (each.name for each in fields(ours)):
        assert _refusal(mine, name) == _refusal(other, name)
    # The library's own refuses this, by a fault of it, with TypeError where there are slots.
    assert (_refusal(mine, 'stranger')[0] is None) == (_refusal(other, 'stranger')[0] is None)
    for again in (pickle.loads(pickle.dumps(mine)), copy.copy(mine), copy.deepcopy(mine)):
        assert astuple(again) == astuple(mine)


@pytest.mark.parametrize('arguments', [{}, {'first': 1, 'fifth': 5}, {'first': 1, 'length': 3}])
def test_wrong_arguments_are_refused(arguments: dict[str, int]) -> None:
    for _ in range(2):
        with pytest.raises(TypeError):
            OURS[0](**arguments)


def test_a_default_is_made_anew_for_each_and_a_field_replaced() -> None:
    plain, ordered = OURS[0], OURS[2]
    assert plain(1).third is not plain(1).third
    assert replace(plain(1), second='x') == plain(1, 'x')
    assert plain(1, third=[1]) == plain(1, third=[2])
    assert sorted((ordered(2), ordered(1, 3), ordered(1))) == [ordered(1), ordered(1, 3), ordered(2)]
    with pytest.raises(TypeError):
        assert ordered(1) < THEIRS[2](1)


def _refusal(value: Any, name: str) -> tuple[type[Exception] | None, str]:
    try:
        setattr(value, name, 1)
    except (FrozenInstanceError, AttributeError, TypeError) as error:
        return type(error), str(error) if isinstance(error, FrozenInstanceError) else ''
    return None, ''
