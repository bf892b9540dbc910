"""A run of values that is made when somebody first looks into it."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, overload

T = TypeVar('T')


class Kept(Sequence[T]):
    """Stands for the tuple that `make` gives: equal to it, hashed and shown like it.

    After an edit nobody looks into most texts, and making their values would take longer than laying out the
    one that changed. Made once; `make` is pure and pickles, and another process makes the tuple for itself.
    """

    __slots__ = ('_made', '_make', 'key')

    def __init__(
        self, make: Callable[[], tuple[T, ...]], key: str = '', made: tuple[T, ...] | None = None
    ) -> None:
        """Take what makes the tuple, and its key: equal keys mean equal tuples; empty when it has none."""
        self._make = make
        self._made = made
        self.key = key

    @property
    def is_made(self) -> bool:
        """Tell whether somebody has looked into it, or it never was in the store."""
        return self._made is not None

    def _items(self) -> tuple[T, ...]:
        if self._made is None:
            self._made = self._make()
        return self._made

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._items()[index]

    def __len__(self) -> int:
        return len(self._items())

    def __iter__(self) -> Iterator[T]:
        return iter(self._items())

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Kept):
            return bool(self.key and self.key == other.key) or self._items() == other._items()
        return self._items() == other

    def __hash__(self) -> int:
        return hash(self._items())

    def __repr__(self) -> str:
        return repr(self._items())

    def __reduce__(self) -> tuple[type['Kept[T]'], tuple[Callable[[], tuple[T, ...]], str]]:
        return Kept, (self._make, self.key)
