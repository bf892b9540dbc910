"""A font dictionary -> what it is, whether its program is there, and how wide its characters are."""

import struct
from collections.abc import Iterable, Iterator, Sequence

import pikepdf
from msgspec import Struct, field

from booklet.preflight.facts import Font
from booklet.preflight.scan.objects import (
    UNREADABLE,
    Key,
    TooLargeError,
    dictionary,
    elements,
    entry,
    key_of,
    name_of,
    number,
    numbers,
    unpacked,
    whole,
)

PROGRAMS = {'/FontFile': 'Type1', '/FontFile2': 'TrueType', '/FontFile3': ''}

MOST_WIDTHS = 65536

SHORT = 4
"""Bytes of strings whose length is remembered: lines that are justified consist of them."""

OPENINGS = {
    'Type1': (b'%!', b'\x80\x01'),
    'TrueType': (b'\x00\x01\x00\x00', b'true', b'ttcf', b'OTTO'),
    'Type1C': (b'\x01',),
    'CIDFontType0C': (b'\x01',),
    'OpenType': (b'OTTO', b'\x00\x01\x00\x00', b'true'),
}
"""How a font program of each kind begins."""


class Advances(dict[int, float]):
    """Advances by code; `default` of all others."""

    def __init__(self, widths: Iterable[tuple[int, float]], default: float) -> None:
        super().__init__(widths)
        self.default = default

    def __missing__(self, code: int) -> float:
        return self.default


class LoadedFont(Struct):
    """One font of the file, as the text operators need it."""

    key: Key
    name: str
    kind: str
    program: str
    is_broken: bool
    dictionary: pikepdf.Object
    widths: 'Advances'
    """Code or CID -> advance in text space at size 1."""
    is_two_byte: bool = False
    is_identity: bool = False
    is_vertical: bool = False
    shows_notdef: bool = False

    measured: dict[bytes, tuple[float, int, bool]] = field(default_factory=dict)

    def codes(self, text: bytes) -> Sequence[int]:
        """Return the character codes of a string; other CMaps than Identity are read as two bytes a code."""
        if not self.is_two_byte:
            return text
        return struct.unpack_from(f'>{len(text) // 2}H', text)

    def measure(self, text: bytes) -> tuple[float, int, bool]:
        """Return advance at size 1, number of characters, and whether one has code 0."""
        known = self.measured.get(text)
        if known is None:
            codes = self.codes(text)
            known = sum(map(self.widths.__getitem__, codes)), len(codes), 0 in codes
            if len(text) <= SHORT:
                self.measured[text] = known
        return known

    def fact(self, pages: tuple[int, ...]) -> Font:
        """Return what the rules want to know; `pages` are those that it is used on."""
        return Font(self.key, self.name, self.kind, self.program, self.is_broken, pages, self.shows_notdef)


def load_font(font: pikepdf.Object, key: Key) -> LoadedFont:
    """Read a font dictionary; what is damaged leaves its place empty."""
    subtype = name_of(entry(font, '/Subtype'))
    if subtype == 'Type0':
        return _load_composite(font, key)
    program, is_broken = _program(dictionary(font, '/FontDescriptor'))
    name = name_of(entry(font, '/BaseFont')) or name_of(entry(font, '/Name')) or f'{key[0]}'
    scale = 0.001
    if subtype == 'Type3':
        matrix = numbers(entry(font, '/FontMatrix'), 6)
        scale, program = (matrix[0] if matrix else 0.001), 'Type3'
    first = whole(entry(font, '/FirstChar'))
    widths = {
        first + index: (number(each) or 0.0) * scale
        for index, each in enumerate(elements(entry(font, '/Widths'), 256))
    }
    missing = number(entry(dictionary(font, '/FontDescriptor'), '/MissingWidth'))
    default = 0.5 if not widths else (missing or 0.0) * 0.001
    return LoadedFont(
        key, name, subtype or 'unknown', program, is_broken, font, Advances(widths.items(), default)
    )


