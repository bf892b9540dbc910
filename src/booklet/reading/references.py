"""References of a semester to the anchors they mean, once all names are known."""

import posixpath
from collections.abc import Mapping
from dataclasses import field, replace

from booklet.diagnostics import Finding, Place, finding
from booklet.model.inlines import (
    Dotted,
    Emphasis,
    Inline,
    Link,
    NoteCall,
    Pin,
    Reference,
    Ruby,
    Strong,
    Struck,
    Subscript,
    Superscript,
)
from booklet.model.pages import Anchor
from booklet.project import closest_name
from booklet.reading.parsed import Named
from booklet.values import dataclass

Names = Mapping[str, Mapping[str, Named]]
"""Names by file (relative to the root); the empty name is the file itself."""


@dataclass(slots=True)
class Resolver:
    """Puts anchors into the references of one file."""

    names: Names
    file: str
    findings: list[Finding] = field(default_factory=list)

    def resolve(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """Return the inlines with every reference resolved; of one that means nothing its words stay."""
        resolved: list[Inline] = []
        for inline in inlines:
            match inline:
                case Reference():
                    resolved.extend(self._reference(inline))
                case NoteCall():
                    resolved.append(replace(inline, content=self.resolve(inline.content)))
                case (
                    Strong()
                    | Emphasis()
                    | Dotted()
                    | Pin()
                    | Struck()
                    | Link()
                    | Subscript()
                    | Superscript()
                    | Ruby()
                ):
                    resolved.append(replace(inline, children=self.resolve(inline.children)))
                case _:
                    resolved.append(inline)
        return tuple(resolved)

    def _reference(self, reference: Reference) -> tuple[Inline, ...]:
        children = self.resolve(reference.children)
        path, _, name = reference.target.partition('#')
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self.file), path)) if path else self.file
        place = reference.place or Place(self.file)
        known = self.names.get(file)
        if known is None:
            self._miss(place, path, tuple(_relative(other, self.file) for other in self.names))
            return children
        if named := known.get(name):
            return (Reference(children, named.anchor, named.number, reference.place),)
        self._miss(place, f'#{name}', tuple(f'#{other}' for other in known if other))
        return children

    def _miss(self, place: Place, target: str, choices: tuple[str, ...]) -> None:
        if meant := closest_name(target, choices):
            self.findings.append(finding('reference.misspelt', place, target=target, meant=meant))
        else:
            self.findings.append(finding('reference.unknown', place, target=target))


def _relative(file: str, origin: str) -> str:
    return posixpath.relpath(file, posixpath.dirname(origin) or '.')


def file_names(anchor: Anchor, place: Place, names: Mapping[str, Named]) -> dict[str, Named]:
    """Return a file's names with the empty one for the file itself."""
    return {'': Named(anchor, '', place), **names}
