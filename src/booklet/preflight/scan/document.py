"""The bytes of any PDF -> a Document of facts, or what keeps it from being read."""

import io
from itertools import islice

import pikepdf
from msgspec import Struct
from msgspec.structs import replace

from booklet.preflight.facts import Document, Font, Page
from booklet.preflight.scan.header import read_header
from booklet.preflight.scan.interpreter import Shelf
from booklet.preflight.scan.objects import UNREADABLE, Key
from booklet.preflight.scan.pages import read_page

MOST_PAGES = 20_000

MOST_DAMAGES = 20
_HARMLESS = 'a common error handled correctly'
"""What qpdf says of objects that a table gives no place, in files that macOS writes."""


class Unread(Struct, frozen=True):
    """Why a file could not be looked at: the slug of a rule, and what the library said."""

    slug: str
    seen: str = ''


def read_document(content: bytes) -> Document | Unread:
    """Read everything that rules look at. It never raises for bad bytes."""
    if b'%PDF-' not in content[:1024]:
        return Unread('file.not-pdf')
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            return _read(pdf, content)
    except pikepdf.PasswordError:
        return Unread('file.locked')
    except pikepdf.PdfError as error:
        return Unread('file.damaged', _said(error))
    except (RecursionError, *UNREADABLE) as error:
        return Unread('file.damaged', f'{type(error).__name__} {_said(error)}')


def _read(pdf: pikepdf.Pdf, content: bytes) -> Document | Unread:
    if len(pdf.pages) == 0:
        return Unread('file.no-pages')
    # Going through the pages is quick, asking for each by its number is not.
    listed = [page.obj for page in islice(pdf.pages, MOST_PAGES)]
    shelf = Shelf()
    pages = tuple(read_page(page, index, shelf) for index, page in enumerate(listed))
    # Last, so that the warnings of everything that was looked at are there.
    unread = len(pdf.pages) - len(listed)
    file = replace(read_header(pdf, content), damages=_damages(pdf), pages_unread=unread)
    return Document(file, pages, _fonts(shelf, pages), shelf.images)


def _fonts(shelf: Shelf, pages: tuple[Page, ...]) -> dict[Key, Font]:
    used: dict[Key, dict[int, None]] = {}
    for page in pages:
        for mark, _ in page.marks:
            if mark.kind in ('text', 'hidden-text'):
                used.setdefault(mark.key, {})[page.index] = None
    return {key: shelf.fonts.loaded[key].fact(tuple(used[key])) for key in used}


def _damages(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    said = dict.fromkeys(_said(each) for each in pdf.get_warnings() if _HARMLESS not in str(each))
    return tuple(said)[:MOST_DAMAGES]


def _said(error: object) -> str:
    """Return what the library says, without the name that it gives to bytes in memory."""
    text = str(error).replace('\n', ' ')
    return text.split(': ', 1)[-1][:160] if text.startswith('<') or 'BytesIO' in text else text[:160]
