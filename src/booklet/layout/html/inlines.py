"""Inlines to markup, and where each sentence stands in what is printed."""

import itertools
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import field

from markupsafe import Markup, escape

from booklet.layout.html.breaks import INVISIBLE, breakable, count_significant, is_significant
from booklet.layout.html.formulas import set_outlines
from booklet.layout.html.voices import voiced
from booklet.layout.html.words import PageWords
from booklet.model.blocks import Sentence
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
from booklet.model.pages import Anchor, Folio, Folios
from booklet.model.titles import Voice
from booklet.project.settings import TypeArea
from booklet.text.numerals import circled
from booklet.values import dataclass

UNKNOWN_FOLIO = '00'
"""Stands for a folio that no round has found yet; as wide as most."""

_PLACEHOLDER = re.compile(r'\{(页|page|号|number)\}')
_SCHEMES = ('https://', 'http://', 'mailto:')
_QUOTES = re.compile('[“”‘’]+')


@dataclass(slots=True)
class Setting:
    """What setting the text of one section needs and keeps: it numbers the footnotes as it goes."""

    page_map: Folios
    words: PageWords
    section: str = ''
    """Its name; the anchors of its footnotes begin with it."""
    notes: list[Folio | None] = field(default_factory=list)
    """The folios of the footnotes set so far."""
    is_kai: bool = False
    """Whether the words being set are in 楷体."""
    indent: float = 0.0
    """Ems by which the column is narrower than the measure: in a list, a quotation."""

    @contextmanager
    def in_kai(self) -> Iterator[None]:
        """Set what follows in 楷体: the style sheet chooses the face, this the marks that go with it."""
        before, self.is_kai = self.is_kai, True
        try:
            yield
        finally:
            self.is_kai = before

    @contextmanager
    def narrowed(self, ems: float) -> Iterator[None]:
        """Set what follows in a column narrower by `ems` of the text."""
        self.indent += ems
        try:
            yield
        finally:
            self.indent -= ems

    def column(self, area: TypeArea) -> float:
        """Return the width of the column in ems of the text."""
        return max(area.chars_per_line - self.indent, 4.0)

    def next_note(self) -> tuple[Anchor, str]:
        """Return anchor and mark of the next footnote: ①, ②, … from the first on its page.

        The engine cannot number by the page, but the page map knows where each note stood in the round
        before; until it does, the section is numbered through. All marks are equally wide, so nothing moves.
        """
        anchor = Anchor(f'{self.section}n{len(self.notes) + 1}')
        folio = self.page_map.folio(anchor)
        self.notes.append(folio)
        return anchor, circled(self.notes.count(folio))


@dataclass(slots=True)
class Run:
    """The printed text of one block: markup, and a ruler from offsets in its plain text to printed ones."""

    markup: Markup = field(default_factory=Markup)
    ruler: list[int] = field(default_factory=lambda: [0])
    """At index i: significant characters printed before the character i of the plain text."""
    last: str = ''
    """The character printed last."""
    reference: Reference | None = None
    """The reference being set, whose placeholders are filled in."""

    def sentences(self, sentences: tuple[Sentence, ...]) -> str:
        """Return `anchor:start:end` of each sentence, separated by spaces; the end is exclusive."""
        return ' '.join(
            f'{sentence.anchor}:{self._at(sentence.start)}:{self._at(sentence.end)}'
            for sentence in sentences
        )

    def _at(self, offset: int) -> int:
        return self.ruler[min(offset, len(self.ruler) - 1)]


def set_inlines(inlines: tuple[Inline, ...], setting: Setting, before: Markup | str = '') -> Run:
    """Set `inlines` as HTML after `before`, wrapped in the one element that carries their type.

    The element has no line height of its own (style sheet): whatever faces and sizes meet in a line, the
    strut of its block alone decides how high the line is, so that every baseline stands on the grid.
    """
    run = Run()
    body = Markup('').join(_set_all(inlines, setting, run))
    run.markup = Markup('<span class="line">{}{}</span>').format(before, body)
    return run


def set_text(text: str, setting: Setting, is_kai: bool = False, voices: Iterable[Voice] = ()) -> Markup:
    """Set a plain string (a title, a field of the front matter) like a line of inlines.

    Raised and lowered figures of Unicode are set as those of the text, which every face has.
    """
    inlines = tuple(voiced(text, voices))
    if is_kai:
        with setting.in_kai():
            return set_inlines(inlines, setting).markup
    return set_inlines(inlines, setting).markup


def _set_all(inlines: tuple[Inline, ...], setting: Setting, run: Run) -> Iterator[Markup]:
    for inline in inlines:
        yield _set_one(inline, setting, run)


def _set_one(inline: Inline, setting: Setting, run: Run) -> Markup:
    match inline:
        case Text(text=text):
            return _set_words(text, setting, run)
        case Code(text=text):
            _measure(run, text, text)
            return Markup('<code>{}</code>').format(text)
        case LineBreak():
            _measure(run, '\n', '')
            return Markup('<br>')
        case NoteCall():
            return _set_note(inline, setting)
        case Reference():
            return _set_reference(inline, setting, run)
        case Ruby():
            return _set_ruby(inline, setting, run)
        case Formula():
            return _set_formula(inline, run)
        case Subscript() | Superscript():
            return _set_shifted(inline, setting, run)
        case Emphasis() if setting.words.is_chinese:
            with setting.in_kai():
                return _set_marked(inline, setting, run)
        case Dotted():
            body = Markup('').join(_set_all(inline.children, setting, run))
            return Markup('<span class="dotted">{}</span>').format(body)
    return _set_marked(inline, setting, run)


