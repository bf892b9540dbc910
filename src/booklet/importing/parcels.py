"""What a person gives (a file, a zip of several) -> the files to be read, in order, within bounds."""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.foreign import Source
from booklet.importing.word import is_word

_ZIP = b'PK\x03\x04'
_LITTER = re.compile(r'(?:.*/)?(?:~\$|\.|__MACOSX/|Thumbs\.db|desktop\.ini).*', re.IGNORECASE | re.DOTALL)
"""What Word, Windows and macOS leave beside files; `~$a.docx` is the 162 bytes that mark an open file."""
_OF_PAGES = re.compile(r'.*(?:_files|\.files|_Files)/.*', re.DOTALL)
"""What a browser saves beside a page; the page's reader asks for it."""
_PICTURE = re.compile(r'.*\.(?:png|jpe?g|gif|bmp|webp|tiff?|svg|emf|wmf)', re.IGNORECASE | re.DOTALL)
_MOST_FILES = 500
_MOST_BYTES = 200 * 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError)


def is_litter(name: str) -> bool:
    """Tell whether `name` is no file that anybody wrote."""
    return _LITTER.fullmatch(name) is not None or _OF_PAGES.fullmatch(name) is not None


def in_order(name: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts names as people do: 2 before 10."""
    parts = re.findall(r'\d+|\D+', name)
    return tuple((int(part[:18]), '') if part.isdecimal() else (-1, part) for part in parts)


def unpacked(
    name: str, content: bytes, beside: Callable[[str], bytes | None] = lambda _: None
) -> Checked[tuple[Source, ...]]:
    """Return the file itself, or the files in it when it is a zip of several."""
    if not content.startswith(_ZIP) or is_word(content):
        return Checked((Source(name, content, beside),))
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN:
        return Checked((), (finding('import.damaged', Place(name), file=name),))
    if '[Content_Types].xml' in archive.namelist() or 'mimetype' in archive.namelist():
        return Checked((), (finding('import.other-kind', Place(name), file=name),))
    return _Parcel(name, archive).sources()


class _Parcel:
    """A zip of several files."""

    def __init__(self, name: str, archive: zipfile.ZipFile) -> None:
        self.name = name
        self.archive = archive
        self.findings: list[Finding] = []
        self.room = _MOST_BYTES
        self.entries: dict[str, zipfile.ZipInfo] = {}

    def sources(self) -> Checked[tuple[Source, ...]]:
        """Return the files in it that may hold a text."""
        for info in self.archive.infolist():
            self._enter(info)
        names = sorted((name for name in self.entries if not is_litter(name)), key=in_order)
        texts = [name for name in names if not _PICTURE.fullmatch(name)]
        if len(texts) > _MOST_FILES:
            self._find('import.too-many', number=len(texts) - _MOST_FILES, limit=_MOST_FILES)
        sources: list[Source] = []
        for name in texts[:_MOST_FILES]:
            content = self._read(name)
            if content is None:
                continue
            inner = unpacked(f'{self.name}/{name}', content, self._beside(name))
            is_nested = content.startswith(_ZIP) and not is_word(content)
            if is_nested:
                self._find('import.left-out', text=name)
                continue
            sources += inner.value
            self.findings += inner.findings
        if not sources and not self.findings:
            self._find('import.empty', file=self.name)
        return Checked(tuple(sources), tuple(self.findings))

    def _enter(self, info: zipfile.ZipInfo) -> None:
        name = _decoded(info)
        if info.is_dir():
            return
        if name.startswith('/') or '..' in name.split('/') or re.match(r'[A-Za-z]:', name):
            self._find('import.left-out', text=name)
            return
        self.entries[name] = info

    def _read(self, name: str) -> bytes | None:
        info = self.entries[name]
        if info.flag_bits & 1:
            self._find('import.password', file=name)
            return None
        if info.file_size > self.room:
            self._find('import.file-too-large', file=name, limit='200 MB')
            return None
        try:
            with self.archive.open(info) as stream:
                content = stream.read(self.room + 1)
        except _BROKEN:
            self._find('import.damaged', file=name)
            return None
        self.room -= len(content)
        return content

    def _beside(self, name: str) -> Callable[[str], bytes | None]:
        def look(path: str) -> bytes | None:
            inside = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            return self._read(inside) if inside in self.entries else None

        return look

    def _find(self, slug: str, **arguments: object) -> None:
        self.findings.append(finding(slug, Place(self.name), **arguments))


def _decoded(info: zipfile.ZipInfo) -> str:
    """Return an entry's name; Chinese Windows writes it in GBK and does not say so."""
    name = info.filename.replace('\\', '/')
    if info.flag_bits & 0x800:
        return name
    try:
        return name.encode('cp437').decode('gb18030')
    except (UnicodeEncodeError, UnicodeDecodeError):
        return name
