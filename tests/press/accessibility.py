"""A tagged PDF as somebody hears it: read from the file's structure tree and marked content."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf

from booklet.press.fonts.embedded import read_texts

ARTIFACT, UNTAGGED = -1, -2
"""Stand for the number of content that is an artifact, and of content that is neither."""

PageContent = dict[int, str]
"""Text of a page by the number of its marked content."""


@dataclass
class Heard:
    """An element of the structure."""

    role: str
    element: pikepdf.Object
    kids: 'list[Heard | str]' = field(default_factory=list)
    links: list[pikepdf.Object] = field(default_factory=list)
    """The annotations that it refers to."""

    def walk(self) -> 'Iterator[Heard]':
        """Yield it and all elements in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Heard):
                yield from kid.walk()

    def all(self, *roles: str) -> 'list[Heard]':
        """Return the elements in it that have one of `roles`."""
        return [each for each in self.walk() if each.role in roles]

    def text(self, *without: str) -> str:
        """Return what is said in it, except in elements that have a role `without`."""
        said = (kid if isinstance(kid, str) else kid.text(*without) for kid in self.kids)
        return '' if self.role in without else ''.join(said)


class TaggedPdf:
    """An open PDF with the text of each of its marked contents."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pikepdf.open(io.BytesIO(pdf))
        self._fonts: dict[tuple[int, int], Mapping[int, bytes]] = {}
        self.pages = [self._content(page) for page in self.pdf.pages]
        self._index = {page.obj.objgen: index for index, page in enumerate(self.pdf.pages)}
        nums = list(self.pdf.Root.StructTreeRoot.ParentTree.Nums)
        self.parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
        self.met: set[tuple[int, int]] = set()
        """Page index and number of each marked content that the tree leads to."""
        self.document = self._hear(self.pdf.Root.StructTreeRoot.K[0], None)

    def _hear(self, element: pikepdf.Object, page: pikepdf.Object | None) -> Heard:
        heard = Heard(str(element.S)[1:], element)
        page = element.get('/Pg', page)
        kids = element.get('/K', pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            self._take(heard, kid, page)
        return heard

    def _take(self, heard: Heard, kid: object, page: pikepdf.Object | None) -> None:
        if isinstance(kid, int):
            assert page is not None
            heard.kids.append(self._say(heard, self._index[page.objgen], kid))
        elif isinstance(kid, pikepdf.Dictionary) and kid.get('/Type') == '/MCR':
            heard.kids.append(self._say(heard, self._index[kid.Pg.objgen], int(kid.MCID)))
        elif isinstance(kid, pikepdf.Dictionary) and kid.get('/Type') == '/OBJR':
            heard.links.append(kid.Obj)
        elif isinstance(kid, pikepdf.Dictionary):
            assert kid.P.objgen == heard.element.objgen
            heard.kids.append(self._hear(kid, page))

    def _say(self, heard: Heard, index: int, number: int) -> str:
        """Return the text of one marked content, which the parent tree must lead back to this element."""
        assert (index, number) not in self.met
        self.met.add((index, number))
        key = int(self.pdf.pages[index].obj.StructParents)
        assert self.parents[key][number].objgen == heard.element.objgen
        return self.pages[index][number]

    def _content(self, page: pikepdf.Page) -> PageContent:
        said: PageContent = {}
        marks: list[tuple[int | None, str | None]] = []
        """For each mark that is open its number, and the text that stands for what is in it."""
        font: Mapping[int, bytes] = {}
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), list(instruction.operands)
            if operator in ('BDC', 'BMC'):
                number, text = _mark(operands)
                assert number is None or not _numbers(marks), 'marked content in marked content'
                if number is not None:
                    assert number == ARTIFACT or number not in said, 'a number twice'
                    said.setdefault(number, '')
                marks.append((number, text))
                if text is not None:
                    _add(said, marks, text)
            elif operator == 'EMC':
                marks.pop()
            elif operator == 'Tf':
                font = self._font(page.obj.Resources.Font[str(operands[0])])
            elif operator == 'Do' and all(text is None for _, text in marks):
                _add(said, marks, self._drawn(page.obj.Resources.XObject[str(operands[0])]))
            elif operator in ('TJ', 'Tj') and all(text is None for _, text in marks):
                _add(said, marks, _shown(operands[0], font))
        assert not marks
        return {number: text for number, text in said.items() if text or number != UNTAGGED}

    def _drawn(self, stream: pikepdf.Object) -> str:
        """Return the text of a form, in which nothing is marked but artifacts; pictures have none."""
        if stream.Subtype != '/Form':
            return ''
        said: list[str] = []
        font: Mapping[int, bytes] = {}
        for instruction in pikepdf.parse_content_stream(stream):
            operator, operands = str(instruction.operator), list(instruction.operands)
            assert operator not in ('BDC', 'BMC') or _mark(operands) == (ARTIFACT, None), 'marks in a form'
            if operator == 'Tf':
                font = self._font(stream.Resources.Font[str(operands[0])])
            elif operator == 'Do':
                said.append(self._drawn(stream.Resources.XObject[str(operands[0])]))
            elif operator in ('TJ', 'Tj'):
                said.append(_shown(operands[0], font))
        return ''.join(said)

    def _font(self, font: pikepdf.Object) -> Mapping[int, bytes]:
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = read_texts(font.ToUnicode.read_bytes())
        return self._fonts[font.objgen]


def _mark(operands: Sequence[object]) -> tuple[int | None, str | None]:
    entries = operands[1] if len(operands) > 1 else None
    held = entries if isinstance(entries, pikepdf.Dictionary) else pikepdf.Dictionary()
    number = int(held.MCID) if '/MCID' in held else ARTIFACT if operands[0] == '/Artifact' else None
    return number, str(held.ActualText) if '/ActualText' in held else None


def _numbers(marks: list[tuple[int | None, str | None]]) -> list[int]:
    return [number for number, _ in marks if number is not None]


def _add(said: PageContent, marks: list[tuple[int | None, str | None]], text: str) -> None:
    number = next(iter(_numbers(marks)), UNTAGGED)
    said[number] = said.get(number, '') + text


def _shown(operand: object, font: Mapping[int, bytes]) -> str:
    parts = list(operand) if isinstance(operand, pikepdf.Array) else [operand]
    shown = b''.join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
    glyphs = (int.from_bytes(shown[at : at + 2]) for at in range(0, len(shown), 2))
    return ''.join(bytes.fromhex(font.get(glyph, b'').decode()).decode('utf-16-be') for glyph in glyphs)
