"""One finished result, in memory."""

from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A result on its way to build/<semester>/."""

    name: str
    """Relative to build/<semester>/, with `/`: `slides/01.pptx`."""
    content: bytes
    units: int
    """Pages, slides, or files of a zip."""
