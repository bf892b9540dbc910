"""The HTML of a printed section -> its words as XHTML that flows, wherever its pages begin named beside them.

What the style sheet of the page generates (markers of lists, folios, calls of notes, glosses) stands here as
text, notes stand after the section, and what only fixed pages need goes.
"""

import re
from collections.abc import Callable
from html import escape
from xml.etree.ElementTree import Element

from markupsafe import Markup
from msgspec import Struct, field

from booklet.layout.html.breaks import INVISIBLE, is_significant
from booklet.layout.html.page_turns import Pages, in_order
from booklet.layout.html.tree import VOID

_KEPT = frozenset(('id', 'class', 'alt', 'colspan', 'rowspan', 'role', 'lang'))
"""Attributes that mean the same where text flows."""
_GONE = frozenset(('answer', 'device'))
"""Classes of what is there for the paper's sake: lines to write on, the figure of the cover."""
_UNSEEN = str.maketrans('', '', INVISIBLE)
_DEPTH = re.compile(r'height: ([\d.]+)em; margin: \S+ 0 (-?[\d.]+)em')
_WIDTH = re.compile(r'width: ([\d.]+)(pt|%)')
_RENAMED = {'table': 'figure', 'caption': 'figcaption'}
"""`div`s by their class: what HTML has an element for."""
_BLOCKS = frozenset(('p', 'ul', 'ol', 'dl', 'blockquote', 'figure', 'pre', 'div', 'h2', 'h3', 'h4', 'h5'))
HIGHEST_HEADING = 6


class Medium(Struct, frozen=True):
    """How an edition says what differs between them."""

    address: Callable[[str], str]
    """Where an anchor of the semester is to be found; empty when it is nowhere."""
    picture: Callable[[str], str]
    """The address of a picture that the page has under another; empty when there is none."""
    page: Callable[[str], str]
    """What a folio is called: 第 12 页."""
    levels: int = 0
    """By which headings are lower than on the page: one document has one chief heading."""
    is_epub: bool = False
    """Whether elements say by `epub:type` what they are."""

    def kind(self, name: str) -> str:
        """Return the attributes that say what an element is."""
        return f' epub:type="{name}"' if self.is_epub else ''


class Flow(Struct):
    """A section being written."""

    medium: Medium
    pages: Pages
    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cuts: list[tuple[int, int]] = field(default_factory=list)
    """Sentences of the paragraph still to come: significant characters before each, index of its page."""
    count: int = 0
    """Significant characters of the paragraph so far."""
    links: int = 0
    """Links around what is being written: they may not hold another."""


def flow(body: Element, pages: Pages, medium: Medium) -> Markup:
    """Return the section as XHTML, its notes at the end; every folio of `pages` is in it once."""
    pages.marks = in_order(body, pages.marks)
    state = Flow(medium, pages)
    _turn(state, 0, 'div')
    _write_inside(body, state)
    _turn(state, len(pages.folios), 'div')
    notes = ''.join(state.notes)
    return Markup(''.join(state.parts) + (f'<div class="notes">{notes}</div>' if notes else ''))


def _write(element: Element, state: Flow) -> None:
    kinds = element.get('class', '').split()
    if element.tag == 'svg' or _GONE.intersection(kinds):
        return
    if element.get('role') == 'img' and kinds:
        # Characters placed as a picture, as those of a seal are: read in their own order.
        state.parts.append(f'<div class="{kinds[0]}">{escape(element.get("aria-label", ""))}</div>')
        return
    of_kind = _SPANS.get(kinds[0]) if element.tag == 'span' and kinds else None
    (of_kind or _TAGS.get(element.tag, _write_plain))(element, state)


def _write_plain(element: Element, state: Flow) -> None:
    """Write an element between the pages that it begins and ends on."""
    tag, attributes = _name(element), _attributes(element, state)
    span = state.pages.marks.get(element.get('id', '')) if element.tag in _BLOCKS else None
    if span:
        _turn(state, span[0], 'div')
    if tag[0] == 'h' and tag[1:].isdigit():
        tag, attributes = _heading(int(tag[1:]) + state.medium.levels, attributes)
    state.parts.append(f'<{tag}{attributes}>')
    if 'data-sentences' in element.attrib:
        _expect(element.attrib['data-sentences'], state)
    if marker := element.get('data-marker'):
        state.parts.append(f'<span class="marker">{escape(marker)}</span>')
    if folio := element.get('data-folio'):
        state.parts.append(escape(folio))
    _write_inside(element, state)
    state.cuts = [] if span else state.cuts
    state.parts.append(f'</{tag}>')
    if span:
        _turn(state, span[1], 'div')


def _write_inside(element: Element, state: Flow) -> None:
    _say(element.text, state)
    for child in element:
        _write(child, state)
        _say(child.tail, state)


def _say(text: str | None, state: Flow) -> None:
    """Write text, and between its characters the pages that begin with one of the sentences."""
    for character in (text or '').translate(_UNSEEN):
        if is_significant(character):
            while state.cuts and state.cuts[0][0] <= state.count:
                _turn(state, state.cuts.pop(0)[1], 'span')
            state.count += 1
        state.parts.append(_ESCAPED.get(character, character))


_ESCAPED = {'&': '&amp;', '<': '&lt;', '>': '&gt;'}


