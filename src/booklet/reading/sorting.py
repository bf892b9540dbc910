"""The name of a file in content/ -> what it is to the booklet: an article, a copy, something to import."""

import re
import unicodedata
from collections.abc import Collection
from enum import Enum, auto
from pathlib import PurePath

SHEET = 'session.md'
MARKDOWN = frozenset(('.md', '.markdown'))
PICTURES = frozenset(
    ('.png', '.jpg', '.jpeg', '.jpe', '.jfif', '.gif', '.webp', '.tif', '.tiff', '.bmp', '.svg')
)
"""Endings of the files that a figure may show."""
_IMPORTED = frozenset(
    ('.txt', '.text', '.doc', '.docx', '.docm', '.rtf', '.odt', '.wps', '.pdf', '.ofd', '.htm', '.html',
     '.mht', '.pages', '.tex', '.rst', '.adoc', '.org')
)  # fmt: skip
"""Endings of files that may hold an article."""
_LITTER = re.compile(
    r'\..*|~\$.*|__macosx|thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|#.*#|.*~'
    r'|import-report\.html|.*\.(?:bak|swp|swo|tmp|temp|orig|part|crdownload|lnk)',
    re.IGNORECASE | re.DOTALL,
)
"""What systems, Word and editors leave beside the files they work on."""
_NEARLY = re.compile(r'(.+?)[.。．・]\s*(md|markdown|mdown|mkdn?|mdtxt|mdtext)\s*(?:[.。．]\s*(?:txt|text))?')
_COPIES = (
    re.compile(r'(.+?)[\s\-–—_]*(?:副本|复件|拷贝|copy)\s*(?:[(（]?\d{1,3}[)）]?)?', re.IGNORECASE),
    re.compile(r'(?:副本|复件|拷贝|copy of)\s*(?:[(（]\d{1,3}[)）])?[\s\-–—_]*(.+)', re.IGNORECASE),
    re.compile(r'(.+?)\s*[(（]\d{1,3}[)）]'),
    re.compile(r'(.+?)\s*[.(（][^(（]*(?:conflicted copy|sync-conflict|冲突).*', re.IGNORECASE),
)
"""How Windows, macOS, WPS and shared disks name a copy of the file whose name is the group."""


class Kind(Enum):
    """What a file of a session's folder is."""

    SHEET = auto()
    ARTICLE = auto()
    MISNAMED = auto()
    """Markdown by its name, but for the ending."""
    FOREIGN = auto()
    """It may hold an article that was not imported."""
    COPY = auto()
    LITTER = auto()
    """Left behind by a program; passed over."""
    OTHER = auto()


def sort_name(name: str, beside: Collection[str]) -> Kind:
    """Return what the file `name` is among the files `beside` it."""
    if _LITTER.fullmatch(name):
        return Kind.LITTER
    if original_of(name, beside):
        return Kind.COPY
    if name.lower() == SHEET:
        return Kind.SHEET
    ending = PurePath(name).suffix.lower()
    if ending in MARKDOWN:
        return Kind.ARTICLE
    if meant_name(name):
        return Kind.MISNAMED
    if ending in _IMPORTED:
        return Kind.FOREIGN
    return Kind.OTHER


def original_of(name: str, beside: Collection[str]) -> str | None:
    """Return which of the names `beside` the file or folder `name` is a copy of by its name, or None."""
    ending = PurePath(name).suffix if PurePath(name).suffix.lower() in MARKDOWN else ''
    stem = name.removesuffix(ending)
    found = [match[1].strip() + ending for each in _COPIES if (match := each.fullmatch(stem))]
    found += [SHEET] if name.lower() == SHEET else []
    found += [meant] if not ending and (meant := meant_name(name)) else []
    return next((original for original in found if original != name and original in beside), None)


def meant_name(name: str) -> str | None:
    """Return the name that was meant by `name`, whose ending is almost `.md`, or None."""
    plain = unicodedata.normalize('NFKC', name).strip()
    match = _NEARLY.fullmatch(plain.lower())
    return f'{plain[: match.end(1)]}.md' if match else None
