"""An <img> -> the picture, when it was saved with the page; else its address. Nothing is fetched."""

import base64
import binascii
import re
import urllib.parse
from collections.abc import Callable
from pathlib import PurePosixPath

from lxml.html import HtmlElement

from booklet.importing.passage import Picture
from booklet.importing.web.tree import text_of

_ADDRESSES = ('data-src', 'data-original', 'data-lazy-src', 'data-actualsrc', 'data-echo', 'original', 'src')
"""Sites that load pictures late keep the address elsewhere; what the browser saved is in `src`."""
_SMALL = 24
"""CSS pixels; smaller pictures are bullets, arrows and counters."""
_NO_WORDS = re.compile(
    r'(?:图片|image|img|picture|photo|pic|undefined|null|\d*|[\w%-]+\.(?:jpe?g|png|gif|webp|bmp))',
    re.IGNORECASE,
)
_DATA = re.compile(r'data:image/([\w.+-]+)[^,]{0,80};base64,', re.IGNORECASE)
_MOST_BYTES = 50_000_000


def picture_of(image: HtmlElement, fetch: Callable[[str], bytes | None], base: str) -> Picture | None:
    """Return the picture of an <img>; None for a bullet, a counter or one without an address."""
    if _is_small(image):
        return None
    addresses = [address for name in _ADDRESSES if (address := (image.get(name) or '').strip())]
    for address in addresses:
        content = _inline(address) if address.startswith('data:') else fetch(address)
        if content:
            return _made(image, address, content, '')
    remote = next((address for address in addresses if not address.startswith('data:')), '')
    return _made(image, remote, b'', urllib.parse.urljoin(base, remote)) if remote else None


def _made(image: HtmlElement, address: str, content: bytes, remote: str) -> Picture:
    alt = (image.get('alt') or '').strip()
    figure = next(image.iterancestors('figure'), None)
    captions = [text_of(caption) for caption in figure.iter('figcaption')] if figure is not None else []
    alt = '' if _NO_WORDS.fullmatch(alt) else alt
    return Picture(_name(address), content, alt, captions[0] if captions else '', remote)


def _name(address: str) -> str:
    if match := _DATA.match(address):
        return f'picture.{match[1].split("+")[0].lower()}'
    parts = urllib.parse.urlsplit(address)
    name = PurePosixPath(urllib.parse.unquote(parts.path)).name[-60:] or 'picture'
    kind = urllib.parse.parse_qs(parts.query).get('wx_fmt')
    return name if '.' in name or not kind else f'{name}.{kind[0]}'


def _inline(address: str) -> bytes:
    match = _DATA.match(address)
    if match is None or len(address) > _MOST_BYTES:
        return b''
    try:
        content = base64.b64decode(re.sub(r'\s|%0A', '', address[match.end() :]), validate=False)
    except (ValueError, binascii.Error):
        return b''
    # Placeholders of one pixel stand where a picture would be loaded.
    return content if len(content) > 200 else b''


def _is_small(image: HtmlElement) -> bool:
    for name in ('width', 'height'):
        match = re.match(r'\d+(?=px|$)', (image.get(name) or '').strip())
        if match and int(match.group()[:6]) <= _SMALL:
            return True
    return False
