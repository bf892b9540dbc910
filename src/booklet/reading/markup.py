"""Markdown to clean HTML: Python-Markdown with our dialect, then a short allow-list of elements."""

import re

import markdown
import nh3
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from booklet.reading.containers import ContainerExtension
from booklet.reading.dashes import DashListExtension
from booklet.reading.pins import PinExtension

_TAGS = frozenset(
    [
        'p',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'ul',
        'ol',
        'li',
        'dl',
        'dt',
        'dd',
        'blockquote',
        'div',
        'table',
        'thead',
        'tbody',
        'tr',
        'th',
        'td',
        'pre',
        'code',
        'hr',
        'br',
        'em',
        'strong',
        'i',
        'b',
        'mark',
        'sub',
        'sup',
        'ruby',
        'rb',
        'rt',
        'rp',
        'a',
        'img',
        'span',
    ]
)
_ATTRIBUTES = {
    '*': {'id', 'class'},
    'a': {'href'},
    'img': {'src', 'alt', 'title', 'width'},
    'ol': {'start'},
    'td': {'align', 'colspan', 'rowspan'},
    'th': {'align', 'colspan', 'rowspan'},
}
_SCHEMES = {'http', 'https', 'mailto'}
_TANGLED = 600
"""As many brackets in one paragraph are no writing; the conversion's time grows with their square."""
_TANGLE = re.compile(r'[\[!<]')
_DISGUISE = {ord(sign): 0xFDD4 + number for number, sign in enumerate('[]!<')}
DISGUISED = {code: chr(sign) for sign, code in _DISGUISE.items()}
"""Noncharacters that stand for the brackets of tangled paragraphs on their way through the conversion."""


def convert(body: str) -> str:
    """Return HTML of the allowed elements and attributes only.

    Raises RecursionError when the blocks are nested beyond all reason.
    """
    converter = markdown.Markdown(extensions=_extensions(), output_format='html')
    html = converter.convert(_untangle(body))
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
        strip_comments=True,
    )


def convert_plainly(body: str) -> str:
    """Return the paragraphs of `body` without any markup: what remains when `convert` gives up."""
    paragraphs = (chunk.strip() for chunk in re.split(r'\n[ \t]*\n', body))
    return ''.join(f'<p>{nh3.clean_text(chunk)}</p>' for chunk in paragraphs if chunk)


def _extensions() -> list[Extension]:
    return [
        FootnoteExtension(BACKLINK_TEXT='', PLACE_MARKER='\ufdd3'),
        TableExtension(use_align_attribute=True),
        DefListExtension(),
        AttrListExtension(),
        FencedCodeExtension(),
        SaneListExtension(),
        PinExtension(),
        DashListExtension(),
        ContainerExtension(),
        DialectExtension(),
    ]


class DialectExtension(Extension):
    """Takes out what surprises people who write Chinese in a word processor.

    Four spaces before a paragraph are an indent, not code; a line of hyphens below a paragraph is a divider,
    not a heading; `[注]: 内容` is text, not a link definition; raw blocks of HTML have been masked before.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Remove the processors."""
        md.parser.blockprocessors.deregister('code')
        md.parser.blockprocessors.deregister('setextheader')
        md.parser.blockprocessors.deregister('reference')
        md.preprocessors.deregister('html_block')
        for name in ('reference', 'image_reference', 'short_reference', 'short_image_ref'):
            md.inlinePatterns.deregister(name)


def _untangle(body: str) -> str:
    """Return `body` with the brackets of tangled paragraphs made plain."""
    if len(_TANGLE.findall(body)) <= _TANGLED:
        return body
    chunks = re.split(r'(\n[ \t]*\n)', body)
    return ''.join(
        _plain_brackets(chunk) if len(_TANGLE.findall(chunk)) > _TANGLED else chunk for chunk in chunks
    )


def _plain_brackets(chunk: str) -> str:
    return chunk if chunk.lstrip().startswith('|') else chunk.translate(_DISGUISE)
