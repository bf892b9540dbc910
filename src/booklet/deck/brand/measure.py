"""A layout of a foreign template -> its placeholders with their boxes and type, in points."""

from collections.abc import Iterator
from typing import Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE

from booklet.units import EMU_PER_POINT
from booklet.values import dataclass

A = '{http://schemas.openxmlformats.org/drawingml/2006/main}'
P = '{http://schemas.openxmlformats.org/presentationml/2006/main}'
INSETS = {'lIns': 91440, 'tIns': 45720, 'rIns': 91440, 'bIns': 45720}
"""EMU that a text box keeps free when nothing is said (ECMA-376, 21.1.2.1.1)."""
MASTER_KINDS = {'ctrTitle': 'title', 'subTitle': 'body', 'obj': 'body', 'pic': 'body', 'tbl': 'body'}
"""Type on a layout -> type on the master that it inherits from."""
STYLES = {'title': 'titleStyle', 'body': 'bodyStyle'}


@dataclass(frozen=True, slots=True)
class Box:
    """One placeholder of a layout as its text will stand in it, without the insets."""

    kind: str
    """`p:ph@type`."""
    number: int
    """`p:ph@idx`."""
    left: float
    top: float
    width: float
    height: float
    size: float
    """Of its first level."""
    is_bold: bool
    align: str

    @property
    def area(self) -> float:
        """In square points."""
        return self.width * self.height


@dataclass(frozen=True, slots=True)
class Measured:
    """One layout of the template."""

    name: str
    kind: str
    """`p:sldLayout@type`; empty when it has none."""
    part: str
    boxes: tuple[Box, ...]


def measure(presentation: Any) -> tuple[Measured, ...]:
    """Return all layouts of all masters, in their order."""
    return tuple(
        Measured(
            layout.name, layout._element.get('type', ''), str(layout.part.partname),
            tuple(_boxes(layout, master._element)),
        )
        for master in presentation.slide_masters
        for layout in master.slide_layouts
    )  # fmt: skip


def latin_face(presentation: Any) -> str:
    """Return the Western face of the text in the theme of the first master; empty when it names none."""
    master = presentation.slide_masters[0].part
    theme = etree.fromstring(master.part_related_by(RELATIONSHIP_TYPE.THEME).blob)
    face = theme.find(f'.//{A}minorFont/{A}latin')
    return '' if face is None else face.get('typeface', '')


def _boxes(layout: Any, master: Any) -> Iterator[Box]:
    for shape in layout.placeholders:
        element = shape._element
        place = element.find(f'.//{P}ph')
        sides = (shape.left, shape.top, shape.width, shape.height)
        if element.tag != f'{P}sp' or place is None or None in sides:
            continue
        kind = place.get('type', 'obj')
        chain = [element, *_behind(master, MASTER_KINDS.get(kind, kind))]
        if _attribute(chain, 'bodyPr', 'vert') not in {'', 'horz'}:
            continue
        left, top, right, bottom = (
            float(_attribute(chain, 'bodyPr', name) or default) for name, default in INSETS.items()
        )
        levels = [*_levels(chain, master, MASTER_KINDS.get(kind, kind))]
        yield Box(
            kind, int(place.get('idx', '0')),
            (shape.left + left) / EMU_PER_POINT, (shape.top + top) / EMU_PER_POINT,
            (shape.width - left - right) / EMU_PER_POINT, (shape.height - top - bottom) / EMU_PER_POINT,
            float(_attribute(levels, 'defRPr', 'sz') or 1800) / 100,
            _attribute(levels, 'defRPr', 'b') in {'1', 'true'},
            next((level.get('algn') for level in levels if level.get('algn')), 'l'),
        )  # fmt: skip


def _behind(master: Any, kind: str) -> list[Any]:
    """Return the shapes of the master with the placeholder `kind`."""
    places = ((shape, shape.find(f'.//{P}ph')) for shape in master.iter(f'{P}sp'))
    return [shape for shape, place in places if place is not None and place.get('type') == kind]


def _attribute(elements: list[Any], child: str, name: str) -> str:
    """Return the attribute of the first of the elements whose descendant `child` has it."""
    found = (each.get(name) for element in elements for each in element.iter(f'{A}{child}') if each.get(name))
    return next(found, '')


def _levels(chain: list[Any], master: Any, kind: str) -> Iterator[Any]:
    """Yield what is said of the first level, from the layout down to the styles of the master."""
    for element in chain:
        yield from element.iter(f'{A}lvl1pPr')
    style = STYLES.get(kind, 'otherStyle')
    for element in master.iter(f'{P}{style}'):
        yield from element.iter(f'{A}lvl1pPr')
