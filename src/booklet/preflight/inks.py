"""A colour -> the inks it prints with: pure arithmetic over colour spaces."""

import functools
from collections.abc import Mapping

from booklet.preflight.facts import Colour, Space

PROCESS = ('Cyan', 'Magenta', 'Yellow', 'Black')
BLACK_ONLY = frozenset({'Black'})

RGB_KINDS = ('DeviceRGB', 'CalRGB')


@functools.lru_cache(maxsize=4096)
def inks_of(colour: Colour) -> Mapping[str, float]:
    """Return ink -> share from 0 to 1; `RGB` or `Lab` stands for what the shop must convert.

    ICC colours of four or one component count as they would in the device space of as many components.
    """
    return {ink: share for ink, share in _inks(colour.space, colour.values).items() if share > 0.0005}


def total_ink(colour: Colour) -> float:
    """Return percent of all inks together; 0 for what must be converted first."""
    return 100 * sum(share for ink, share in inks_of(colour).items() if ink not in ('RGB', 'Lab'))


def is_converted(space: Space) -> bool:
    """Tell whether the shop must convert such colours to its inks."""
    kind, device = space.device.kind, space.device
    return kind in ('CalRGB', 'Lab', 'DeviceRGB') or (kind == 'ICCBased' and device.components == 3)


def is_white(colour: Colour) -> bool:
    """Tell whether it leaves the paper as it is."""
    device = colour.space.device
    if is_converted(device):
        return device.kind != 'Lab' and colour.space.kind != 'Indexed' and min(colour.values, default=0) >= 1
    return not inks_of(colour) and bool(colour.values) and device.kind != 'unknown'


def possible_inks(space: Space) -> frozenset[str]:
    """Return the inks that something in this space may use."""
    device = space.device
    is_gray = device.components == 1 and not device.names
    return frozenset(_inks(device, (0.0,) if is_gray else (1.0,) * device.components))


def _inks(space: Space, values: tuple[float, ...]) -> dict[str, float]:
    if space.kind == 'Indexed':
        return _inks_of_index(space, values)
    if space.kind == 'Pattern':
        return _inks(space.base, values) if space.base else {}
    if space.kind in ('Separation', 'DeviceN'):
        return _named_inks(space.names, values)
    if space.kind == 'Lab':
        return {'Lab': 1.0}
    if space.components == 1 and values:
        return {'Black': 1 - _unit(values[0])}
    if space.components == 3:
        return {'RGB': 1.0 - min(map(_unit, values), default=0.0)}
    return dict(zip(PROCESS, map(_unit, values), strict=False))


def _named_inks(names: tuple[str, ...], values: tuple[float, ...]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in zip(names, map(_unit, values), strict=False):
        if name == 'All':
            found.update(dict.fromkeys(PROCESS, value))
        elif name != 'None':
            found[name] = max(value, found.get(name, 0.0))
    return found


def _inks_of_index(space: Space, values: tuple[float, ...]) -> dict[str, float]:
    base = space.base
    if base is None or not values:
        return {}
    start = max(int(values[0]), 0) * base.components
    return _inks(base, tuple(byte / 255 for byte in space.palette[start : start + base.components]))


def _unit(value: float) -> float:
    return min(max(value, 0.0), 1.0)
