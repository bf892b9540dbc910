"""What a text is made of on its way from lines to model: elements and pieces that know where they stand."""

from collections.abc import Iterator
from dataclasses import field

from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one source line, or a soft line break (`\\n`)."""

    text: str
    start: int
    """Offset of the first character in the source."""


@dataclass(slots=True)
class Element:
    """A block, or words that are marked up, by the name that HTML has for it."""

    tag: str
    attributes: dict[str, str]
    start: int
    """Offset of its first character in the source."""
    children: 'list[Element | Piece]' = field(default_factory=list)
    end: int = 0
    """Offset behind an image."""

    @property
    def name(self) -> str:
        """The attribute `id`."""
        return self.attributes.get('id', '')

    def has_class(self, name: str) -> bool:
        """Tell whether the attribute `class` lists `name`."""
        return name in self.attributes.get('class', '').split()

    def elements(self) -> 'list[Element]':
        """Return the children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def walk(self) -> 'Iterator[Element]':
        """Yield the element and all inside it."""
        yield self
        for child in self.elements():
            yield from child.walk()
