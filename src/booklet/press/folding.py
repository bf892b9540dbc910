"""Equal objects of a PDF become one: pictures, fonts and ruled pages that several sections brought along."""

import hashlib
import re
from collections.abc import Iterator, Mapping

import pikepdf

KEPT = ('/Page', '/Pages', '/Catalog')
"""Types of which each stands for itself, even when two are equal."""

CONTAINERS = (pikepdf.Array, pikepdf.Dictionary, pikepdf.Stream)

NUMBERS_ONLY = ('/W', '/Widths')
"""Long arrays that hold no references; looking through them for some would take most of the time."""

ObjectId = tuple[int, int]

_REFERENCE = re.compile(rb'([0-9]+) ([0-9]+) R')
# As the library writes an array of widths: numbers and arrays of numbers. They are long and refer to nothing.
_WIDTHS = re.compile(rb'/W(?:idths)? \[[0-9. \[\]-]*\]')


def fold_equal(pdf: pikepdf.Pdf) -> None:
    """Let every reference to one of several equal objects lead to the first of them.

    Repeats until nothing changes, because two pictures become equal only when their masks are one. Objects
    are looked at as they are written: a dictionary as text says at once what it refers to, where asking for
    every entry takes ten times as long. A string may look like a reference; that costs a second look.
    """
    seen = {each.number: each for each in _in_use(pdf)}
    while replacements := _replacements(seen):
        gone = frozenset(replacements)
        for number in gone:
            del seen[number]
        for each in seen.values():
            if not each.references.isdisjoint(gone):
                _redirect(each.held, replacements)
                each.look()


class _Seen:
    """An object, and what it is as written."""

    __slots__ = ('digest', 'held', 'is_kept', 'number', 'references', 'stream')

    def __init__(self, held: pikepdf.Object) -> None:
        self.held = held
        self.number = held.objgen
        self.is_kept = isinstance(held, pikepdf.Dictionary) and held.get('/Type') in KEPT
        self.stream = b''
        if isinstance(held, pikepdf.Stream):
            self.stream = hashlib.sha256(held.read_raw_bytes()).digest()
        self.look()

    def look(self) -> None:
        """Note digest and references, with the references by number."""
        held = self.held
        text = held.stream_dict.unparse() if isinstance(held, pikepdf.Stream) else held.unparse(resolved=True)
        self.digest = hashlib.sha256(b'%d ' % len(self.stream) + self.stream + text).digest()
        found = _REFERENCE.findall(_WIDTHS.sub(b'', text))
        self.references = {(int(number), int(generation)) for number, generation in found}


def _in_use(pdf: pikepdf.Pdf) -> Iterator[_Seen]:
    """Yield the indirect dictionaries, streams and arrays in use, the catalogue first."""
    known = {pdf.Root.objgen}
    waiting: list[pikepdf.Object] = [pdf.Root]
    while waiting:
        each = _Seen(waiting.pop())
        yield each
        for number in sorted(each.references - known):
            known.add(number)
            held = pdf.get_object(number)
            if isinstance(held, CONTAINERS):
                waiting.append(held)


def _replacements(seen: Mapping[ObjectId, _Seen]) -> dict[ObjectId, pikepdf.Object]:
    first: dict[bytes, _Seen] = {}
    replacements: dict[ObjectId, pikepdf.Object] = {}
    for each in seen.values():
        if each.is_kept:
            continue
        kept = first.setdefault(each.digest, each)
        if kept is not each:
            replacements[each.number] = kept.held
    return replacements


def _redirect(held: pikepdf.Object, replacements: Mapping[ObjectId, pikepdf.Object]) -> None:
    for key, value in list(_containers(held)):
        if value.is_indirect:
            if value.objgen in replacements:
                held[key] = replacements[value.objgen]
        elif b' R' in value.unparse():
            _redirect(value, replacements)


def _containers(held: pikepdf.Object) -> Iterator[tuple[str | int, pikepdf.Object]]:
    """Yield the entries of a dictionary, stream or array that can hold references or be the end of one."""
    entries: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(held, pikepdf.Array):
        entries = iter(enumerate(held))
    elif isinstance(held, pikepdf.Dictionary | pikepdf.Stream):
        entries = ((key, value) for key, value in held.items() if key not in NUMBERS_ONLY)
    for key, value in entries:
        if isinstance(value, pikepdf.Object) and isinstance(value, CONTAINERS):
            yield key, value
