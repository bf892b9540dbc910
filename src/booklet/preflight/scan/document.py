"""The bytes of any PDF -> a Document of facts, or what keeps it from being read."""

import io
from dataclasses import replace
from itertools import islice

import pikepdf

from booklet.preflight.facts import Document, Font, Page
from booklet.preflight.scan.header import read_header
from booklet.preflight.scan.interpreter import Shelf
from booklet.preflight.scan.known import KnownPages
from booklet.preflight.scan.objects import UNREADABLE, Key
from booklet.preflight.scan.reading import read_pages
from booklet.values import dataclass

MOST_PAGES = 20_000

MOST_DAMAGES = 20
_HARMLESS = 'a common error handled correctly'
"""What qpdf says of objects that a table gives no place, in files that macOS writes."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a file could not be looked at: the slug of a rule, and what the library said."""

    slug: str
    seen: str = ''


def read_document(content: bytes, known: KnownPages | None = None) -> Document | Unread:
    """Read everything that rules look at, `known` pages no second time. It never raises for bad bytes."""
    if b'%PDF-' not in content[:1024]:
        return Unread('file.not-pdf')
    try:
        with pikepdf.open(io.BytesIO(content), suppress_warnings=True) as pdf:
            return _read(pdf, content, known)
    except pikepdf.PasswordError:
        return Unread('file.locked')
    except pikepdf.PdfError as error:
        return Unread('file.damaged', _said(error))
    except (RecursionError, *UNREADABLE) as error:
        return Unread('file.damaged', f'{type(error).__name__} {_said(error)}')


def _read(pdf: pikepdf.Pdf, content: bytes, known: KnownPages | None) -> Document | Unread:
    if len(pdf.pages) == 0:
        return Unread('file.no-pages')
    # Going through the pages is quick, asking for each by its number is not.
    listed = [page.obj for page in islice(pdf.pages, MOST_PAGES)]
    read = read_pages(pdf, listed, known)
    # Last, so that the warnings of everything that was looked at are there.
    unread = len(pdf.pages) - len(listed)
    file = replace(read_header(pdf, content), damages=_damages(pdf), pages_unread=unread)
    if not file.damages:
        read.keep(known)
    return Document(file, tuple(read.pages), _fonts(read.shelf, read.pages), read.shelf.images)


def _fonts(shelf: Shelf, pages: list[Page]) -> dict[Key, Font]:
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
