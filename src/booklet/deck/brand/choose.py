"""Measured layouts -> which of them serves each kind of slide, and a finding for each that none does."""

import io
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from pptx import Presentation

from booklet.deck.brand.clean import open_template, without_slides
from booklet.deck.brand.fitting import as_layout, has_long_text, has_picture, has_text, is_ours
from booklet.deck.brand.measure import Measured, latin_face, measure
from booklet.deck.frames import FOOTER, Frame, House, Layout, Slot, Stage
from booklet.diagnostics import Checked, Finding, finding
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Want:
    """By what a layout is known as the one for a kind of slide, in this order."""

    kinds: tuple[str, ...]
    """`p:sldLayout@type`, the same in every language."""
    names: tuple[str, ...]
    """As Office names it in English and Chinese."""


CONTENT = Want(('obj', 'tx'), ('title and content', '标题和内容', '标题与内容', '标题和文本', '正文'))
HEADER = Want(('secHead',), ('section header', '节标题', '章节标题', '章节页', '过渡页'))
COVER = Want(('title',), ('title slide', '标题幻灯片', '封面', '标题页'))
PICTURED = Want(
    ('picTx', 'objTx', 'twoObj'),
    (
        'picture with caption',
        '图片与标题',
        '图片和标题',
        'content with caption',
        '内容与标题',
        'two content',
        '两栏内容',
    ),
)
WANTS: Mapping[str, tuple[Want, ...]] = MappingProxyType(
    {
        'title': (COVER, HEADER, CONTENT),
        'agenda': (CONTENT,),
        'divider': (HEADER, COVER, CONTENT),
        'key': (CONTENT,),
        'figure': (PICTURED,),
        'question': (CONTENT,),
        'closing': (HEADER, COVER, CONTENT),
        'closing-code': (CONTENT,),
    }
)


PITCH = 1.3
"""Of a line to its size, with the margin for other faces 1.38: on many houses LibreOffice takes the pitch of
the face, and Noto Sans, which stands in for Calibri, has 1.36."""

SUITS: Mapping[str, Callable[[Measured], bool]] = MappingProxyType(
    {
        'figure': has_picture,
        'closing-code': has_long_text,
        'agenda': has_long_text,
        'key': has_long_text,
        'question': has_long_text,
    }
)
"""What a layout must have for a kind of slide; for all others a title and a text."""


def choose_layouts(
    content: bytes, file: str, ours: bytes, mapping: Mapping[str, str]
) -> Checked[House | None]:
    """Return the template as a stage, see `house.read_house`."""
    presentation = open_template(content)
    if presentation is None:
        return Checked(None, (finding('deck.template-unreadable', None, file=file),))
    measured = measure(presentation)
    found: list[Finding] = [*_unknown(measured, mapping, file)]
    layouts: dict[str, Layout] = {}
    for kind in WANTS:
        chosen = _chosen(kind, measured, mapping)
        if chosen is not None:
            layouts[kind] = as_layout(kind, chosen)
        else:
            found.append(
                finding('deck.template-unusable', None, file=file, kind=kind, layouts=_listed(measured))
            )
    if any(each.slug == 'deck.template-unusable' for each in found):
        unusable = next(each for each in found if each.slug == 'deck.template-unusable')
        return Checked(None, (unusable,))
    stage = Stage(MappingProxyType(layouts), _footer(layouts), PITCH)
    bare = without_slides(presentation, Presentation(io.BytesIO(ours)))
    return Checked(House(bare, stage, latin_face(presentation)), tuple(found))


def _chosen(kind: str, measured: tuple[Measured, ...], mapping: Mapping[str, str]) -> Measured | None:
    """Return the layout for the kind: as the project says, ours, by type, by name, by what it has."""
    suits = SUITS.get(kind, has_text)
    usable = [layout for layout in measured if suits(layout)]
    asked = mapping.get(kind, '').strip().lower()
    by_mapping = [layout for layout in usable if asked and layout.name.strip().lower() == asked]
    own = (layout for layout in measured if is_ours(kind, layout))
    candidates = [*by_mapping, *own, *_wanted(kind, usable)]
    return candidates[0] if candidates else None


def _wanted(kind: str, usable: list[Measured]) -> Iterator[Measured]:
    for want in WANTS[kind]:
        for wanted in want.kinds:
            yield from (layout for layout in usable if layout.kind == wanted)
        for name in want.names:
            yield from (layout for layout in usable if layout.name.strip().lower() == name)
    yield from sorted(usable, key=lambda layout: -max(box.area for box in layout.boxes))


def _unknown(measured: tuple[Measured, ...], mapping: Mapping[str, str], file: str) -> Iterator[Finding]:
    names = {layout.name.strip().lower() for layout in measured}
    for kind, name in mapping.items():
        if name.strip().lower() not in names:
            listed = _listed(measured)
            yield finding(
                'deck.template-layout-unknown', None, file=file, kind=kind, name=name, layouts=listed
            )


def _listed(measured: tuple[Measured, ...]) -> str:
    return ' · '.join(dict.fromkeys(layout.name for layout in measured)) or '—'


def _footer(layouts: Mapping[str, Layout]) -> Frame:
    frames = [layout.frame(Slot.FOOTER) for layout in layouts.values() if layout.has(Slot.FOOTER)]
    return min(frames, key=lambda frame: frame.width / frame.levels[0].size) if frames else FOOTER
