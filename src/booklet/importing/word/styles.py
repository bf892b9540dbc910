"""Styles of a .docx -> what holds for a paragraph or a run, with style, chain and defaults."""

import re
from collections.abc import Iterator

from lxml import etree

from booklet.importing.word.package import W, is_on, value, whole
from booklet.values import dataclass

_HEADING = re.compile(r'(?:heading|标题) ?(\d)')
_TITLES = ('title', '标题', '公文标题', '文章标题')
_BODY_TEXT = 9
"""`w:outlineLvl` of running text."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """How a run is set."""

    size: float = 10.5
    """Points."""
    is_bold: bool = False
    is_italic: bool = False
    is_struck: bool = False
    is_hidden: bool = False
    has_dots: bool = False
    rise: str = ''
    """`superscript`, `subscript` or empty."""
    face: str = ''
    """East Asian family."""


class Styles:
    """The styles of a document."""

    def __init__(self, tree: etree._Element | None) -> None:
        found = tree.iter(W + 'style') if tree is not None else ()
        self._styles = {style.get(W + 'styleId', ''): style for style in found}
        self._names = {key: (value(style, 'name') or '').lower() for key, style in self._styles.items()}
        self._default = next((key for key, style in self._styles.items() if _is_default(style)), '')
        defaults = tree.find(f'{W}docDefaults/{W}rPrDefault/{W}rPr') if tree is not None else None
        self._looks: dict[tuple[str, str], RunLook] = {}
        self._base = _over(RunLook(), defaults)

    def name(self, paragraph: etree._Element) -> str:
        """Return the name of a paragraph's own style, in small letters."""
        return self._names.get(self._own(paragraph), '')

    def chain(self, key: str) -> Iterator[etree._Element]:
        """Yield a style and those that it is based on."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = value(self._styles[key], 'basedOn') or ''

    def property(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        """Return the element of `w:pPr` that holds: the paragraph's own, else that of its style."""
        own = paragraph.find(f'{W}pPr/{W}{name}')
        if own is not None:
            return own
        chain = self.chain(self._own(paragraph) or self._default)
        return next((it for style in chain if (it := style.find(f'{W}pPr/{W}{name}')) is not None), None)

    def style_of(self, paragraph: etree._Element) -> str:
        """Return the id of the paragraph's own style, else of the default one."""
        return self._own(paragraph) or self._default

    def heading_level(self, paragraph: etree._Element) -> int | None:
        """Return the outline level from 1, 0 for a title, None for running text."""
        for style in self.chain(self._own(paragraph)):
            name = self._names.get(style.get(W + 'styleId', ''), '')
            if match := _HEADING.fullmatch(name):
                return int(match[1]) or None
            if name in _TITLES:
                return 0
        outline = self.property(paragraph, 'outlineLvl')
        level = whole(outline.get(W + 'val'), _BODY_TEXT) if outline is not None else _BODY_TEXT
        return level + 1 if 0 <= level < _BODY_TEXT else None

    def look(self, paragraph_style: str, run: etree._Element) -> RunLook:
        """Return how a run of a paragraph in this style is set."""
        own = run.find(W + 'rPr')
        key = (paragraph_style, (value(own, 'rStyle') or '') if own is not None else '')
        if key not in self._looks:
            look = self._base
            for name in key:
                for style in reversed(tuple(self.chain(name))):
                    look = _over(look, style.find(W + 'rPr'))
            self._looks[key] = look
        return _over(self._looks[key], own)

    def _own(self, paragraph: etree._Element) -> str:
        return value(paragraph.find(W + 'pPr'), 'pStyle') or ''


def _is_default(style: etree._Element) -> bool:
    return style.get(W + 'type') == 'paragraph' and style.get(W + 'default') in ('1', 'true', 'on')


def _over(look: RunLook, properties: etree._Element | None) -> RunLook:
    """Return `look` with what `w:rPr` says over it."""
    if properties is None or not len(properties):
        return look
    size = value(properties, 'sz')
    fonts = properties.find(W + 'rFonts')
    face = fonts.get(W + 'eastAsia') if fonts is not None else None
    rise = value(properties, 'vertAlign')
    emphasis = value(properties, 'em')
    return RunLook(
        size=whole(size, 21) / 2 if size else look.size,
        is_bold=_switch(properties, 'b', look.is_bold),
        is_italic=_switch(properties, 'i', look.is_italic),
        is_struck=_switch(properties, 'strike', look.is_struck) or is_on(properties, 'dstrike') is True,
        is_hidden=_switch(properties, 'vanish', look.is_hidden),
        has_dots=look.has_dots if emphasis is None else emphasis != 'none',
        rise=look.rise if rise is None else rise.removeprefix('baseline'),
        face=face or look.face,
    )


def _switch(properties: etree._Element, name: str, otherwise: bool) -> bool:
    given = is_on(properties, name)
    return otherwise if given is None else given
