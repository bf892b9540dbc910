"""Font files that nobody reads are not copied.

`Font.__init__` copies the whole file out of HarfBuzz, 10 MB and 4 ms for each face of each section, and needs
four bytes of it at most, for embedding subsets the face itself.
"""

from typing import Any

from weasyprint.pdf import fonts
from weasyprint.text.ffi import harfbuzz
from weasyprint.text.fonts import get_hb_object_data


def install() -> None:
    """Let fonts read their file when it is asked for."""
    fonts.get_hb_object_data = _File
    fonts.Font.file_content = property(_read, _keep)


class _File:
    """A font file inside HarfBuzz, empty files being false as empty bytes are."""

    def __init__(self, face: Any) -> None:
        self.face = face

    def __bool__(self) -> bool:
        blob = harfbuzz.hb_face_reference_blob(self.face)
        length = harfbuzz.hb_blob_get_length(blob)
        harfbuzz.hb_blob_destroy(blob)
        return bool(length)


def _keep(font: Any, content: Any) -> None:
    font.__dict__['file_content'] = content


def _read(font: Any) -> Any:
    content = font.__dict__['file_content']
    if isinstance(content, _File):
        content = font.__dict__['file_content'] = get_hb_object_data(content.face)
    return content
