"""Why a picture cannot be printed as it was meant."""

from msgspec import Struct


class Fault(Struct, frozen=True):
    """A slug and its arguments, without the picture's name, which only the text knows."""

    slug: str
    arguments: tuple[tuple[str, str], ...] = ()
