"""The files of a semester as texts that are edited: read, accepted, kept before they are replaced."""

import codecs
import datetime
import re
from collections import OrderedDict
from pathlib import Path

from booklet.files import digest, is_inside, write_whole
from booklet.preview.merging import merge
from booklet.values import dataclass

VERSIONS = 200
"""Kept of each file."""

PAUSE = 20.0
"""Seconds between two versions that are kept while somebody types."""

_FORMS = (('utf-8-sig', codecs.BOM_UTF8), ('utf-16', codecs.BOM_UTF16_LE), ('utf-16', codecs.BOM_UTF16_BE))


@dataclass(frozen=True, slots=True)
class Text:
    """A file's text with `\\n` line ends, and how it is written on disk."""

    text: str
    digest: str
    """Of `text`."""
    encoding: str = 'utf-8'
    newline: str = '\n'

    def written(self, text: str) -> bytes:
        """Return the bytes of another text in the form of this one; what it cannot say makes it UTF-8."""
        lines = text.replace('\n', self.newline)
        try:
            return lines.encode(self.encoding)
        except UnicodeEncodeError:
            return lines.encode()


class ConflictError(Exception):
    """The file is another one by now, in the same paragraph."""

    def __init__(self, theirs: Text) -> None:
        super().__init__('conflict')
        self.theirs = theirs


def read_text(content: bytes) -> Text:
    """Return the text of a file."""
    encoding = next((name for name, mark in _FORMS if content.startswith(mark)), 'utf-8')
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        try:
            encoding = 'gb18030'
            text = content.decode(encoding)
        except UnicodeDecodeError:
            encoding = 'utf-8'
            text = content.decode(encoding, 'replace')
    newline = '\r\n' if '\r\n' in text else '\n'
    plain = text.replace('\r\n', '\n').replace('\r', '\n')
    return Text(plain, text_digest(plain), encoding, newline)


def text_digest(text: str) -> str:
    """Return the name of a text with `\\n` line ends."""
    return digest(text)[:32]


class Texts:
    """Texts of one project, by their path below its root."""

    def __init__(self, root: Path, history: Path) -> None:
        self._root = root
        self._history = history
        self._seen: OrderedDict[str, str] = OrderedDict()
        """Texts by their digest, to merge from."""

    def read(self, file: str) -> Text:
        """Return a file's text; raise OSError when it is gone."""
        text = read_text(self._path(file).read_bytes())
        self._remember(text.text, text.digest)
        return text

    def accept(self, file: str, text: str, base: str, who: str = '', must_keep: bool = False) -> Text:
        """Write `text`, which came of the one with the digest `base`; return what is in the file now.

        When the file changed meanwhile, both changes are in it; raise ConflictError when that cannot be.
        """
        path, known = self._path(file), self.read(file)
        wanted = text.replace('\r\n', '\n').replace('\r', '\n')
        self._remember(wanted, text_digest(wanted))
        if known.digest != base:
            origin = self._seen.get(base)
            merged = merge(origin, wanted, known.text) if origin is not None else None
            if merged is None and wanted != known.text:
                self.keep(file, known.written(wanted), who or 'unmerged')
                raise ConflictError(known)
            wanted, must_keep = merged or wanted, True
        if wanted != known.text:
            if must_keep or self._is_due(file):
                self.keep(file, path.read_bytes(), who)
            write_whole(path, known.written(wanted))
        accepted = Text(wanted, text_digest(wanted), known.encoding, known.newline)
        self._remember(accepted.text, accepted.digest)
        return accepted

    def keep(self, file: str, content: bytes, who: str = '') -> None:
        """Keep a version of a file."""
        folder = self._folder(file)
        now = datetime.datetime.now(datetime.UTC).strftime('%Y%m%dT%H%M%S.%fZ')
        by = re.sub(r'[^\w.@-]', '_', who)[:60]
        write_whole(folder / f'{now}{"-" if by else ""}{by}.md', content, must_last=False)
        for old in sorted(path.name for path in folder.iterdir())[:-VERSIONS]:
            (folder / old).unlink(missing_ok=True)

    def versions(self, file: str) -> list[str]:
        """Return the names of the kept versions, newest first."""
        folder = self._folder(file)
        return sorted((path.name for path in folder.iterdir()), reverse=True) if folder.is_dir() else []

    def version(self, file: str, name: str) -> Text:
        """Return a kept version; raise OSError when there is none of that name."""
        if name not in self.versions(file):
            raise FileNotFoundError(name)
        return read_text((self._folder(file) / name).read_bytes())

    def _is_due(self, file: str) -> bool:
        newest = next(iter(self.versions(file)), None)
        if newest is None:
            return True
        kept = (self._folder(file) / newest).stat().st_mtime
        return datetime.datetime.now().timestamp() - kept >= PAUSE

    def _folder(self, file: str) -> Path:
        return self._history / digest(file)[:16]

    def _path(self, file: str) -> Path:
        path = self._root / file
        if not is_inside(self._root, path):
            raise FileNotFoundError(file)
        return path

    def _remember(self, text: str, name: str) -> None:
        self._seen[name] = text
        self._seen.move_to_end(name)
        while len(self._seen) > VERSIONS:
            self._seen.popitem(last=False)
