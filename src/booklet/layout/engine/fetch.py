"""An address in HTML or CSS -> the file of the project that it names, or the reason why it is not fetched.

What a section names is read where the project lies and travels with the job, so that laying it out touches
no folder but that of the prepared faces.
"""

from collections.abc import Iterable, Iterator
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
class AssetRoots:
    """The folders that the files of a section come from."""

    root: Path
    """Of the project; only `content` in it is served."""
    styles: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that a section names, read; or why it was not."""

    path: str
    """As addresses have it behind the host, decoded: `content/2026-spring/01-x/图 1.png`."""
    content: bytes
    refusal: tuple[str, str] = ('', '')
    """Slug, and the address as the editor knows it; empty when it was read."""


class RefusedError(Exception):
    """Why an address is not fetched: the slug of the finding, and the address as the editor knows it."""

    def __init__(self, slug: str, address: str) -> None:
        super().__init__(slug, address)
        self.slug = slug
        self.address = address


def read_resource(address: str, roots: AssetRoots) -> Resource:
    """Return the file that `address` stands for, or why it may not be read."""
    path = _path_of(address)
    try:
        return Resource(path, read_file(address, roots))
    except RefusedError as refused:
        return Resource(path, b'', (refused.slug, refused.address))


class Resources:
    """What a section may fetch where it is laid out: the files that came with it, and the prepared faces."""

    def __init__(self, resources: Iterable[Resource], fonts: Path) -> None:
        self._by_path = {resource.path: resource for resource in resources}
        self._fonts = fonts

    def read(self, address: str) -> bytes:
        """Return what `address` stands for; raise RefusedError."""
        path = _known_path(address)
        if path.startswith('fonts/'):
            return _read(self._font(path), path)
        resource = self._by_path.get(path)
        if resource is None:
            what = 'missing' if path.startswith(('content/', 'styles/')) else 'refused'
            raise RefusedError(f'layout.resource-{what}', _short(path))
        if resource.refusal[0]:
            raise RefusedError(*resource.refusal)
        return resource.content

    def _font(self, path: str) -> Path:
        folder = self._fonts / 'faces'
        return _existing(((folder, folder / path.removeprefix('fonts/')),), path)


def find_file(address: str, roots: AssetRoots) -> Path:
    """Return the file that `address` stands for; raise RefusedError when it is none that may be read.

    Only `https://booklet.invalid/content/…` and `/styles/…` are known. A path that leaves its folder, by `..`
    or by a symbolic link, is refused like any other address outside the project.
    """
    path = _known_path(address)
    return _existing(_candidates(path, roots), path)


def read_file(address: str, roots: AssetRoots) -> bytes:
    """Return the content of the file that `address` stands for; raise RefusedError."""
    if drawn := _drawn(_known_path(address)):
        return drawn
    return _read(find_file(address, roots), _path_of(address))


def _existing(candidates: Iterable[tuple[Path, Path]], path: str) -> Path:
    is_known = False
    for folder, file in candidates:
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


def _read(file: Path, path: str) -> bytes:
    try:
        # One byte more than allowed tells a file that is too large without reading all of it.
        with file.open('rb') as stream:
            content = stream.read(LIMIT * 1024 * 1024 + 1)
    except OSError as error:
        raise RefusedError('layout.resource-missing', _short(path)) from error
    if len(content) > LIMIT * 1024 * 1024:
        raise RefusedError('layout.resource-large', _short(path))
    return content


def _drawn(path: str) -> bytes:
    """Return the outlines of a formula, whose source is all of its path; empty when it is none."""
    folder, _, rest = path.partition('/')
    kind, _, source = rest.partition('/')
    drawing = draw(source, is_display=kind == 'd') if folder == 'formulas' else None
    return drawing.svg.encode() if drawing else b''


def _known_path(address: str) -> str:
    """Return the path of an address of ours; raise RefusedError for every other."""
    parts, path = urlsplit(address), _path_of(address)
    if parts.scheme != 'https' or parts.netloc != HOST or '\0' in path:
        raise RefusedError('layout.resource-refused', _short(address))
    return path


def _path_of(address: str) -> str:
    return unquote(urlsplit(address).path).lstrip('/')


def _candidates(path: str, roots: AssetRoots) -> Iterator[tuple[Path, Path]]:
    """Yield (folder that must hold it, file) in the order of search."""
    head, _, rest = path.partition('/')
    if head == 'content':
        yield roots.root / 'content', roots.root / path
    elif head == 'styles':
        for folder in roots.styles:
            yield folder, folder / rest


def _short(address: str) -> str:
    """Return an address that fits a line: a `data:` address may be a whole picture."""
    return address if len(address) <= 120 else f'{address[:117]}…'
