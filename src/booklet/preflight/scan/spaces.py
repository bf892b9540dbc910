"""The colour space that a name or an array of a foreign PDF stands for (ISO 32000-1, 8.6)."""

import pikepdf
from msgspec.structs import replace

from booklet.preflight.facts import Space
from booklet.preflight.scan.objects import (
    UNREADABLE,
    TooLargeError,
    dictionary,
    elements,
    entry,
    key_of,
    name_of,
    text_of,
    unpacked,
    whole,
)

UNKNOWN = Space('unknown', 0)
GRAY = Space('DeviceGray', 1)
RGB = Space('DeviceRGB', 3)
CMYK = Space('DeviceCMYK', 4)
PATTERN = Space('Pattern', 0)

BY_NAME = {
    'DeviceGray': GRAY, 'G': GRAY, 'CalGray': Space('CalGray', 1),
    'DeviceRGB': RGB, 'RGB': RGB, 'CalRGB': Space('CalRGB', 3),
    'DeviceCMYK': CMYK, 'CMYK': CMYK, 'CalCMYK': CMYK,
    'Pattern': PATTERN,
}  # fmt: skip
"""Also the short names of inline images."""

DEFAULTS = {'DeviceGray': 'DefaultGray', 'DeviceRGB': 'DefaultRGB', 'DeviceCMYK': 'DefaultCMYK'}

MOST_DEPTH = 8


def initial(space: Space) -> tuple[float, ...]:
    """Return the colour that is current when the space is set: black, or every ink in full."""
    if space.kind in ('Separation', 'DeviceN'):
        return (1.0,) * space.components
    if space.device.kind == 'DeviceCMYK' and space.kind != 'Indexed':
        return (0.0, 0.0, 0.0, 1.0)
    return (0.0,) * (1 if space.kind == 'Indexed' else space.components)


def named_space(name: str, resources: object, depth: int = 0) -> Space:
    """Return the space of a name in a content stream, default colour spaces applied."""
    found = entry(dictionary(resources, '/ColorSpace'), f'/{name}') if name else None
    if found is not None and name not in BY_NAME:
        return space_of(found, resources, depth + 1)
    return _defaulted(BY_NAME.get(name, UNKNOWN), resources, depth)


def space_of(value: object, resources: object = None, depth: int = 0) -> Space:
    """Return the space of an object; UNKNOWN for what makes no sense."""
    if depth > MOST_DEPTH or value is None:
        return UNKNOWN
    if isinstance(value, pikepdf.Name):
        return named_space(name_of(value), resources, depth)
    parts = elements(value, 8)
    family = name_of(parts[0]) if parts else ''
    if len(parts) == 1:
        return _defaulted(BY_NAME.get(family, UNKNOWN), resources, depth)
    if not parts:
        return UNKNOWN
    return _composed(family, parts, resources, depth)


def _composed(family: str, parts: list[pikepdf.Object], resources: object, depth: int) -> Space:
    if family == 'ICCBased':
        count = whole(entry(parts[1], '/N'))
        return Space('ICCBased', count if count in (1, 3, 4) else 0)
    if family in ('CalGray', 'CalRGB', 'Lab'):
        return Space(family, 1 if family == 'CalGray' else 3)
    if family == 'Pattern':
        return Space('Pattern', 0, space_of(parts[1], resources, depth + 1))
    if family in ('Indexed', 'I') and len(parts) > 3:
        base = space_of(parts[1], resources, depth + 1)
        return Space('Indexed', 1, base, palette=_palette(parts[3], base))
    if family == 'Separation' and len(parts) > 2:
        return Space('Separation', 1, space_of(parts[2], resources, depth + 1), (name_of(parts[1]),))
    if family == 'DeviceN' and len(parts) > 2:
        names = tuple(name_of(each) or text_of(each) for each in elements(parts[1], 32))
        return Space('DeviceN', len(names), space_of(parts[2], resources, depth + 1), names)
    return _defaulted(BY_NAME.get(family, UNKNOWN), resources, depth)


def _palette(value: object, base: Space) -> bytes:
    try:
        found = unpacked(value) if isinstance(value, pikepdf.Stream) else bytes(value)  # type: ignore[call-overload]
    except (*UNREADABLE, TooLargeError):
        return b''
    return bytes(found[: 256 * max(base.components, 1)])


def _defaulted(space: Space, resources: object, depth: int) -> Space:
    """Return what the page says a device space stands for (ISO 32000-1, 8.6.5.6)."""
    default = DEFAULTS.get(space.kind)
    found = entry(dictionary(resources, '/ColorSpace'), f'/{default}') if default and resources else None
    if found is None or depth > 1:
        return space
    resolved = space_of(found, None, depth + 1)
    return replace(resolved) if resolved.components == space.components else space


class Spaces:
    """Spaces resolved once each: by object number, or by name within one dictionary of resources."""

    def __init__(self) -> None:
        self._known: dict[object, Space] = {}

    def named(self, name: str, resources: object) -> Space:
        """Return the space of a name."""
        holder = key_of(resources)
        if holder == (0, 0):
            return named_space(name, resources)
        key = (holder, name)
        if key not in self._known:
            self._known[key] = named_space(name, resources)
        return self._known[key]
