"""Paragraphs in order -> the numbers that Word prints before them (ISO/IEC 29500-1, 17.9)."""

import re

from lxml import etree

from booklet.importing.word.number_formats import write_number
from booklet.importing.word.package import W, is_on, value, whole
from booklet.importing.word.styles import Styles
from booklet.values import dataclass

Levels = dict[str, etree._Element]
_BULLETS = {
    '\uf0d8': '➢',
    '\uf0b7': '•',
    '\uf06c': '●',
    '\uf06e': '■',
    '\uf075': '◆',
    '\uf0fc': '✓',
    '\uf0a7': '▪',
}
_DASHES = frozenset('—–-―')


@dataclass(frozen=True, slots=True)
class Label:
    """An automatic number."""

    text: str
    format: str
    depth: int
    """Level in its list, from 0."""


class Numbering:
    """Counts as it is asked: once for each paragraph, in the order of the document."""

    def __init__(self, tree: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Levels] = {}
        self._linked: dict[str, str] = {}
        self._links: dict[str, str] = {}
        self._numbers: dict[str, tuple[str, Levels]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()
        if tree is not None:
            self._read(tree)

    def label(self, paragraph: etree._Element) -> Label | None:
        """Count the paragraph and return its number; None when it has none."""
        found = self._level_of(paragraph)
        if found is None:
            return None
        number, depth = found
        key, overrides = self._numbers[number]
        levels = self._abstract.get(self._linked.get(self._links.get(key, ''), key), {})
        level = _level(levels, overrides, depth)
        if level is None:
            return None
        counts = self._count(number, key, depth, level, (levels, overrides))
        name = value(level, 'numFmt') or 'decimal'
        pattern = value(level, 'lvlText') or ''
        if name == 'bullet':
            return Label(_bullet(pattern), name, depth) if pattern.strip() else None
        is_legal = is_on(level, 'isLgl') is True

        def written(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            of = _level(levels, overrides, place)
            form = 'decimal' if is_legal else value(of, 'numFmt') or 'decimal'
            return write_number(counts.get(place, whole(value(of, 'start'), 1)), form)

        text = re.sub(r'%([1-9])', written, pattern).strip()
        return Label(text, name, depth) if text else None

    def _read(self, tree: etree._Element) -> None:
        for abstract in tree.iter(W + 'abstractNum'):
            key = abstract.get(W + 'abstractNumId', '')
            self._abstract[key] = {level.get(W + 'ilvl', ''): level for level in abstract.findall(W + 'lvl')}
            if (style := value(abstract, 'styleLink')) is not None:
                self._linked[style] = key
            if (link := value(abstract, 'numStyleLink')) is not None:
                self._links[key] = link
        for number in tree.findall(W + 'num'):
            overrides = {one.get(W + 'ilvl', ''): one for one in number.findall(W + 'lvlOverride')}
            abstract_id = value(number, 'abstractNumId') or ''
            self._numbers[number.get(W + 'numId', '')] = (abstract_id, overrides)

    def _level_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """Return the list that a paragraph belongs to, and its level there."""
        given = self._styles.property(paragraph, 'numPr')
        number = value(given, 'numId')
        if number is None or number not in self._numbers:
            return None
        own = paragraph.find(f'{W}pPr/{W}numPr')
        depth = value(given, 'ilvl')
        if own is None or depth is None:
            linked = self._level_of_style(number, self._styles.style_of(paragraph))
            return number, linked if linked is not None else whole(depth)
        return number, whole(depth)

    def _level_of_style(self, number: str, style: str) -> int | None:
        key, _ = self._numbers[number]
        levels = self._abstract.get(self._linked.get(self._links.get(key, ''), key), {})
        named = (place for place, level in levels.items() if style and value(level, 'pStyle') == style)
        return next((whole(place) for place in named), None)

    def _count(
        self, number: str, key: str, depth: int, level: etree._Element, known: tuple[Levels, Levels]
    ) -> dict[int, int]:
        """Count on at `depth`: one counter for each abstract list, whatever numbers share it."""
        counts = self._counters.setdefault(key, {})
        if (number, depth) not in self._started:
            self._started.add((number, depth))
            override = known[1].get(str(depth))
            if (start := value(override, 'startOverride')) is not None:
                counts[depth] = whole(start, 1) - 1
        counts[depth] = counts[depth] + 1 if depth in counts else whole(value(level, 'start'), 1)
        for deeper in [place for place in counts if place > depth]:
            restart = value(_level(*known, deeper), 'lvlRestart')
            if restart is None or (restart != '0' and depth < whole(restart)):
                del counts[deeper]
        return counts


def _level(levels: Levels, overrides: Levels, depth: int) -> etree._Element | None:
    override = overrides.get(str(depth))
    own = override.find(W + 'lvl') if override is not None else None
    return own if own is not None else levels.get(str(depth))


def _bullet(pattern: str) -> str:
    sign = pattern.strip()
    if set(sign) <= _DASHES and len(sign) > 1:
        return '——'
    return _BULLETS.get(sign, sign if sign.isprintable() and sign < '\ue000' else '•')
