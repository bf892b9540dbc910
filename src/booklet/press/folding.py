"""Equal objects of a PDF become one: pictures, fonts and ruled pages that several sections brought along."""

import hashlib
from collections.abc import Iterable, Iterator

import pikepdf

KEPT = ('/Page', '/Pages', '/Catalog')
"""Types of which each stands for itself, even when two are equal."""

CONTAINERS = (pikepdf.Array, pikepdf.Dictionary, pikepdf.Stream)

NUMBERS_ONLY = ('/W', '/Widths')
"""Long arrays that hold no references; looking through them for some would take most of the time."""

ObjectId = tuple[int, int]


def fold_equal(pdf: pikepdf.Pdf) -> None:
    """Let every reference to one of several equal objects lead to the first of them.

    Repeats until nothing changes, because two pictures become equal only when their masks are one.
    """
    while True:
        in_use = list(_reachable(pdf))
        replacements = _replacements(in_use)
        if not replacements:
            return
        for held in in_use:
            _redirect(held, replacements)


def _reachable(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield the indirect dictionaries, streams and arrays in use."""
    seen: set[ObjectId] = set()
    waiting: list[pikepdf.Object] = [pdf.Root]
    while waiting:
        held = waiting.pop()
        if held.is_indirect:
            if held.objgen in seen:
                continue
            seen.add(held.objgen)
            yield held
        waiting.extend(value for _, value in _containers(held))


def _replacements(in_use: Iterable[pikepdf.Object]) -> dict[ObjectId, pikepdf.Object]:
    first: dict[bytes, pikepdf.Object] = {}
    replacements: dict[ObjectId, pikepdf.Object] = {}
    for held in in_use:
        if isinstance(held, pikepdf.Dictionary) and held.get('/Type') in KEPT:
            continue
        kept = first.setdefault(_digest(held), held)
        if kept.objgen != held.objgen:
            replacements[held.objgen] = kept
    return replacements


def _digest(held: pikepdf.Object) -> bytes:
    """Return a digest of the object as written, with its references by number."""
    digest = hashlib.sha256()
    if isinstance(held, pikepdf.Stream):
        digest.update(b'stream' + held.stream_dict.unparse())
        digest.update(held.read_raw_bytes())
    else:
        digest.update(held.unparse(resolved=True))
    return digest.digest()


def _redirect(held: pikepdf.Object, replacements: dict[ObjectId, pikepdf.Object]) -> None:
    for key, value in list(_containers(held)):
        if value.is_indirect:
            if value.objgen in replacements:
                held[key] = replacements[value.objgen]
        else:
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
