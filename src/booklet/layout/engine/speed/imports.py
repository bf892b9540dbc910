"""Modules that WeasyPrint imports and a booklet hardly ever uses are imported when they are used.

`fontTools` serves old HarfBuzz, variable faces and web fonts; prepared faces are none of that. A booklet has
no network to fetch from with `urllib.request` and `email`. `PIL` and `weasyprint.svg` are for pictures.
Together they are a quarter of the time until a worker has loaded the engine (32 of 121 ms).
"""

import contextlib
import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

_LATE: Final = (
    'fontTools', 'fontTools.subset', 'fontTools.ttLib', 'fontTools.ttLib.ttFont', 'fontTools.ttLib.woff2',
    'fontTools.varLib', 'fontTools.varLib.instancer',
    'email.message', 'importlib.resources', 'mimetypes', 'urllib.request', 'uuid', 'weasyprint.svg',
)
_PICTURES: Final = (
    'PIL', 'PIL.EpsImagePlugin', 'PIL.Image', 'PIL.ImageCms', 'PIL.ImageFile', 'PIL.ImageOps',
)
"""All or none of these: WeasyPrint sets in the one how the other reads."""
_is_importing: list[bool] = [False]
_set: dict[tuple[str, str], Any] = {}
"""Module and name -> what WeasyPrint set there: `ImageFile.LOAD_TRUNCATED_IMAGES`."""


@contextlib.contextmanager
def late_imports() -> Iterator[None]:
    """Let what is imported in this block get stand-ins that import their modules when they are used."""
    wanted = _LATE if 'PIL' in sys.modules else (*_LATE, *_PICTURES)
    missing = {name: _Later(name) for name in wanted if name not in sys.modules}
    sys.modules.update(missing)
    _is_importing[0] = True
    try:
        yield
    finally:
        _is_importing[0] = False
        for name in missing:
            _remove(name)


class _Later(ModuleType):
    """A module that is not imported yet: what is taken from it meanwhile are stand-ins, too."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith('__'):
            raise AttributeError(name)
        if not _is_importing[0]:
            return getattr(_load(self), name)
        inner = sys.modules.get(f'{self.__name__}.{name}')
        made = inner or _OWN.get((self.__name__, name)) or _stand_in(self, name)
        vars(self)[name] = made
        return made

    def __setattr__(self, name: str, value: Any) -> None:
        _set[self.__name__, name] = value


def _stand_in(module: _Later, name: str) -> type:
    """Return a class whose call is the call of what `module` calls `name`: a class or a function.

    A class, because `isinstance` and `except` want one. What WeasyPrint makes while it is imported is made
    when it is asked for something.
    """

    def make(_: type, *arguments: Any, **options: Any) -> Any:
        call: Callable[[], Any] = lambda: getattr(_load(module), name)(*arguments, **options)  # noqa: E731
        return _Made(call) if _is_importing[0] else call()

    bases = (Exception,) if name.endswith('Error') else ()
    return type(name, bases, {'__new__': make, 'home': module})


class _Made:
    """Something made of a module that is not imported yet."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make

    def __getattr__(self, name: str) -> Any:
        return getattr(self.make(), name)


class _Opener:
    """An opener of `urllib.request`, for WeasyPrint's fetcher to inherit from; opens as one of there."""

    def __init__(self) -> None:
        self._handlers: list[Any] = []

    def add_handler(self, handler: Any) -> None:
        """Keep a handler until something is opened."""
        self._handlers.append(handler)

    def open(self, *arguments: Any, **options: Any) -> Any:
        """Open as `OpenerDirector.open` does."""
        opener = importlib.import_module('urllib.request').OpenerDirector()
        for each in self._handlers:
            opener.add_handler(each.make() if isinstance(each, _Made) else each)
        return opener.open(*arguments, **options)


def _files(package: Any) -> Any:
    """Return the folder of a package, as `importlib.resources.files` does.

    Raise TypeError for a package without `__init__`, as it did before Python 3.10; pyphen, which has one,
    knows that and finds its folder by itself.
    """
    module = importlib.import_module(package) if isinstance(package, str) else package
    if module.__file__ is None:
        raise TypeError(module.__name__)
    folder = Path(module.__file__).parent
    if folder.is_dir():
        return folder
    _remove('importlib.resources')
    return importlib.import_module('importlib.resources').files(package)


_OWN: Final[dict[tuple[str, str], Any]] = {
    ('urllib.request', 'OpenerDirector'): _Opener,
    ('importlib.resources', 'files'): _files,
}
"""What is needed at once, or inherited from."""


def _load(later: _Later) -> ModuleType:
    """Import the module itself and put it, and what is in it, in the place of all stand-ins."""
    module = importlib.import_module(later.__name__)
    for place in [each for each in _set if each[0].partition('.')[0] == later.__name__.partition('.')[0]]:
        setattr(importlib.import_module(place[0]), place[1], _set.pop(place))
    for user in [each for name, each in sys.modules.items() if name.startswith('weasyprint')]:
        for name, value in list(vars(user).items()):
            if value is later:
                setattr(user, name, module)
            elif isinstance(value, type) and value.__dict__.get('home') is later:
                setattr(user, name, getattr(module, name))
    return module


def _remove(name: str) -> None:
    """Forget a stand-in, so that everybody else imports the module itself."""
    if isinstance(sys.modules.get(name), _Later):
        del sys.modules[name]
    package, _, short = name.rpartition('.')
    if isinstance(vars(sys.modules.get(package, ModuleType(''))).get(short), _Later):
        delattr(sys.modules[package], short)