def _load_composite(font: pikepdf.Object, key: Key) -> LoadedFont:
    descendants = elements(entry(font, '/DescendantFonts'), 1)
    below = descendants[0] if descendants else None
    program, is_broken = _program(dictionary(below, '/FontDescriptor'))
    encoding = entry(font, '/Encoding')
    cmap = name_of(encoding) or name_of(entry(encoding, '/CMapName'))
    default = number(entry(below, '/DW'))
    is_vertical = cmap.endswith('-V') or cmap == 'V'
    return LoadedFont(
        key,
        name_of(entry(font, '/BaseFont')) or name_of(entry(below, '/BaseFont')) or f'{key[0]}',
        name_of(entry(below, '/Subtype')) or 'unknown',
        program,
        is_broken,
        font,
        Advances(
            () if is_vertical else _cid_widths(elements(entry(below, '/W'))),
            1.0 if default is None or is_vertical else default * 0.001,
        ),
        is_two_byte=True,
        is_identity=isinstance(encoding, pikepdf.Name) and cmap.startswith('Identity-'),
        is_vertical=is_vertical,
    )


def _cid_widths(array: list[pikepdf.Object]) -> Iterator[tuple[int, float]]:
    """Yield CID and width of a /W array (ISO 32000-1, 9.7.4.3)."""
    index, budget = 0, MOST_WIDTHS
    while index + 1 < len(array) and budget > 0:
        first, second = whole(array[index]), array[index + 1]
        if isinstance(second, pikepdf.Array):
            found = [(number(each) or 0.0) * 0.001 for each in elements(second)]
            yield from ((first + step, width) for step, width in enumerate(found))
            index, budget = index + 2, budget - len(found) - 1
        elif index + 2 < len(array):
            width = (number(array[index + 2]) or 0.0) * 0.001
            last = min(whole(second), first + budget)
            yield from ((cid, width) for cid in range(first, last + 1))
            index, budget = index + 3, budget - max(last - first, 0) - 1
        else:
            return


def _program(descriptor: object) -> tuple[str, bool]:
    """Return the kind of the embedded program, empty when there is none, and whether it is damaged."""
    for name, kind in PROGRAMS.items():
        stream = entry(descriptor, name)
        if stream is None:
            continue
        if not isinstance(stream, pikepdf.Stream):
            return '', False
        kind = kind or name_of(entry(stream, '/Subtype')) or 'unknown'
        try:
            start = unpacked(stream)[:8]
        except (*UNREADABLE, TooLargeError):
            return kind, True
        return kind, kind in OPENINGS and not start.startswith(OPENINGS[kind])
    return '', False


class Fonts:
    """The fonts of a file, each read once."""

    def __init__(self) -> None:
        self.loaded: dict[Key, LoadedFont] = {}
        self._direct: dict[tuple[Key, str], Key] = {}

    def get(self, name: str, resources: object) -> LoadedFont | None:
        """Return the font that a content stream calls `name`."""
        found = dictionary(dictionary(resources, '/Font'), f'/{name}')
        if found is None:
            return None
        key = key_of(found)
        if key == (0, 0):
            # A font without a number of its own is known by who holds it.
            holder = (key_of(resources), name)
            key = self._direct.setdefault(holder, (-1 - len(self._direct), 0))
        return self.load(found, key)

    def load(self, font: pikepdf.Object, key: Key) -> LoadedFont:
        """Return a font of this file, read once."""
        if key not in self.loaded:
            self.loaded[key] = load_font(font, key)
        return self.loaded[key]


def char_procedures(font: pikepdf.Object) -> list[pikepdf.Object]:
    """Return the content streams of the glyphs of a Type 3 font."""
    procedures = dictionary(font, '/CharProcs')
    names = [] if procedures is None else [str(name) for name in procedures.keys()][:256]  # noqa: SIM118
    found = [entry(procedures, name) for name in names]
    return [each for each in found if isinstance(each, pikepdf.Stream)]


