"""`dataclass` of the standard library, with `__init__` compiled when the first value of a class is made.

The library writes six functions of each frozen class as source text and compiles them when the class is
defined: 0.4 ms for each of the hundred classes that an edit passes through. Here a class takes a tenth of
that, a new value a third; comparing and hashing take twice as long, and are rare. Values behave alike.
"""

import dataclasses
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

__all__ = ['dataclass']

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(
        *, frozen: bool = False, slots: bool = False, order: bool = False, eq: bool = True
    ) -> Callable[[type], type]:
        """Return what makes a dataclass of a class, with the options that are used here."""

        def make(cls: type) -> type:
            # Of a class without a docstring the library would make one of its signature, which takes long.
            cls.__doc__ = cls.__doc__ or cls.__name__
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
            methods = {'__init__': _first_init(made, frozen, slots), '__repr__': _repr(made)}
            methods |= _comparing(made, frozen, order) if eq else {}
            methods |= _freezing(made, slots) if frozen else {}
            for name, method in methods.items():
                if name not in made.__dict__ or (name == '__hash__' and made.__hash__ is None):
                    setattr(made, name, method)
            return made

        return make


Method = Callable[..., Any]
_UNSET: Any = object()
"""An argument that was not given, of a field whose default is made anew each time."""


def _first_init(cls: type, is_frozen: bool, has_slots: bool) -> Method:
    def init(self: Any, /, *arguments: Any, **named: Any) -> None:
        """Put the compiled one in this one's place and call it."""
        setattr(cls, '__init__', _init(cls, is_frozen, has_slots))  # noqa: B010
        getattr(cls, '__init__')(self, *arguments, **named)  # noqa: B009

    return init


def _init(cls: Any, is_frozen: bool, has_slots: bool) -> Method:
    parameters, lines = ['self'], ['pass']
    names: dict[str, Any] = {'unset_': _UNSET, 'setattr_': object.__setattr__}
    for field in dataclasses.fields(cls):
        value = field.name
        has_factory = field.default_factory is not dataclasses.MISSING
        has_default = field.default is not dataclasses.MISSING
        if has_factory or has_default:
            names[f'default_{value}'] = field.default_factory if has_factory else field.default
        if not field.init:
            if has_factory or (has_default and has_slots):
                value = f'default_{value}()' if has_factory else f'default_{value}'
            else:
                continue
        elif has_factory:
            parameters.append(f'{value}=unset_')
            value = f'default_{value}() if {value} is unset_ else {value}'
        else:
            parameters.append(f'{value}=default_{value}' if has_default else value)
        lines.append(_assignment(cls, field.name, value, is_frozen, has_slots, names))
    if hasattr(cls, '__post_init__'):
        lines.append('self.__post_init__()')
    exec(f'def __init__({", ".join(parameters)}):\n ' + '\n '.join(lines), names)
    made: Method = names['__init__']
    made.__qualname__ = f'{cls.__qualname__}.__init__'
    return made


def _assignment(
    cls: Any, name: str, value: str, is_frozen: bool, has_slots: bool, names: dict[str, Any]
) -> str:
    if not is_frozen:
        return f'self.{name} = {value}'
    if not has_slots:
        return f'setattr_(self, {name!r}, {value})'
    names[f'set_{name}'] = getattr(cls, name).__set__
    return f'set_{name}(self, {value})'


def _repr(cls: type) -> Method:
    names = [field.name for field in dataclasses.fields(cls) if field.repr]

    def show(self: Any) -> str:
        values = ', '.join(f'{name}={getattr(self, name)!r}' for name in names)
        return f'{self.__class__.__qualname__}({values})'

    return show


def _comparing(cls: Any, is_frozen: bool, has_order: bool) -> dict[str, Method | None]:
    compared = _getter([field.name for field in dataclasses.fields(cls) if field.compare])

    def by(compare: Callable[[Any, Any], bool]) -> Method:
        def method(self: Any, other: object) -> Any:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return compare(compared(self), compared(other))

        return method

    methods: dict[str, Method | None] = {'__eq__': by(operator.eq)}
    methods['__hash__'] = (lambda self: hash(compared(self))) if is_frozen else None
    for name in ('lt', 'le', 'gt', 'ge') if has_order else ():
        methods[f'__{name}__'] = by(getattr(operator, name))
    return methods


def _getter(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what gives the values of some attributes as a tuple."""
    get = operator.attrgetter(*names) if names else None
    if get is None:
        return lambda _: ()
    return get if len(names) > 1 else lambda self: (get(self),)


def _freezing(cls: Any, has_slots: bool) -> dict[str, Method]:
    """Return what keeps a value from being changed, and what pickles it all the same."""
    names = [field.name for field in dataclasses.fields(cls)]

    def assign(self: Any, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f'cannot assign to field {name!r}')
        super(cls, self).__setattr__(name, value)

    def delete(self: Any, name: str) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f'cannot delete field {name!r}')
        super(cls, self).__delattr__(name)

    def state(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def restore(self: Any, values: list[Any]) -> None:
        for name, value in zip(names, values, strict=True):
            object.__setattr__(self, name, value)

    methods: dict[str, Method] = {'__setattr__': assign, '__delattr__': delete}
    return methods | ({'__getstate__': state, '__setstate__': restore} if has_slots else {})
