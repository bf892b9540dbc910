"""The tags of all sections to one structure tree of the whole booklet (ISO 32000-1, 14.7 and 14.8)."""

from collections.abc import Iterator
from dataclasses import field
from itertools import groupby

import pikepdf

from booklet.model.laid import LaidBooklet, PlacedSection, SectionKind
from booklet.model.tags import Hotspot, Piece, Tag
from booklet.press.screen.links import Annotations, starts
from booklet.values import dataclass

Started = tuple[int, PlacedSection]
"""A section with the index of its first page."""


def write_structure(pdf: pikepdf.Pdf, laid: LaidBooklet, language: str, annotations: Annotations) -> None:
    """Write the elements of `laid` into `pdf`, whose pages are marked with their numbers.

    One Document holds a Part for each session and a Sect or Art for each section; sections that say nothing,
    like ruled pages, are left out. Links that lead nowhere are ordinary text.
    """
    if not any(placed.section.tags for placed in laid.sections):
        return
    writer = _Writer(pdf, language, annotations)
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
    document = writer.element('Document', root)
    document.K = pikepdf.Array(writer.parts(laid, document))
    root.K = pikepdf.Array([document])
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=pikepdf.Array(list(writer.parents()))))
    root.ParentTreeNextKey = len(pdf.pages) + len(writer.linked)
    if writer.notes:
        names = [part for name, note in writer.notes for part in (pikepdf.String(name), note)]
        root.IDTree = pdf.make_indirect(pikepdf.Dictionary(Names=pikepdf.Array(names)))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


