"""Bytes of a saved page -> its HTML as text, and the files that came with it."""

import codecs
import email
import email.policy
import re
import urllib.parse
from collections.abc import Callable
from email.message import Message

from booklet.importing.foreign import Source
from booklet.values import dataclass

_BOMS = ((codecs.BOM_UTF8, 'utf-8'), (codecs.BOM_UTF16_LE, 'utf-16-le'), (codecs.BOM_UTF16_BE, 'utf-16-be'))
_DECLARED = re.compile(rb'(?:charset|encoding)\s*=\s*["\']?\s*([\w.-]{2,40})', re.IGNORECASE)
_HEAD = 4096
"""Bytes among which an encoding is declared and a kind is told."""
_TAG = re.compile(
    rb'<!doctype\s+html|<(?:html|head|meta|body|title|script|table|div|p|h[1-6]|article|section|span|br)[\s>/]',
    re.IGNORECASE,
)
_ARCHIVE = re.compile(rb'^content-type:\s*multipart/related', re.IGNORECASE | re.MULTILINE)
_MOST_PARTS = 2000


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page as a browser saved it."""

    text: str
    encoding: str
    fetch: Callable[[str], bytes | None]
    """Address as the page has it -> the file, where it was saved with the page."""
    url: str = ''


def is_web_archive(content: bytes) -> bool:
    """Tell whether a file is a page in one file (.mht, .mhtml; RFC 2557)."""
    return _ARCHIVE.search(content[:_HEAD]) is not None


def is_web_page(content: bytes) -> bool:
    """Tell by its first tags whether a file is HTML, in whatever encoding."""
    head = content[:_HEAD].replace(b'\0', b'').removeprefix(codecs.BOM_UTF8).lstrip()
    head = head.removeprefix(codecs.BOM_UTF16_LE).removeprefix(codecs.BOM_UTF16_BE).lstrip()
    return is_web_archive(content) or (head[:1] == b'<' and _TAG.search(head) is not None)


def open_page(source: Source) -> SavedPage:
    """Return the page in a file, whether it is HTML or an archive of several files."""
    if is_web_archive(source.content):
        return _unpacked(source.content)
    text, encoding = decode_page(source.content)
    return SavedPage(text, encoding, lambda address: _beside(source, address), _saved_from(text))


def decode_page(content: bytes) -> tuple[str, str]:
    """Return the text and its encoding. Declarations lie both ways: what is valid UTF-8 is UTF-8."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, 'replace'), encoding
    half = content[:_HEAD]
    if half[1::2].count(0) * 3 > len(half):
        return content.decode('utf-16-le', 'replace'), 'utf-16-le'
    for encoding in ('utf-8', *_declared(content[:_HEAD]), 'gb18030'):
        try:
            return content.decode(encoding), encoding
        except (UnicodeDecodeError, LookupError):
            continue
    return _least_damaged(content)


def _declared(head: bytes) -> list[str]:
    names = [name.decode('ascii').lower() for name in _DECLARED.findall(head)]
    # GB 2312 and GBK are parts of GB 18030, which browsers read in their place.
    known = ['gb18030' if name.startswith('gb') else name for name in names]
    return [name for name in known if _is_text_encoding(name) and name not in ('iso-8859-1', 'utf-8')]


def _is_text_encoding(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _least_damaged(content: bytes) -> tuple[str, str]:
    """Return the text with the fewest characters that cannot be read; one broken byte changes no encoding."""
    names = ('utf-8', *_declared(content[:_HEAD]), 'gb18030')
    texts = [(content.decode(name, 'replace'), name) for name in names]
    return min(texts, key=lambda text: text[0].count('\ufffd'))


def _saved_from(text: str) -> str:
    match = re.search(r'saved from url=\(\d+\)(\S+)', text[:_HEAD])
    return match[1] if match else ''


def _beside(source: Source, address: str) -> bytes | None:
    path = urllib.parse.unquote(address.split('?')[0].split('#')[0]).removeprefix('./')
    if not path or re.match(r'[a-z]+:|/', path, re.IGNORECASE):
        return None
    return source.beside(path)


def _unpacked(content: bytes) -> SavedPage:
    message = email.message_from_bytes(content, policy=email.policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()][:_MOST_PARTS]
    pages = [part for part in parts if part.get_content_type() in ('text/html', 'application/xhtml+xml')]
    if not pages:
        return SavedPage('', '', lambda address: None)
    page = max(pages[:1] or pages, key=lambda part: len(_payload(part)))
    text, encoding = decode_page(_payload(page))
    base = str(page.get('Content-Location', message.get('Snapshot-Content-Location', '')))
    held = {}
    for part in parts:
        for key in (part.get('Content-Location'), f'cid:{str(part.get("Content-ID", "")).strip("<>")}'):
            if key:
                held[str(key).strip()] = part

    def fetch(address: str) -> bytes | None:
        for key in (address, urllib.parse.urljoin(base, address)):
            if key in held:
                return _payload(held[key])
        return None

    return SavedPage(text, encoding, fetch, base if base.startswith('http') else '')


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):
        return b''
    return payload if isinstance(payload, bytes) else b''
