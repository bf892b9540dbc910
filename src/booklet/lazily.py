"""A package's public names -> each imported when it is first asked for, so that nobody pays for all."""

import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator, Mapping


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` (PEP 562) of `package`: name -> what its module in `homes` calls so.

    For packages of which an unchanged build needs a corner; `if TYPE_CHECKING` beside it tells the types.
    """

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(f'module {package!r} has no attribute {name!r}')
        return getattr(importlib.import_module(f'{package}.{homes[name]}'), name)

    return find


@contextlib.contextmanager
def without(module: str) -> Iterator[None]:
    """Let what is imported in this block find that `module`, which it can do without, is not there.

    A module that was imported before stays what it is.
    """
    if module in sys.modules:
        yield
        return
    sys.modules[module] = None  # type: ignore[assignment]  # https://docs.python.org/3/reference/import.html
    try:
        yield
    finally:
        del sys.modules[module]
