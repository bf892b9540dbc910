"""A package's public names -> each imported when it is first asked for, so that nobody pays for all."""

import importlib
from collections.abc import Callable, Mapping


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` (PEP 562) of `package`: name -> what its module in `homes` calls so.

    For packages of which an unchanged build needs a corner; `if TYPE_CHECKING` beside it tells the types.
    """

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(f'module {package!r} has no attribute {name!r}')
        return getattr(importlib.import_module(f'{package}.{homes[name]}'), name)

    return find
