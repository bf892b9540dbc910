"""An address in HTML or CSS -> a file of the project, or the reason why it is not fetched."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from booklet.files import is_inside
from booklet.text.formulas import draw
from booklet.values import dataclass

HOST = 'booklet.invalid'
"""RFC 2606: a name that no machine on any network has."""
BASE = f'https://{HOST}/'

LIMIT = 64
"""MiB of one file. A page of A5 in 600 dpi gray is 17 MiB before compression."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """The folders that a section may read from."""

    root: Path
    """Of the project; only `content` in it is served."""
    styles: tuple[Path, ...]
    fonts: Path
    """The prepared font set."""


class RefusedError(Exception):
    """Why an address is not fetched: the slug of the finding, and the address as the editor knows it."""

    def __init__(self, slug: str, address: str) -> None:
        super().__init__(slug, address)
        self.slug = slug
        self.address = address


def find_file(address: str, grounds: Grounds) -> Path:
    """Return the file that `address` stands for; raise RefusedError when it is none that may be read.

    Only `https://booklet.invalid/content/…`, `/styles/…` and `/fonts/…` are known. A path that leaves its
    folder, by `..` or by a symbolic link, is refused like any other address outside the project.
    """
    parts = urlsplit(address)
    path = unquote(parts.path).lstrip('/')
    if parts.scheme != 'https' or parts.netloc != HOST or '\0' in path:
        raise RefusedError('layout.resource-refused', _short(address))
    is_known = False
    for folder, file in _candidates(path, grounds):
        is_known = True
        try:
            if not is_inside(folder, file):
                raise RefusedError('layout.resource-refused', _short(path))
            if file.is_file():
                return file
        except (OSError, RuntimeError) as error:
            # A name longer than the file system allows; symbolic links in a ring (RuntimeError until 3.12).
            raise RefusedError('layout.resource-missing', _short(path)) from error
    raise RefusedError('layout.resource-missing' if is_known else 'layout.resource-refused', _short(path))


def read_file(address: str, grounds: Grounds) -> bytes:
    """Return the content of the file that `address` stands for; raise RefusedError."""
    if drawn := _drawn(address):
        return drawn
    file = find_file(address, grounds)
    path = _short(unquote(urlsplit(address).path).lstrip('/'))
    try:
        # One byte more than allowed tells a file that is too large without reading all of it.
        with file.open('rb') as stream:
            content = stream.read(LIMIT * 1024 * 1024 + 1)
    except OSError as error:
        raise RefusedError('layout.resource-missing', path) from error
    if len(content) > LIMIT * 1024 * 1024:
        raise RefusedError('layout.resource-large', path)
    return content


def _drawn(address: str) -> bytes:
    """Return the outlines of a formula, whose source is all of the address; empty when it is none."""
    parts = urlsplit(address)
    _, folder, kind, source = [*parts.path.split('/', 3), '', '', ''][:4]
    if parts.scheme != 'https' or parts.netloc != HOST or folder != 'formulas':
        return b''
    drawing = draw(unquote(source), is_display=kind == 'd')
    return drawing.svg.encode() if drawing else b''


def _candidates(path: str, grounds: Grounds) -> Iterator[tuple[Path, Path]]:
    """Yield (folder that must hold it, file) in the order of search."""
    head, _, rest = path.partition('/')
    if head == 'content':
        yield grounds.root / 'content', grounds.root / path
    elif head == 'styles':
        for folder in grounds.styles:
            yield folder, folder / rest
    elif head == 'fonts':
        yield grounds.fonts / 'faces', grounds.fonts / 'faces' / rest


def _short(address: str) -> str:
    """Return an address that fits a line: a `data:` address may be a whole picture."""
    return address if len(address) <= 120 else f'{address[:117]}…'
