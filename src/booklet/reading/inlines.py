"""Elements of running text to inlines; soft line breaks are joined as the script wants it."""

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote, urlsplit

from msgspec import Struct, field

from booklet.model.inlines import (
    Code,
    Dotted,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    Pin,
    Reference,
    Ruby,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain_text,
)
from booklet.model.pages import Anchor
from booklet.reading.draft import Draft, Passage
from booklet.reading.tree import Element, Piece, is_made
from booklet.text.joining import joint

_WRAPPERS: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    'strong': Strong,
    'b': Strong,
    'em': Emphasis,
    'i': Emphasis,
    'mark': Pin,
    'sub': Subscript,
    'sup': Superscript,
}
_LINE_TAGS = frozenset(
    ('p', 'div', 'li', 'tr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'dt', 'dd', 'blockquote')
)


def read_passage(
    children: Sequence[Element | Piece], draft: Draft, start: int, *, takes_images: bool = False
) -> Passage:
    """Return the inlines of an element's children; `start` places a passage without words.

    Images are findings unless the caller takes them.
    """
    writer = _Writer(draft)
    inlines = _trimmed(_merged(writer.write(children)))
    text = plain_text(inlines)
    for image in () if takes_images else writer.images:
        draft.find('figure.misplaced', draft.source.place(image.start, image.start + 2))
    passage = Passage(
        inlines,
        text,
        tuple(writer.spots),
        tuple(_clip(writer.code, text)),
        tuple(_clip(writer.pins, text)),
        tuple(writer.images),
        start,
    )
    draft.passages.append(passage)
    return passage


def _clip(spans: Iterable[tuple[int, int]], text: str) -> Iterable[tuple[int, int]]:
    return ((start, min(end, len(text))) for start, end in spans if start < min(end, len(text)))


class _Writer(Struct):
    """Writes inlines in order and notes where each character of the plain text comes from."""

    draft: Draft
    spots: list[tuple[int, int]] = field(default_factory=list)
    code: list[tuple[int, int]] = field(default_factory=list)
    pins: list[tuple[int, int]] = field(default_factory=list)
    images: list[Element] = field(default_factory=list)
    _length: int = 0
    _last: str = ''
    """The last characters written, to judge a soft break by."""
    _has_break: bool = False

    def write(self, children: Sequence[Element | Piece]) -> tuple[Inline, ...]:
        written: list[Inline] = []
        for child in children:
            if isinstance(child, Piece):
                if text := self._text(child):
                    written.append(text)
            else:
                written.extend(self._element(child))
        return tuple(written)

    def _text(self, piece: Piece) -> Text | None:
        text, start = piece.text, piece.start
        if text == '\n':
            self._has_break = True
            return None
        if self._has_break or not self._length:
            stripped = text.lstrip()
            start += len(text) - len(stripped)
            text = stripped
        if not text:
            return None
        between = ''
        if self._has_break and self._length and not self._last.endswith((' ', '\n')):
            between = joint(self._last, text) if self._last else ''
        self._has_break = False
        if between:
            self._advance(between)
        place = self.draft.source.place(start, start + len(text))
        self.spots.append((self._length, start))
        self._advance(text)
        return Text(between + text, place)

    def _advance(self, text: str) -> None:
        self._length += len(text)
        self._last = (self._last + text)[-8:]

    def _element(self, element: Element) -> tuple[Inline, ...]:
        tag = element.tag
        if tag == 'br':
            return self._line_break()
        if tag == 'img':
            self.images.append(element)
            return ()
        if tag == 'code':
            return self._code(element)
        if tag == 'a':
            return self._link(element)
        if tag == 'ruby':
            return self._ruby(element)
        if tag == 'sup' and element.name.startswith('fnref'):
            return self._note_call(element)
        if tag in _LINE_TAGS and self._length and not self._last.endswith('\n'):
            return (*self._line_break(), *self.write(element.children))
        return self._wrapped(element)

    def _wrapped(self, element: Element) -> tuple[Inline, ...]:
        start = self._length
        children = self.write(element.children)
        if element.tag == 'mark' and children:
            self.pins.append((start, self._length))
        if not children or element.tag not in _WRAPPERS:
            return children
        if element.tag == 'em' and element.has_class('dots'):
            return (Dotted(children),)
        return (_WRAPPERS[element.tag](children),)

    def _line_break(self) -> tuple[Inline, ...]:
        if not self._length:
            return ()
        self._has_break = False
        self._advance('\n')
        return (LineBreak(),)

    def _code(self, element: Element) -> tuple[Inline, ...]:
        text = ' '.join(words_of(element).split('\n'))
        if not text:
            return ()
        between = self._space_before(text)
        pieces = [child for child in element.children if isinstance(child, Piece) and child.text != '\n']
        self.spots.append((self._length, pieces[0].start if pieces else element.start))
        self.code.append((self._length, self._length + len(text)))
        self._advance(text)
        return (*between, Code(text))

    def _space_before(self, text: str) -> tuple[Inline, ...]:
        """Return the space that a soft break before an element without words of its own stands for."""
        if not self._has_break:
            return ()
        self._has_break = False
        between = joint(self._last, text) if self._last.strip() else ''
        self._advance(between)
        return (Text(between),) if between else ()

    def _ruby(self, element: Element) -> tuple[Inline, ...]:
        base = [
            child for child in element.children if isinstance(child, Piece) or child.tag not in ('rt', 'rp')
        ]
        gloss = ' '.join(words_of(child).strip() for child in element.elements() if child.tag == 'rt')
        children = self.write(base)
        return (Ruby(children, gloss),) if children else ()

    def _link(self, element: Element) -> tuple[Inline, ...]:
        if is_made(element):
            return ()
        target = element.attributes.get('href', '').strip()
        start = _first_offset(element)
        children = self.write(element.children)
        end = start + 1 + sum(len(plain_text((child,))) for child in children)
        place = self.draft.source.place(start, end)
        if _scheme(target) in ('http', 'https', 'mailto'):
            return (Link(children, target),) if children else ()
        if target.startswith('#') or urlsplit_path(target).endswith('.md'):
            self.draft.refers = True
            return (Reference(children, Anchor(unquote(target)), place=place),)
        self.draft.find('link.no-target', place, target=target)
        return children

    def _note_call(self, element: Element) -> tuple[Inline, ...]:
        label = element.name.partition(':')[2]
        place = self.draft.source.place(element.start, element.start + len(label) + 3)
        note = self.draft.notes.get(label)
        if note is None:
            return ()
        self.draft.called.add(label)
        if self.draft.is_in_note:
            self.draft.find('footnote.nested', place, label=label)
            return ()
        self.draft.is_in_note = True
        content = read_passage(note.children, self.draft, note.start).inlines
        self.draft.is_in_note = False
        return (NoteCall(label, content, place),)


def _first_offset(element: Element) -> int:
    """Return the offset of the bracket before an element's first word."""
    for child in element.children:
        if isinstance(child, Element):
            return child.start
        if child.text.strip():
            return max(0, child.start - 1)
    return element.start


def words_of(element: Element) -> str:
    """Return all characters inside `element`, soft breaks as `\\n`."""
    return ''.join(child.text if isinstance(child, Piece) else words_of(child) for child in element.children)


def urlsplit_path(target: str) -> str:
    """Return the path of an address; empty when it is none."""
    try:
        return unquote(urlsplit(target).path)
    except ValueError:
        return ''


def _scheme(target: str) -> str:
    try:
        return urlsplit(target).scheme.lower()
    except ValueError:
        return ''


def _merged(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return the inlines with neighbouring Texts made one, at every depth."""
    merged: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text():
                if merged and isinstance(merged[-1], Text):
                    merged[-1] = Text(merged[-1].text + inline.text, merged[-1].place or inline.place)
                else:
                    merged.append(inline)
            case Link(children=children, target=target):
                merged.append(Link(_merged(children), target))
            case Ruby(children=children, gloss=gloss):
                merged.append(Ruby(_merged(children), gloss))
            case Reference(children=children, target=anchor, number=number, place=place):
                merged.append(Reference(_merged(children), anchor, number, place))
            case Strong() | Emphasis() | Dotted() | Pin() | Subscript() | Superscript():
                merged.append(type(inline)(_merged(inline.children)))
            case _:
                merged.append(inline)
    return tuple(merged)


def _trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the inlines without white space and line breaks at their end."""
    while inlines:
        last = inlines[-1]
        if (isinstance(last, Text) and not last.text.strip()) or isinstance(last, LineBreak):
            inlines = inlines[:-1]
        elif isinstance(last, Text) and last.text != last.text.rstrip():
            return (*inlines[:-1], Text(last.text.rstrip(), last.place))
        else:
            return inlines
    return inlines