def _set_marked(
    inline: Strong | Emphasis | Pin | Link | Struck, setting: Setting, run: Run
) -> Markup:
    body = Markup('').join(_set_all(inline.children, setting, run))
    match inline:
        case Strong():
            return Markup('<strong>{}</strong>').format(body)
        case Emphasis():
            return Markup('<em>{}</em>').format(body)
        case Pin():
            return body
        case Link(target=target):
            if not target.startswith(_SCHEMES):
                return body
            return Markup('<a href="{}">{}</a>').format(target, body)
        case Struck():
            return Markup('<s>{}</s>').format(body)


def _set_shifted(inline: Subscript | Superscript, setting: Setting, run: Run) -> Markup:
    """Set words raised or lowered; the plain text may have a frame around them (`^{…}`)."""
    shown, words = plain_text((inline,)), plain_text(inline.children)
    frame = len(shown) - len(words)
    _measure(run, shown[: frame and 2], '')
    body = Markup('').join(_set_all(inline.children, setting, run))
    _measure(run, shown[len(shown) - (1 if frame else 0) :], '')
    name = 'sub' if isinstance(inline, Subscript) else 'sup'
    return Markup(f'<{name}>{{}}</{name}>').format(body)


def _set_formula(formula: Formula, run: Run) -> Markup:
    """Set a formula as outlines, or as it was typed when it cannot be drawn."""
    drawn = set_outlines(formula)
    _measure(run, formula.text, '' if drawn else formula.text)
    return drawn or escape(formula.text)


def _set_words(text: str, setting: Setting, run: Run) -> Markup:
    if run.reference is None:
        return _set_characters(text, setting, run)
    values = {
        'page': setting.page_map.folio(run.reference.target) or UNKNOWN_FOLIO,
        'number': run.reference.number,
    }
    values['页'], values['号'] = values['page'], values['number']
    markup = Markup('')
    for index, piece in enumerate(_PLACEHOLDER.split(text)):
        if index % 2:
            markup += _add(f'{{{piece}}}', values[piece], run)
        else:
            markup += _set_characters(piece, setting, run)
    return markup


def _set_characters(text: str, setting: Setting, run: Run) -> Markup:
    before = run.last
    _measure(run, text, text)
    if not setting.words.is_chinese:
        return escape(text)
    markup = escape(breakable(before + text)[len(before) :])
    # 楷体 faces draw curly quotes for Western text, a third of an em wide; those of 宋体 take their place.
    return Markup(_QUOTES.sub(r'<span class="mark">\g<0></span>', str(markup))) if setting.is_kai else markup


def _set_note(call: NoteCall, setting: Setting) -> Markup:
    anchor, mark = setting.next_note()
    before, setting.is_kai = setting.is_kai, False
    content = set_inlines(call.content, setting).markup
    setting.is_kai = before
    return Markup('<span class="note" id="{}" data-mark="{}">{}</span>').format(anchor, mark, content)


def _set_reference(reference: Reference, setting: Setting, run: Run) -> Markup:
    run.reference = reference
    body = Markup('').join(_set_all(reference.children, setting, run))
    run.reference = None
    folio = setting.page_map.folio(reference.target) or UNKNOWN_FOLIO
    if not reference.children:
        body = _add('', setting.words.page(folio), run)
    elif not _PLACEHOLDER.search(plain_text(reference.children)):
        body += _add('', setting.words.page_aside(folio), run)
    return Markup('<a href="#{}">{}</a>').format(reference.target, body)


def _add(plain: str, printed: str, run: Run) -> Markup:
    """Set `printed`, which stands for the characters `plain`."""
    _measure(run, plain, printed)
    return escape(printed)


def _set_ruby(ruby: Ruby, setting: Setting, run: Run) -> Markup:
    # The gloss is generated content (style sheet): it takes no part in the running text or its breaks.
    body = Markup('').join(_set_all(ruby.children, setting, run))
    return Markup('<span class="ruby" data-gloss="{}">{}</span>').format(ruby.gloss, body)


def _measure(run: Run, plain: str, printed: str) -> None:
    """Prolong the ruler by `plain`, which prints as `printed`.

    Equal texts are measured character by character; a placeholder counts whole at its end; what is added
    without plain text counts with the character before it.
    """
    run.last = printed.rstrip(INVISIBLE)[-1:] or run.last
    start = run.ruler[-1]
    if plain == printed:
        run.ruler += itertools.accumulate(map(is_significant, plain), initial=run.ruler.pop())
        return
    run.ruler.extend([start] * max(0, len(plain) - 1))
    end = start + count_significant(printed)
    if plain:
        run.ruler.append(end)
    else:
        run.ruler[-1] = end
