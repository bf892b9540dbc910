"""The element of an article -> its passages, in order."""

import re
import urllib.parse
from collections.abc import Callable
from dataclasses import replace

from lxml.html import HtmlElement

from booklet.importing.foreign import Note
from booklet.importing.markdown import escape
from booklet.importing.passage import Kind, Passage, Run
from booklet.importing.web import tables
from booklet.importing.web.footnotes import Footnotes
from booklet.importing.web.pens import Pen, Style, source_text
from booklet.importing.web.pictures import picture_of
from booklet.importing.web.styles import is_hidden, style_of
from booklet.importing.web.tree import text_of
from booklet.importing.web.word_lists import is_made_number, listed
from booklet.values import dataclass

_HEADINGS = {f'h{level}': level for level in range(1, 7)}
_BLOCKS = frozenset(
    (
        *(
            'address',
            'article',
            'aside',
            'body',
            'caption',
            'center',
            'dd',
            'details',
            'div',
            'dl',
            'dt',
            'fieldset',
        ),
        *(
            'figcaption',
            'figure',
            'footer',
            'form',
            'header',
            'hr',
            'html',
            'legend',
            'li',
            'main',
            'nav',
            'p',
        ),
        *('section', 'summary', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr'),
    )
)
_AROUND = frozenset(('nav', 'footer', 'aside'))
_AROUND_NAMES = frozenset(
    (
        *(
            'share',
            'related',
            'recommend',
            'comment',
            'comments',
            'breadcrumb',
            'crumbs',
            'copyright',
            'pager',
        ),
        *('pagination', 'qrcode', 'footer', 'toolbar', 'nav', 'sidebar', 'prevnext'),
    )
)
_NUMBERS = {'1': 'decimal', 'a': 'lowerLetter', 'A': 'upperLetter', 'i': 'lowerRoman', 'I': 'upperRoman'}
_ATTACHMENT = re.compile(r'\.(?:docx?|xlsx?|pptx?|pdf|wps|et|zip|rar|ofd)\b', re.IGNORECASE)
DEEPEST = 150
"""Elements inside one another; what lies deeper gives its words only."""


@dataclass(frozen=True, slots=True)
class Written:
    """What an element says."""

    passages: tuple[Passage, ...]
    notes: tuple[Note, ...]
    left_out: tuple[str, ...]
    """Words of lists of links and of what its name says to be no text."""


@dataclass(frozen=True, slots=True)
class Page:
    """What a page knows besides its words."""

    fetch: Callable[[str], bytes | None]
    base: str = ''


def write_blocks(body: HtmlElement, page: Page) -> Written:
    """Return the passages of `body`."""
    walker = _Walker(page, Footnotes(body))
    walker.block(body, Style(), 0)
    return Written(walker.pen.looked(), walker.notes(), tuple(walker.left_out))


class _Walker:
    """Goes through the elements of an article and writes what they say."""

    def __init__(self, page: Page, footnotes: Footnotes) -> None:
        self.pen = Pen()
        self.left_out: list[str] = []
        self._page = page
        self._footnotes = footnotes

    def block(self, element: HtmlElement, style: Style, depth: int) -> None:
        """Write an element that begins and ends a block."""
        inner = style_of(element, listed(element, style))
        self.pen.end(style)
        self._content(element, inner, depth)
        self.pen.end(inner)

    def notes(self) -> tuple[Note, ...]:
        """Return the notes that were called."""
        return tuple(Note(name, self._paragraphs(element)) for name, element in self._footnotes.called())

    def _content(self, element: HtmlElement, style: Style, depth: int) -> None:
        if depth > DEEPEST:
            self.pen.write(text_of(element), style)
            return
        self.pen.write(source_text(element.text or ''), style)
        for child in element:
            if isinstance(child.tag, str) and not self._is_passed_over(child):
                self._child(child, style, depth + 1)
            self.pen.write(source_text(child.tail or ''), style)

    def _child(self, child: HtmlElement, style: Style, depth: int) -> None:
        tag = child.tag
        if tag == 'br':
            self.pen.write('\n', style)
        elif tag == 'img':
            self._picture(child, style)
        elif tag in ('ul', 'ol', 'menu', 'dir'):
            self._list(child, style, depth)
        elif tag == 'table' and tables.is_real(child):
            self._table(child, style)
        elif tag in _HEADINGS:
            self.block(child, replace(style, kind=Kind.HEADING, level=_HEADINGS[tag]), depth)
        elif tag == 'blockquote':
            self.block(child, replace(style, kind=Kind.QUOTATION), depth)
        elif tag == 'pre':
            self._code(child, style)
        elif tag in _BLOCKS:
            self.block(child, style, depth)
        else:
            self._inline(child, style, depth)

    def _inline(self, child: HtmlElement, style: Style, depth: int) -> None:
        inner = style_of(child, style)
        if child.tag == 'ruby':
            self.pen.put(_ruby(child), inner)
        elif (name := self._footnotes.name(child)) is not None:
            self.pen.put(Run('', note=name), inner)
        elif child.tag == 'a' and (link := _link(child, self._page.base)):
            self.pen.put(link, inner)
        else:
            self._content(child, inner, depth)

    def _is_passed_over(self, child: HtmlElement) -> bool:
        if is_hidden(child) or self._footnotes.is_note(child) or is_made_number(child):
            return True
        names = set(re.split('[^a-z]+', f'{child.get("class") or ""} {child.get("id") or ""}'.lower()))
        is_around = (child.tag in _AROUND or names & _AROUND_NAMES) and len(text_of(child)) < 400
        if is_around or _is_list_of_links(child):
            if words := text_of(child):
                self.left_out.append(words)
            return True
        return False

    def _picture(self, image: HtmlElement, style: Style) -> None:
        picture = picture_of(image, self._page.fetch, self._page.base)
        if picture is not None:
            self.pen.end(style)
            self.pen.picture(picture)

    def _list(self, element: HtmlElement, style: Style, depth: int) -> None:
        self.pen.end(style)
        level = style.level + 1 if style.kind is Kind.ITEM else 0
        number = _start(element)
        kind = _NUMBERS.get(element.get('type') or '1', 'decimal') if element.tag == 'ol' else 'bullet'
        self.pen.write(source_text(element.text or ''), style)
        for item in element:
            self.pen.end(style)
            if item.tag != 'li' and isinstance(item.tag, str) and not self._is_passed_over(item):
                self._child(item, style, depth)
            elif item.tag == 'li' and not self._is_passed_over(item):
                number = _value(item, number)
                mark = '•' if kind == 'bullet' else f'{number}.'
                inner = replace(style, kind=Kind.ITEM, level=level, number=mark, number_format=kind)
                self._item(item, inner, depth + 1)
                number += 1
            # Words between items stand there by mistake, and are seen.
            self.pen.write(source_text(item.tail or ''), style)
        self.pen.end(style)

    def _item(self, item: HtmlElement, style: Style, depth: int) -> None:
        """Write an item; paragraphs behind its first have no number of their own."""
        begun = len(self.pen.passages)
        self.block(item, style, depth)
        for index in range(begun + 1, len(self.pen.passages)):
            passage = self.pen.passages[index]
            if passage.kind is Kind.ITEM and passage.level == style.level and passage.number == style.number:
                self.pen.passages[index] = replace(
                    passage, kind=Kind.PARAGRAPH, level=0, number='', number_format=''
                )

    def _table(self, element: HtmlElement, style: Style) -> None:
        self.pen.end(style)
        for caption in element.iterchildren('caption'):
            self.block(caption, style, 0)
        cells = tables.cells_of(element, self._paragraphs)
        self.pen.place(Passage(0, kind=Kind.TABLE, table=cells, head_rows=tables.head_rows(element)))

    def _code(self, element: HtmlElement, style: Style) -> None:
        self.pen.end(style)
        lines = ''.join(element.itertext()).strip('\n')
        if lines.strip():
            self.pen.place(Passage(0, (Run(lines),), Kind.CODE))

    def _paragraphs(self, element: HtmlElement) -> tuple[tuple[Run, ...], ...]:
        """Return the paragraphs of a cell or a note; its pictures are placed behind what was written."""
        inside = _Walker(self._page, self._footnotes)
        inside.block(element, Style(), 0)
        for passage in inside.pen.passages:
            if passage.picture:
                self.pen.picture(passage.picture)
        return tuple(passage.runs for passage in inside.pen.passages if passage.runs)


def _start(element: HtmlElement) -> int:
    value = (element.get('start') or '1').strip()
    return int(value) if value.isdecimal() and len(value) < 6 else 1


def _value(item: HtmlElement, number: int) -> int:
    value = (item.get('value') or '').strip()
    return int(value) if value.isdecimal() and len(value) < 6 else number


def _ruby(element: HtmlElement) -> Run:
    """Return annotated words as they stand in HTML, which Markdown keeps."""
    parts = [('', element.text or '')]
    for child in element:
        if child.tag == 'rt':
            parts.append(('rt', text_of(child)))
        elif child.tag != 'rp':
            parts.append(('', ''.join(child.itertext())))
        parts.append(('', child.tail or ''))
    inner = ''.join(
        f'<rt>{escape(text.strip())}</rt>' if tag else escape(text.strip()) for tag, text in parts
    )
    return Run(''.join(text for tag, text in parts if not tag).strip(), markdown=f'<ruby>{inner}</ruby>')


def _link(element: HtmlElement, base: str) -> Run | None:
    """Return a link that leads out of the page; None when its words are all that is worth keeping."""
    address = (element.get('href') or '').strip()
    words = text_of(element)
    if not words or any(child.tag == 'img' for child in element.iter()) or address.startswith('#'):
        return None
    address = urllib.parse.urljoin(base, address) if base else address
    if not re.fullmatch(r'(?:https?://|mailto:)[^\s<>()\\]{3,400}', address) or words in address:
        return None
    return Run(words, markdown=f'[{escape(words)}]({address})')


def _is_list_of_links(element: HtmlElement) -> bool:
    """Tell whether an element is a menu or a list of other articles; attachments are text."""
    if element.tag not in ('ul', 'ol', 'div', 'p', 'table', 'dl', 'section'):
        return False
    links = [link for link in element.iter('a') if link.get('href')]
    if len(links) < 3 or any(_ATTACHMENT.search(f'{text_of(link)} {link.get("href")}') for link in links):
        return False
    words = len(text_of(element))
    return words < 40 * len(links) and sum(len(text_of(link)) for link in links) > 0.75 * words
