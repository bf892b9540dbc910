"""Objects of a foreign PDF -> plain values; whatever is damaged or of the wrong kind reads as not there."""

import zlib
from collections.abc import Iterator
from decimal import Decimal

import pikepdf

Key = tuple[int, int]
"""Object and generation number; (0, 0) for what stands inside another object."""

LARGEST_STREAM = 64 * 2**20
"""Bytes that one stream may come to when it is unpacked; more is not looked at."""

WORST_RATIO = 1100
"""Deflate cannot pack tighter (zlib's technical details name 1032)."""

UNREADABLE = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError)
"""What reading a damaged object may raise."""


WITH_ENTRIES = (pikepdf.Dictionary, pikepdf.Stream)


class TooLargeError(Exception):
    """A stream would take more memory than it is worth."""


def entry(holder: object, name: str) -> pikepdf.Object | None:
    """Return the value of `name` in a dictionary or the dictionary of a stream, None when there is none."""
    if not isinstance(holder, WITH_ENTRIES):
        return None
    try:
        return holder.get(name)
    except UNREADABLE:
        return None


def dictionary(holder: object, name: str) -> pikepdf.Object | None:
    """Return the entry when it is a dictionary or a stream."""
    found = entry(holder, name)
    return found if isinstance(found, WITH_ENTRIES) else None


def pairs(holder: object) -> Iterator[tuple[str, pikepdf.Object]]:
    """Yield name and value of every entry."""
    if not isinstance(holder, WITH_ENTRIES):
        return
    try:
        names = [str(name) for name in holder.keys()]  # noqa: SIM118 -- a stream iterates over something else
    except UNREADABLE:
        return
    for name in names:
        found = entry(holder, name)
        if found is not None:
            yield name, found


def elements(array: object, most: int = 65536) -> list[pikepdf.Object]:
    """Return the elements of an array; none when it is not one."""
    if not isinstance(array, pikepdf.Array):
        return []
    try:
        return [array[index] for index in range(min(len(array), most))]
    except UNREADABLE:
        return []


def is_true(value: object) -> bool:
    """Tell whether it is the boolean true."""
    return value is True


def number(value: object) -> float | None:
    """Return a number as float, None for anything else and for what no float can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    try:
        found = float(value)
    except OverflowError:
        return None
    return found if abs(found) < 1e12 else None


def numbers(array: object, count: int | None = None) -> tuple[float, ...] | None:
    """Return an array of numbers, None when it is not one or has another length than `count`."""
    found = [number(each) for each in elements(array)]
    if not isinstance(array, pikepdf.Array) or (count is not None and len(found) != count):
        return None
    return None if None in found else tuple(each for each in found if each is not None)


def whole(value: object, default: int = 0) -> int:
    """Return a number as int."""
    found = number(value)
    return default if found is None else int(found)


def name_of(value: object) -> str:
    """Return a name without its slash; empty when it is not a name."""
    if not isinstance(value, pikepdf.Name):
        return ''
    try:
        return str(value)[1:]
    except UNREADABLE:
        return ''


def text_of(value: object) -> str:
    """Return a text string or a name, at most 400 characters; empty for anything else."""
    try:
        if isinstance(value, pikepdf.String):
            return str(value)[:400].strip('\x00')
    except UNREADABLE:
        return ''
    return name_of(value)


def key_of(value: object) -> Key:
    """Return the number of an indirect object."""
    if isinstance(value, pikepdf.Object):
        return value.objgen
    return 0, 0


def filters(stream: object) -> tuple[str, ...]:
    """Return the names of the filters of a stream, in the order of decoding."""
    found = entry(stream, '/Filter')
    if isinstance(found, pikepdf.Array):
        return tuple(name_of(each) for each in elements(found, 32))
    return (name_of(found),) if name_of(found) else ()


def unpacked(stream: pikepdf.Object) -> bytes:
    """Return the decoded bytes; raise TooLargeError before they fill the memory, PdfError when damaged."""
    raw = len(stream.read_raw_bytes())
    names = filters(stream)
    packing = [name for name in names if name not in ('ASCIIHexDecode', 'AHx', 'ASCII85Decode', 'A85')]
    if raw > LARGEST_STREAM or (packing and raw * WORST_RATIO ** len(packing) > LARGEST_STREAM):
        _refuse_bombs(stream, names)
    return stream.read_bytes()


def _refuse_bombs(stream: pikepdf.Object, names: tuple[str, ...]) -> None:
    """Unpack in pieces and throw them away; only deflate can be measured so."""
    if not names or any(name not in ('FlateDecode', 'Fl') for name in names):
        raise TooLargeError
    pieces: Iterator[bytes] = iter((stream.read_raw_bytes(),))
    for _ in names:
        pieces = _inflated(pieces)
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LARGEST_STREAM:
            raise TooLargeError


def _inflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    machine = zlib.decompressobj()
    for piece in pieces:
        rest = piece
        while rest:
            try:
                yield machine.decompress(rest, 2**20)
            except zlib.error:
                return
            rest = machine.unconsumed_tail
