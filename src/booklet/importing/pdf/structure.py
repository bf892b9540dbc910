"""Bytes of a tagged PDF -> its structure tree as values (ISO 32000-1, 14.7 and 14.8)."""

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from booklet.values import dataclass

_DEEPEST = 100
_MOST = 200_000
"""Elements of a document that are read."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of marked content."""

    page: int
    """From 1."""
    mark: int
    """Its number on the page (MCID)."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure."""

    kind: str
    """Its standard type: `P`, `H1`, `TD` …, after the document's role map."""
    inside: 'tuple[Element | Marked, ...]'
    alt: str = ''
    columns: int = 1
    rows: int = 1

    def marks(self) -> Iterator[Marked]:
        """Yield all content in it, in order."""
        for part in self.inside:
            if isinstance(part, Marked):
                yield part
            else:
                yield from part.marks()


def read_structure(content: bytes) -> Element | None:
    """Return the root of the structure; None when the file has none that can be read."""
    try:
        with pikepdf.open(io.BytesIO(content)) as document:
            root = document.Root.get('/StructTreeRoot')
            if root is None or '/K' not in root:
                return None
            pages = {page.obj.objgen: number for number, page in enumerate(document.pages, 1)}
            return _Reader(pages, dict(root.get('/RoleMap', {}))).read(root)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError, RuntimeError):
        return None


class _Reader:
    """Reads elements; what is no element is passed over."""

    def __init__(self, pages: dict[tuple[int, int], int], roles: dict[str, Any]) -> None:
        self._pages = pages
        self._roles = roles
        self._count = 0

    def read(self, root: Any) -> Element:
        """Return the root as an element of no kind."""
        return Element('', tuple(self._inside(root.get('/K'), 0, 0)))

    def _inside(self, kids: Any, page: int, depth: int) -> Iterator[Element | Marked]:
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            self._count += 1
            if depth > _DEEPEST or self._count > _MOST:
                return
            if isinstance(kid, int):
                yield Marked(page, kid)
            elif isinstance(kid, pikepdf.Dictionary):
                yield from self._one(kid, page, depth)

    def _one(self, kid: Any, page: int, depth: int) -> Iterator[Element | Marked]:
        here = self._page(kid, page)
        if '/MCID' in kid:
            # Content of a form has numbers of its own, which those of the page would be taken for.
            if '/Stm' not in kid:
                yield Marked(here, int(kid.MCID))
        elif '/S' in kid:
            columns, rows = _spans(kid.get('/A'))
            inside = tuple(self._inside(kid.get('/K'), here, depth + 1)) if '/K' in kid else ()
            yield Element(self._kind(str(kid.S)), inside, str(kid.get('/Alt', '')), columns, rows)

    def _page(self, kid: Any, page: int) -> int:
        own = kid.get('/Pg')
        return self._pages.get(own.objgen, page) if own is not None else page

    def _kind(self, name: str) -> str:
        for _ in range(8):
            if name not in self._roles:
                break
            name = str(self._roles[name])
        return name.removeprefix('/')


def _spans(attributes: Any) -> tuple[int, int]:
    columns = rows = 1
    for one in attributes if isinstance(attributes, pikepdf.Array) else (attributes,):
        if isinstance(one, pikepdf.Dictionary):
            columns = int(one.get('/ColSpan', columns))
            rows = int(one.get('/RowSpan', rows))
    return max(1, min(columns, 60)), max(1, min(rows, 200))
