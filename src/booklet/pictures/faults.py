"""Why a picture cannot be printed as it was meant."""

from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A slug and its arguments, without the picture's name, which only the text knows."""

    slug: str
    arguments: tuple[tuple[str, str], ...] = ()