def _expect(sentences: str, state: Flow) -> None:
    """Look out for the sentences of a paragraph (`anchor:start:end`)."""
    rows = (row.rsplit(':', 2) for row in sentences.split())
    state.count = 0
    state.cuts = [(int(start), state.pages.marks.get(anchor, (0, 0))[0]) for anchor, start, _ in rows]


def _turn(state: Flow, index: int, tag: str) -> None:
    for folio in state.pages.turn(index):
        words, kind = escape(state.medium.page(folio)), state.medium.kind('pagebreak')
        role = 'doc-pagebreak' if state.medium.is_epub else 'separator'
        state.parts.append(
            f'<{tag} class="folio" id="page-{folio}" role="{role}"{kind}'
            f' aria-label="{words}" data-folio="{folio}"></{tag}>'
        )


def _name(element: Element) -> str:
    kinds = element.get('class', '').split()
    if element.tag == 'div' and kinds and kinds[0] in _RENAMED:
        return _RENAMED[kinds[0]]
    if element.tag == 'section' and 'group' in kinds and element.find('div[@role="listitem"]') is not None:
        return 'div'
    # An empty head is no head.
    return 'td' if element.tag == 'th' and not ''.join(element.itertext()).strip() else element.tag


def _attributes(element: Element, state: Flow) -> str:
    kept = {
        name: value for name, value in element.attrib.items() if name in _KEPT or name.startswith('aria-')
    }
    if kept.get('role') == 'caption':
        del kept['role']
    if element.tag == 'section' and _name(element) == 'div':
        kept['role'] = 'list'
    if level := kept.get('aria-level'):
        kept['aria-level'] = str(int(level) + state.medium.levels)
    if element.tag == 'col' and (width := _WIDTH.search(element.get('style', ''))):
        kept['style'] = f'width: {width[1]}{width[2]}'
    return ''.join(f' {name}="{escape(value)}"' for name, value in kept.items())


def _heading(level: int, attributes: str) -> tuple[str, str]:
    if level <= HIGHEST_HEADING:
        return f'h{level}', attributes
    return 'div', f'{attributes} role="heading" aria-level="{level}"'


def _write_break(element: Element, state: Flow) -> None:
    state.parts.append('<br/>')


def _write_void(element: Element, state: Flow) -> None:
    state.parts.append(f'<{element.tag}{_attributes(element, state)}/>')


def _write_title(element: Element, state: Flow) -> None:
    """Titles are broken by sense for the width of the page: on others they flow."""
    for child in list(element):
        if child.tag == 'br':
            before = ''.join(element.itertext())
            child.tag, child.text = 'span', ' ' if before.isascii() else ''
            child.attrib.clear()
    _write_plain(element, state)


def _write_link(element: Element, state: Flow) -> None:
    target = element.get('href', '')
    address = state.medium.address(target[1:]) if target.startswith('#') else target
    if not address or state.links:
        _write_inside(element, state)
        return
    state.links += 1
    state.parts.append(f'<a href="{escape(address)}">')
    _write_inside(element, state)
    state.parts.append('</a>')
    state.links -= 1


def _write_picture(element: Element, state: Flow) -> None:
    address, kinds = state.medium.picture(element.get('src', '')), element.get('class', '')
    if not address:
        state.parts.append(f'<span class="missing">{escape(element.get("alt", ""))}</span>')
        return
    style = element.get('style', '')
    if place := _DEPTH.match(style):
        rule = f'height: {place[1]}em; vertical-align: {place[2]}em'
    else:
        width = _WIDTH.search(style)
        rule = f'width: {width[1]}pt' if width else ''
    named = f' class="{escape(kinds)}"' if kinds else ''
    words = escape(element.get('alt', ''))
    state.parts.append(f'<img{named} src="{escape(address)}" alt="{words}" style="{rule}"/>')


def _write_note(element: Element, state: Flow) -> None:
    """Write the call of a note here and the note itself after the section."""
    anchor, mark = element.get('id', ''), escape(element.get('data-mark', ''))
    call = f'<sup id="{anchor}-call">{mark}</sup>'
    if not state.links:
        role = f'role="doc-noteref"{state.medium.kind("noteref")}'
        call = f'<a class="call" id="{anchor}-call" href="#{anchor}" {role}>{mark}</a>'
    state.parts.append(call)
    tag = 'aside' if state.medium.is_epub else 'div'
    note = Flow(state.medium, Pages((), {}))
    _write_inside(element, note)
    state.notes.append(
        f'<{tag} id="{anchor}" role="doc-footnote"{state.medium.kind("footnote")}><p>'
        f'<a href="#{anchor}-call" role="doc-backlink">{mark}</a> {"".join(note.parts)}</p></{tag}>'
    )


def _write_ruby(element: Element, state: Flow) -> None:
    state.parts.append('<ruby>')
    _write_inside(element, state)
    state.parts.append(f'<rt>{escape(element.get("data-gloss", ""))}</rt></ruby>')


def _write_row(element: Element, state: Flow) -> None:
    _write_inside(element, state)
    state.parts.append('\n')


_SPANS = {'note': _write_note, 'ruby': _write_ruby, 'row': _write_row, 'rows': _write_inside}
_TAGS = {'br': _write_break, 'a': _write_link, 'img': _write_picture, 'h1': _write_title} | dict.fromkeys(
    VOID - {'br', 'img'}, _write_void
)
