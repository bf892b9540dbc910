"""A text too long for one slide -> its parts, cut where the sense allows; joined they give the text."""

from collections.abc import Callable

from booklet.deck.lines import breaks

COSTS = (('。！？!?', 0.0), ('；;', 0.05), ('：:', 0.2), ('，,', 0.15), ('、', 0.4), (' ', 0.6))
"""What it costs to end a part after one of these, as a share of the part's length; Western words end at
spaces, Han text may end anywhere for 1.
"""
EVEN = 0.3
"""What an uneven part costs beside that, for each share it is off."""
CLOSERS = '”’」』）)》〉】〕'


def split_text(text: str, has_room: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the parts of `text`, each of which has room, about equally long.

    Parts keep every character but the spaces where they were cut. A text that has room is its own part.
    """
    parts: list[str] = []
    rest = text
    while rest and not has_room(rest):
        places = breaks(rest)
        most = _most(rest, places, has_room)
        cut = _best(rest, [place for place in places if place <= most] or [most], most)
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return tuple(part for part in (*parts, rest) if part) or ('',)


def _most(text: str, places: tuple[int, ...], has_room: Callable[[str], bool]) -> int:
    """Return the longest beginning that has room: at a break, or else at any character, at least one."""
    fitting = _last(places, lambda place: has_room(text[:place].rstrip()))
    return fitting or _last(tuple(range(1, len(text))), lambda place: has_room(text[:place])) or 1


def _last(places: tuple[int, ...], is_good: Callable[[int], bool]) -> int:
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if is_good(places[middle]) else (low, middle)
    return places[low - 1] if low else 0


def _best(text: str, places: list[int], most: int) -> int:
    """Return the place that ends a clause near an even share and leaves no more parts than need be."""
    parts = -(-len(text) // most)
    share = len(text) / parts
    enough = [place for place in places if len(text) - place <= most * (parts - 1)] or places
    return min(enough, key=lambda place: (EVEN * abs(place - share) / share + break_cost(text, place), place))


def break_cost(text: str, place: int) -> float:
    """Return what it costs the reader when the text breaks there: 0 after a sentence to 1 in a clause."""
    before = text[:place].rstrip(CLOSERS)[-1:] or ' '
    return next((cost for marks, cost in COSTS if before in marks), 1.0)
