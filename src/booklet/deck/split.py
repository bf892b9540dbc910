"""A text too long for one slide -> its parts, cut where the sense allows; joined they give the text."""

from collections.abc import Callable

from booklet.deck.lines import breaks
from booklet.deck.sense import break_cost

EVEN = 0.3
"""What an uneven part costs beside that, for each share it is off."""


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
