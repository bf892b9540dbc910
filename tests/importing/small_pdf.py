"""Words at places -> a small PDF, written by hand so that tests know every glyph of it."""

from collections.abc import Sequence
from dataclasses import dataclass

FACES = ('SimSun', 'SimHei', 'KaiTi')
"""Fonts that are named and not embedded; PDFium reads their characters by the collection Adobe-GB1."""


@dataclass(frozen=True)
class Words:
    """A line of text at a place (points from the lower left corner)."""

    x: float
    y: float
    text: str
    size: float = 12
    face: str = 'SimSun'
    before: str = ''
    """Operators before it, as `/P <</MCID 0>> BDC`."""
    after: str = ''


Page = Sequence[Words | str]
"""Words, or operators as they stand."""


def small_pdf(
    *pages: Page, extra: Sequence[str] = (), catalogue: str = '', page_entries: str = '', matrix: float = 1
) -> bytes:
    """Return a PDF of A4 pages; ASCII is half as wide as Han.

    `extra` are further objects, numbered from 20; `matrix` scales sizes in the text matrix, as Quartz does.
    """
    objects = {1: f'<</Type/Catalog/Pages 2 0 R {catalogue}>>'}
    for index, face in enumerate(FACES):
        number = 3 + 2 * index
        objects[number] = (
            f'<</Type/Font/Subtype/Type0/BaseFont/{face}/Encoding/UniGB-UCS2-H'
            f'/DescendantFonts[{number + 1} 0 R]>>'
        )
        objects[number + 1] = (
            f'<</Type/Font/Subtype/CIDFontType0/BaseFont/{face}/DW 1000/W[1 95 500]'
            '/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>'
            f'/FontDescriptor<</Type/FontDescriptor/FontName/{face}/Flags 6/Ascent 880/Descent -120'
            '/CapHeight 700/StemV 80/ItalicAngle 0/FontBBox[0 -120 1000 880]>>>>'
        )
    objects |= {20 + index: value for index, value in enumerate(extra)}
    first = 100
    fonts = ' '.join(f'/F{index} {3 + 2 * index} 0 R' for index in range(len(FACES)))
    for index, page in enumerate(pages):
        stream = '\n'.join(_drawn(item, matrix) for item in page)
        number = first + 2 * index
        objects[number] = (
            f'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/StructParents {index}'
            f'/Resources<</Font<<{fonts}>>/XObject<</Im 20 0 R>>>>/Contents {number + 1} 0 R'
            f'{page_entries}>>'
        )
        objects[number + 1] = f'<</Length {len(stream)}>>stream\n{stream}\nendstream'
    kids = ' '.join(f'{first + 2 * index} 0 R' for index in range(len(pages)))
    objects[2] = f'<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>'
    return _file(objects)


def paragraph(
    text: str, y: float, x: float = 90, columns: int = 35, lead: float = 20, indent: int = 2, size: float = 12
) -> list[Words]:
    """Return the lines of a paragraph of Han text, set solid in `columns` ems, from `y` down."""
    first = columns - indent
    lines = [text[:first], *(text[at : at + columns] for at in range(first, len(text), columns))]
    return [
        Words(x + indent * size * (index == 0), y - index * lead, line, size)
        for index, line in enumerate(lines)
    ]


def _drawn(item: Words | str, matrix: float) -> str:
    if isinstance(item, str):
        return item
    font = f'/F{FACES.index(item.face)} {item.size / matrix:g} Tf'
    place = f'{matrix:g} 0 0 {matrix:g} {item.x:g} {item.y:g} Tm'
    return f'{item.before} BT {font} {place} <{item.text.encode("utf-16-be").hex()}> Tj ET {item.after}'


def _file(objects: dict[int, str]) -> bytes:
    body = b'%PDF-1.7\n'
    places = {}
    for number, value in objects.items():
        places[number] = len(body)
        body += f'{number} 0 obj\n'.encode() + value.encode('latin-1') + b'\nendobj\n'
    table = b''.join(
        b'%010d 00000 n \n' % places[number] if number in places else b'0000000000 00000 f \n'
        for number in range(1, max(places) + 1)
    )
    size = max(places) + 1
    return (
        body
        + f'xref\n0 {size}\n0000000000 65535 f \n'.encode()
        + table
        + f'trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n'.encode()
    )


Tree = tuple[str, Sequence['Tree | tuple[int, int]']]
"""Type of an element, and what is in it: elements, or (index of the page, MCID)."""


def tagged_pdf(tree: Tree, *pages: Page) -> bytes:
    """Return a small PDF whose structure is `tree`."""
    objects: list[str] = ['']
    top = _element(tree, objects)
    objects[0] = f'<</Type/StructTreeRoot/K {top} 0 R/RoleMap<</Absatz/P>>>>'
    return small_pdf(*pages, extra=objects, catalogue='/MarkInfo<</Marked true>>/StructTreeRoot 20 0 R')


def marked(mark: int, words: Sequence[Words], kind: str = 'P') -> list[Words | str]:
    """Return words as marked content number `mark`; -1: as an artifact."""
    begin = '/Artifact BMC' if mark < 0 else f'/{kind} <</MCID {mark}>> BDC'
    return [begin, *words, 'EMC']


def _element(tree: Tree, objects: list[str]) -> int:
    number = 20 + len(objects)
    objects.append('')
    kids = []
    for part in tree[1]:
        if isinstance(part[0], str):
            kids.append(f'{_element(part, objects)} 0 R')
        else:
            kids.append(f'<</Type/MCR/Pg {100 + 2 * part[0]} 0 R/MCID {part[1]}>>')
    objects[number - 20] = f'<</Type/StructElem/S/{tree[0]}/K[{" ".join(kids)}]>>'
    return number
