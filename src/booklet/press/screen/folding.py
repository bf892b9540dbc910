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

    What an object refers to comes before it, because two pictures become equal only when their masks are one.
    Objects are looked at as they are written: a dictionary as text says at once what it refers to, where
    asking for every entry takes ten times as long. A string may look like a reference; that costs a look.
    """
    first: dict[bytes, pikepdf.Object] = {}
    replacements: dict[ObjectId, pikepdf.Object] = {}
    for each in _references_first(pdf):
        if any(number in replacements for number in each.references):
            _redirect(each.held, replacements)
            each.text = _text(each.held)
        if not each.is_kept:
            kept = first.setdefault(each.digest(), each.held)
            if kept is not each.held:
                replacements[each.held.objgen] = kept


class _Seen:
    """An object, and what it is as written."""

    __slots__ = ('held', 'references', 'text', 'waiting')

    def __init__(self, held: pikepdf.Object) -> None:
        self.held = held
        self.text = _text(held)
        found = _REFERENCE.findall(_WIDTHS.sub(b'', self.text))
        self.references = {(int(number), int(generation)) for number, generation in found}
        self.waiting = sorted(self.references)

    @property
    def is_kept(self) -> bool:
        """Tell whether it stands for itself."""
        return isinstance(self.held, pikepdf.Dictionary) and self.held.get('/Type') in KEPT

    def digest(self) -> bytes:
        """Return the digest of all that it is."""
        if not isinstance(self.held, pikepdf.Stream):
            return hashlib.sha256(self.text).digest()
        content = hashlib.sha256(self.held.read_raw_bytes()).digest()
        return hashlib.sha256(b'stream' + content + self.text).digest()


def _text(held: pikepdf.Object) -> bytes:
    return held.stream_dict.unparse() if isinstance(held, pikepdf.Stream) else held.unparse(resolved=True)


def _references_first(pdf: pikepdf.Pdf) -> Iterator[_Seen]:
    """Yield the indirect dictionaries, streams and arrays in use, each after what it refers to."""
    known = {pdf.Root.objgen}
    path = [_Seen(pdf.Root)]
    while path:
        if not path[-1].waiting:
            yield path.pop()
            continue
        number = path[-1].waiting.pop()
        if number not in known:
            known.add(number)
            held = pdf.get_object(number)
            if isinstance(held, CONTAINERS):
                path.append(_Seen(held))


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
