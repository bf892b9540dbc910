"""While a section is laid out, garbage is collected more rarely: its boxes live until it is written anyway.

Every 700 new objects Python looks for cycles among the young, and before long among all: a twentieth of the
time that articles took, or more. Measured at 434 pages, a process grew by a seventh at most.
"""

import contextlib
import gc
from collections.abc import Iterator
from typing import Final

_YOUNG: Final = 50_000
"""New objects after which the young are looked through: a few pages of text."""


@contextlib.contextmanager
def collecting_rarely() -> Iterator[None]:
    """Collect rarely in this block, and as before after it."""
    before = gc.get_threshold()
    gc.set_threshold(max(_YOUNG, before[0]) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