@dataclass(slots=True)
class _Writer:
    """Makes elements, and remembers what their parents are."""

    pdf: pikepdf.Pdf
    language: str
    annotations: Annotations
    marked: dict[int, dict[int, pikepdf.Object]] = field(default_factory=dict)
    """For each page, by its index, the element of each number of marked content."""
    linked: list[tuple[pikepdf.Object, pikepdf.Object]] = field(default_factory=list)
    """Annotations with their elements."""
    notes: list[tuple[str, pikepdf.Object]] = field(default_factory=list)
    """Notes by names that sort in their order."""
    headings: list[int] = field(default_factory=list)
    """The levels, as layout has them, of the headings that one is under."""

    def parts(self, laid: LaidBooklet, document: pikepdf.Object) -> Iterator[pikepdf.Object]:
        """Yield what stands in the document: sections, those of a session in a Part."""
        speaking = [(start, placed) for start, placed in starts(laid) if placed.section.tags]
        for session, group in groupby(speaking, key=lambda pair: pair[1].section.session):
            if session < 0:
                yield from (self._section(each, document) for each in group)
            else:
                part = self.element('Part', document)
                part.K = pikepdf.Array([self._section(each, part) for each in group])
                yield part

    def element(self, role: str, parent: pikepdf.Object) -> pikepdf.Object:
        """Return a new element in `parent`."""
        made = pikepdf.Dictionary(S=pikepdf.Name(f'/{role}'), P=parent)
        return self.pdf.make_indirect(made)

    def parents(self) -> Iterator[int | pikepdf.Object]:
        """Yield the entries of the parent tree: pages by their index, then the annotations."""
        for index, page in enumerate(self.pdf.pages):
            numbers = self.marked.get(index, {})
            page.obj.StructParents = index
            if '/Annots' in page.obj:
                page.obj.Tabs = pikepdf.Name.S
            yield index
            yield pikepdf.Array([numbers[number] for number in sorted(numbers)])
        for key, (annotation, element) in enumerate(self.linked, len(self.pdf.pages)):
            annotation.StructParent = key
            yield key
            yield element

    def _section(self, started: Started, parent: pikepdf.Object) -> pikepdf.Object:
        start, placed = started
        role = 'Art' if placed.section.kind is SectionKind.ARTICLE else 'Sect'
        made = self.element(role, parent)
        made.K = pikepdf.Array([self._tag(tag, made, start) for tag in placed.section.tags])
        return made

    def _tag(self, tag: Tag, parent: pikepdf.Object, start: int) -> pikepdf.Object:
        """Return `tag` as an element, with everything in it."""
        made = self.element(self._role(tag, start), parent)
        if tag.alt:
            made.Alt = pikepdf.String(tag.alt)
        if tag.language and tag.language != self.language:
            made.Lang = pikepdf.String(tag.language)
        if tag.role == 'Note':
            # Each note must have a name (ISO 14289-1, 7.9).
            self.notes.append((f'note{len(self.notes) + 1:05}', made))
            made.ID = pikepdf.String(self.notes[-1][0])
        first = next(tag.pieces, Piece(0, 0)).page + start
        if attributes := self._attributes(tag, first):
            made.A = pikepdf.Dictionary(attributes)
        if any(isinstance(kid, Piece | Hotspot) for kid in tag.kids):
            made.Pg = self.pdf.pages[first].obj
        kids = [made_kid for kid in tag.kids if (made_kid := self._kid(kid, made, first, start)) is not None]
        if kids:
            made.K = kids[0] if len(kids) == 1 else pikepdf.Array(kids)
        return made

    def _role(self, tag: Tag, start: int) -> str:
        if tag.role == 'Link':
            links = (kid.link for kid in tag.kids if isinstance(kid, Hotspot))
            return 'Link' if any((start, link) in self.annotations for link in links) else 'Span'
        if tag.role[0] == 'H' and tag.role[1:].isdigit():
            return f'H{self._depth(int(tag.role[1:]))}'
        return tag.role

    def _depth(self, level: int) -> int:
        """Return how deep a heading stands: a level that an author skipped is not there to be heard."""
        while self.headings and self.headings[-1] >= level:
            self.headings.pop()
        self.headings.append(level)
        return len(self.headings)

    def _kid(
        self, kid: Tag | Piece | Hotspot, element: pikepdf.Object, first: int, start: int
    ) -> pikepdf.Object | int | None:
        """Return an entry of /K of `element`, whose content begins on page `first`."""
        match kid:
            case Tag():
                return self._tag(kid, element, start)
            case Piece(page, number):
                return self._content(start + page, number, element, first)
            case Hotspot(link):
                annotation = self.annotations.get((start, link))
                return None if annotation is None else self._link(annotation, element)

    def _content(
        self, index: int, number: int, element: pikepdf.Object, first: int
    ) -> pikepdf.Object | int:
        self.marked.setdefault(index, {})[number] = element
        if index == first:
            return number
        return pikepdf.Dictionary(Type=pikepdf.Name.MCR, Pg=self.pdf.pages[index].obj, MCID=number)

    def _link(self, annotation: pikepdf.Object, element: pikepdf.Object) -> pikepdf.Object:
        self.linked.append((annotation, element))
        return pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation)

    def _attributes(self, tag: Tag, index: int) -> dict[str, object]:
        """Return the entries of /A (ISO 32000-1, 14.8.5)."""
        if tag.numbering:
            return {'/O': pikepdf.Name.List, '/ListNumbering': pikepdf.Name(f'/{tag.numbering}')}
        if tag.area:
            page_left, _, _, page_top = (float(edge) for edge in self.pdf.pages[index].trimbox)
            left, top, right, bottom = tag.area
            box = [page_left + left, page_top - bottom, page_left + right, page_top - top]
            rounded = pikepdf.Array([round(edge, 2) for edge in box])
            return {'/O': pikepdf.Name.Layout, '/BBox': rounded, '/Placement': pikepdf.Name.Block}
        entries: dict[str, object] = {}
        if tag.scope:
            entries['/Scope'] = pikepdf.Name(f'/{tag.scope}')
        if tag.columns > 1:
            entries['/ColSpan'] = tag.columns
        if tag.rows > 1:
            entries['/RowSpan'] = tag.rows
        return {'/O': pikepdf.Name.Table, **entries} if entries else {}
