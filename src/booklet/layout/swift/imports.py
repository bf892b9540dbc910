"""Modules that WeasyPrint imports and a booklet never uses are imported when they are used.

`fontTools.subset` and the instancer of variable fonts serve old HarfBuzz and variable faces; prepared faces
are static. They bring the tables of OpenType along: a seventh of the time until a worker has laid out a page.
"""

import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any, Final

_LATE: Final = {
    'fontTools.subset': ('Options', 'Subsetter'),
    'fontTools.varLib.instancer': ('instantiateVariableFont',),
}
"""Module -> the functions and classes that are called in it."""


@contextlib.contextmanager
def late_imports() -> Iterator[None]:
    """Let what is imported in this block get functions that import their modules when they are called."""
    missing = [name for name in _LATE if name not in sys.modules]
    for name in missing:
        sys.modules[name] = _stand_in(name)
    try:
        yield
    finally:
        for name in missing:
            _remove(name)


def _stand_in(name: str) -> ModuleType:
    module = ModuleType(name)
    for function in _LATE[name]:
        setattr(module, function, _caller(name, function))
    return module


def _caller(module: str, function: str) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        return getattr(importlib.import_module(module), function)(*arguments, **options)

    return call


def _remove(name: str) -> None:
    """Forget a stand-in, so that everybody else imports the module itself."""
    del sys.modules[name]
    package, _, short = name.rpartition('.')
    if package in sys.modules:
        vars(sys.modules[package]).pop(short, None)
