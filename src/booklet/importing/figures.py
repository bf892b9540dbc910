"""Pictures of a source -> their files in figures/ and the Markdown that shows them."""

import hashlib
import re
from pathlib import PurePosixPath

from booklet.importing.markdown import escape
from booklet.importing.passage import Picture

_KINDS = (
    (b'\x89PNG\r\n', '.png'),
    (b'\xff\xd8\xff', '.jpg'),
    (b'GIF8', '.gif'),
    (b'BM', '.bmp'),
    (b'II*\x00', '.tif'),
    (b'MM\x00*', '.tif'),
    (b'\xd7\xcd\xc6\x9a', '.wmf'),
    (b'\x01\x00\x00\x00', '.emf'),
)
SHOWN = frozenset(('.png', '.jpg', '.gif', '.bmp', '.tif', '.webp', '.svg'))
"""What the booklet can print."""


def file_of(picture: Picture) -> str:
    """Return the name of its file: the old name, and a digest that makes it unique."""
    path = PurePosixPath(picture.name)
    stem = re.sub(r'[^\w-]+', '-', path.stem).strip('-')[:40] or 'picture'
    digest = hashlib.sha256(picture.content).hexdigest()[:6]
    return f'figures/{stem}-{digest}{suffix_of(picture)}'


def suffix_of(picture: Picture) -> str:
    """Return the suffix that belongs to the content; names lie."""
    start = picture.content[:12]
    if start.startswith(b'RIFF') and start.endswith(b'WEBP'):
        return '.webp'
    if b'<svg' in picture.content[:1000]:
        return '.svg'
    known = next((suffix for sign, suffix in _KINDS if start.startswith(sign)), '')
    return known or PurePosixPath(picture.name).suffix.lower()[:6] or '.bin'


def to_figure(picture: Picture) -> str:
    """Return the Markdown; a picture that is not there becomes a remark that does not print."""
    if not picture.content:
        words = re.sub('-{2,}|[<>]', '-', f'{picture.address or picture.name} {picture.alt}'.strip())
        return f'<!-- 图片 {words} -->'
    alt = escape(picture.alt or picture.caption)
    # A title stands between straight quotation marks.
    title = ' "{}"'.format(picture.caption.replace('"', '”')) if picture.caption else ''
    return f'![{alt}]({file_of(picture)}{title})'
