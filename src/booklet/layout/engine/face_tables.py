"""HarfBuzz faces -> their CFF tables without copying the file, and what the press knows each face by."""

from typing import Any

from weasyprint.text.ffi import ffi, harfbuzz

from booklet.model.carried_face import face_key
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class FaceTables:
    """What embedding asks of a face; made once per process and face, since a font file has 10 MB."""

    key: bytes
    """See `model.carried_face`."""
    cff: memoryview
    """Empty when the face has other outlines, or is one of a collection: those are left to WeasyPrint."""
    kept: tuple[Any, ...]
    """The face, so that its address stands for no other, and the blob behind `cff`."""


_MOST = 24
"""Faces remembered: twice what a booklet has. Each keeps its file in memory."""
_known: dict[int, FaceTables] = {}


def tables_of(face: Any) -> FaceTables:
    """Return the tables of a HarfBuzz face."""
    address = int(ffi.cast('uintptr_t', face))
    if address not in _known:
        blob, cff = _table(face, 'CFF ')
        if not _is_single(face):
            cff = memoryview(b'')
        key = face_key(lambda tag: bytes(_table(face, tag)[1]))
        if len(_known) >= _MOST:
            del _known[next(iter(_known))]
        _known[address] = FaceTables(key, cff, (face, blob))
    return _known[address]


def _is_single(face: Any) -> bool:
    """Tell whether the file of a face with CFF outlines is a font and no collection."""
    blob = ffi.gc(harfbuzz.hb_face_reference_blob(face), harfbuzz.hb_blob_destroy)
    length = ffi.new('unsigned int *')
    start = harfbuzz.hb_blob_get_data(blob, length)
    return start != ffi.NULL and length[0] > 4 and bytes(ffi.buffer(start, 4)) == b'OTTO'


def _table(face: Any, tag: str) -> tuple[Any, memoryview]:
    """Return a blob and its bytes, which are valid as long as the blob is kept."""
    blob = ffi.gc(
        harfbuzz.hb_face_reference_table(face, harfbuzz.hb_tag_from_string(tag.encode(), -1)),
        harfbuzz.hb_blob_destroy,
    )
    length = ffi.new('unsigned int *')
    start = harfbuzz.hb_blob_get_data(blob, length)
    return blob, memoryview(ffi.buffer(start, length[0])) if start != ffi.NULL else memoryview(b'')
