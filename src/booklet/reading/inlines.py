"""Elements of running text to inlines; soft line breaks are joined as the script wants it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from urllib.parse import unquote, urlsplit

from booklet.model.inlines import (
    Code,
    Dotted,
    Emphasis,
    Formula,
    Inline,
    LineBreak,
    Link,
    NoteCall,
    Pin,
    Reference,
    Ruby,
    Strong,
    Struck,
    Subscript,
    Superscript,
    Text,
    plain_text,
)
from booklet.model.pages import Anchor
from booklet.reading.draft import Draft, Passage
from booklet.reading.merging import merged, trimmed
from booklet.reading.signs import Markup
from booklet.reading.tree import Element, Piece
from booklet.text.formulas import find_fault, spelled
from booklet.text.joining import joint
from booklet.values import dataclass

_WRAPPERS: dict[str, Callable[[tuple[Inline, ...]], Inline]] = {
    'strong': Strong,
    'b': Strong,
    'em': Emphasis,
    'i': Emphasis,
    'mark': Pin,
    'sub': Subscript,
    'sup': Superscript,
    's': Struck,
    'del': Struck,
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
    inlines = trimmed(merged(writer.write(children)))
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


@dataclass(slots=True)
class _Writer:
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
        if tag == 'note':
            return self._note_call(element)
        if tag == 'formula':
            return self._formula(element)
        if tag in _LINE_TAGS and self._length and not self._last.endswith('\n'):
            return (*self._line_break(), *self.write(element.children))
        return self._wrapped(element)

    def _wrapped(self, element: Element) -> tuple[Inline, ...]:
        is_shifted = element.tag in ('sub', 'sup')
        between = self._space_before(words_of(element)[:1] or '1') if is_shifted else ()
        start, spot = self._length, len(self.spots)
        children = self.write(element.children)
        if element.tag == 'mark' and children:
            self.pins.append((start, self._length))
        if not children or element.tag not in _WRAPPERS:
            return (*between, *children)
        if element.tag == 'em' and element.has_class('dots'):
            return (*between, Dotted(children))
        wrapped = _WRAPPERS[element.tag](children)
        if is_shifted:
            self._respell(plain_text((wrapped,)), start, spot)
        return (*between, wrapped)

    def _respell(self, text: str, start: int, spot: int) -> None:
        """Let the characters written since `start` be `text`, which has a frame around them or none."""
        frame = (len(text) - (self._length - start) + 1) // 2
        self.spots[spot:] = [(at + frame, offset) for at, offset in self.spots[spot:]]
        self._length = start
        self._advance(text)

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
        at = self._length
        self.code.append((at, at + len(text)))
        for child in element.children:
            if isinstance(child, Piece) and child.text != '\n':
                self.spots.append((at, child.start))
            at += len(child.text) if isinstance(child, Piece) else len(words_of(child))
        self._advance(text)
        return (*between, Code(text))

    def _formula(self, element: Element) -> tuple[Inline, ...]:
        source = element.attributes['source']
        formula = Formula(source, spelled(source), bool(element.attributes['display']))
        if fault := find_fault(source):
            self.draft.find('formula.not-read', self.draft.source.place(element.start), cause=fault)
        between = self._space_before(formula.text)
        self.spots.append((self._length, element.start))
        self._advance(formula.text)
        return (*between, formula)

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
        glosses = [child for child in element.elements() if child.tag == 'rt']
        gloss = ' '.join(words_of(child).strip() for child in glosses)
        children = self.write(base)
        if not children:
            return self.write(glosses)
        for piece in (piece for child in glosses for piece in pieces_of(child)):
            self.draft.markup.append(Markup(piece.start, piece.start + len(piece.text), 'gloss'))
        return (Ruby(children, gloss),)

    def _link(self, element: Element) -> tuple[Inline, ...]:
        target = element.attributes.get('href', '').strip()
        children = self.write(element.children)
        end = element.start + 1 + sum(len(plain_text((child,))) for child in children)
        place = self.draft.source.place(element.start, end)
        if _scheme(target) in ('http', 'https', 'mailto'):
            return (Link(children, target),) if children else ()
        if target.startswith('#') or urlsplit_path(target).endswith('.md'):
            self.draft.refers = True
            return (Reference(children, Anchor(unquote(target)), place=place),)
        self.draft.find('link.no-target', place, target=target)
        return children

    def _note_call(self, element: Element) -> tuple[Inline, ...]:
        label = element.attributes['label']
        place = self.draft.source.place(element.start, element.start + len(label) + 3)
        note = self.draft.notes.get(label)
        if note is None:
            return ()
        self.draft.called.add(label)
        if self.draft.is_in_note:
            self.draft.find('footnote.nested', place, label=label)
            return ()
        self.draft.written.add(label)
        self.draft.is_in_note = True
        content = read_passage(note.children, self.draft, note.start).inlines
        self.draft.is_in_note = False
        return (NoteCall(label, content, place),)


def words_of(element: Element) -> str:
    """Return all characters inside `element`, soft breaks as `\\n`."""
    return ''.join(child.text if isinstance(child, Piece) else words_of(child) for child in element.children)


def pieces_of(element: Element) -> Iterator[Piece]:
    """Yield all words inside `element`, without soft breaks."""
    for child in element.children:
        if isinstance(child, Element):
            yield from pieces_of(child)
        elif child.text != '\n':
            yield child


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
