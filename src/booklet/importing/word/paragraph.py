"""The inside of a paragraph -> runs, pictures, text boxes; fields, notes, comments, changes on the way."""

import re
from collections.abc import Callable
from urllib.parse import quote

from lxml import etree

from booklet.importing.inline import merged, to_markdown
from booklet.importing.passage import Mark, Run
from booklet.importing.word.content import Content, Field, Part
from booklet.importing.word.marks import marks_of
from booklet.importing.word.mathematics import to_latex, words_of
from booklet.importing.word.package import MC, A, M, R, W, local
from booklet.importing.word.pictures import find_picture, words_of_chart, words_of_diagram
from booklet.importing.word.styles import RunLook
from booklet.importing.word.symbols import symbol

_PASSED_OVER = frozenset(
    [
        'pPr',
        'rPr',
        'sdtPr',
        'sdtEndPr',
        'rt',
        'delText',
        'delInstrText',
        'proofErr',
        'bookmarkStart',
        'bookmarkEnd',
        'footnoteRef',
        'endnoteRef',
        'annotationRef',
        'separator',
        'continuationSeparator',
        'tcPr',
        'tblPr',
        'tblGrid',
        'trPr',
    ]
)
_LINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_MOST_PICTURE_BYTES = 50 * 1024 * 1024


class ContentReader:
    """Reads the inside of one paragraph."""

    def __init__(self, part: Part, style: str) -> None:
        self.part = part
        self.style = style
        self.content = Content()
        self._look = RunLook()
        self._marks: frozenset[Mark] = frozenset()

    def read(self, element: etree._Element) -> Content:
        """Return what stands in `element`."""
        self._walk(element)
        self.content.runs = list(merged(tuple(self.content.runs)))
        return self.content

    def _walk(self, element: etree._Element) -> None:
        for child in element:
            self._one(child)

    def _one(self, element: etree._Element) -> None:
        name = local(element)
        if name in _PASSED_OVER:
            return
        if name in _HANDLERS and (name == 'blip' or element.tag != A + name):
            _HANDLERS[name](self, element)
        elif name == 'txbxContent':
            self.content.boxes.append(element)
        else:
            self._walk(element)

    def _add(self, run: Run) -> None:
        if any(_is_contents(one) for one in self.part.fields):
            self.content.is_contents = True
            self.part.found.contents.append(run.text)
        elif all(one.is_result for one in self.part.fields):
            self.content.runs.append(run)

    def _text(self, text: str) -> None:
        if self._look.is_hidden:
            self.part.found.hidden += text
            return
        self.content.looks.append((len(text.strip()), self._look))
        self._add(Run(text, self._marks))

    def _run(self, run: etree._Element) -> None:
        before = self._look, self._marks
        self._look = self.part.styles.look(self.style, run)
        self._marks = marks_of(self._look, self.part.body)
        self._walk(run)
        self._look, self._marks = before

    def _text_element(self, element: etree._Element) -> None:
        if element.tag.startswith(W):
            self._text(element.text or '')

    def _tab(self, element: etree._Element) -> None:
        self._text(' ')

    def _break(self, element: etree._Element) -> None:
        if element.get(W + 'type') in ('page', 'column'):
            return
        self._text('\n')

    def _return(self, element: etree._Element) -> None:
        self._text('\n')

    def _page_break(self, element: etree._Element) -> None:
        self.part.found.page += 1

    def _hyphen(self, element: etree._Element) -> None:
        self._text('-')

    def _symbol(self, element: etree._Element) -> None:
        self._text(symbol(element.get(W + 'font', ''), element.get(W + 'char', '')))

    def _deletion(self, element: etree._Element) -> None:
        self.part.found.deletions += 1

    def _insertion(self, element: etree._Element) -> None:
        self.part.found.insertions += 1
        self._walk(element)

    def _alternatives(self, element: etree._Element) -> None:
        """Read the first choice that says something, once."""
        for way in (*element.findall(MC + 'Choice'), *element.findall(MC + 'Fallback')):
            before = self._amount()
            self._walk(way)
            if self._amount() > before:
                return

    def _amount(self) -> int:
        content = self.content
        return len(content.runs) + len(content.before) + len(content.after) + len(content.boxes)

    def _instruction(self, element: etree._Element) -> None:
        if self.part.fields:
            self.part.fields[-1].instruction += element.text or ''

    def _field_mark(self, element: etree._Element) -> None:
        fields = self.part.fields
        match element.get(W + 'fldCharType'):
            case 'begin':
                fields.append(Field())
            case 'separate' if fields:
                fields[-1].is_result = True
            case 'end' if fields:
                fields.pop()

    def _simple_field(self, element: etree._Element) -> None:
        self.part.fields.append(Field(element.get(W + 'instr', ''), is_result=True))
        self._walk(element)
        self.part.fields.pop()

    def _hyperlink(self, element: etree._Element) -> None:
        relation = self.part.package.relations(self.part.name).get(element.get(R + 'id', ''))
        start = len(self.content.runs)
        self._walk(element)
        if relation is not None and relation.is_external:
            linked = _linked(tuple(self.content.runs[start:]), relation.target)
            self.content.runs[start:] = linked

    def _control(self, element: etree._Element) -> None:
        content = element.find(W + 'sdtContent')
        if content is not None:
            self._walk(content)

    def _note_call(self, element: etree._Element) -> None:
        kind = local(element).removesuffix('Reference')
        key = f'{kind} {element.get(W + "id", "")}'
        notes = self.part.found.notes
        if key not in notes:
            notes.append(key)
        self._add(Run('', note=str(notes.index(key) + 1)))

    def _comment_mark(self, element: etree._Element) -> None:
        self.part.found.comments.append(element.get(W + 'id', ''))

    def _ruby(self, element: etree._Element) -> None:
        base = ''.join(piece.text or '' for piece in element.iterfind(f'{W}rubyBase//{W}t'))
        sound = ''.join(piece.text or '' for piece in element.iterfind(f'{W}rt//{W}t'))
        self._add(
            Run(
                base,
                markdown=f'<ruby>{to_markdown((Run(base),))}<rt>{to_markdown((Run(sound),))}</rt></ruby>',
            )
        )

    def _formula(self, element: etree._Element) -> None:
        if element.tag != M + 'oMath':
            return
        latex = to_latex(element)
        if latex:
            self._add(Run(words_of(element), markdown=f'${latex}$'))

    def _diagram(self, element: etree._Element) -> None:
        words = words_of_diagram(self.part.package, self.part.name, element)
        self._text(' '.join(words))

    def _chart(self, element: etree._Element) -> None:
        words = words_of_chart(self.part.package, self.part.name, element)
        self.part.found.objects.append(('chart', words))

    def _drawn_words(self, element: etree._Element) -> None:
        """Take the words of WordArt, as red heads are often drawn."""
        self._text(element.get('string', ''))

    def _picture(self, element: etree._Element) -> None:
        found = self.part.found
        picture = find_picture(self.part.package, self.part.name, element)
        if picture is None:
            return
        found.picture_bytes += len(picture.content)
        if found.picture_bytes > _MOST_PICTURE_BYTES:
            found.pictures_left_out += 1
            return
        has_words = any(run.text.strip() for run in self.content.runs)
        (self.content.after if has_words else self.content.before).append(picture)


_HANDLERS: dict[str, Callable[[ContentReader, etree._Element], None]] = {
    'r': ContentReader._run,
    't': ContentReader._text_element,
    'tab': ContentReader._tab,
    'br': ContentReader._break,
    'cr': ContentReader._return,
    'lastRenderedPageBreak': ContentReader._page_break,
    'noBreakHyphen': ContentReader._hyphen,
    'sym': ContentReader._symbol,
    'del': ContentReader._deletion,
    'ins': ContentReader._insertion,
    'AlternateContent': ContentReader._alternatives,
    'instrText': ContentReader._instruction,
    'fldChar': ContentReader._field_mark,
    'fldSimple': ContentReader._simple_field,
    'hyperlink': ContentReader._hyperlink,
    'sdt': ContentReader._control,
    'footnoteReference': ContentReader._note_call,
    'commentReference': ContentReader._comment_mark,
    'ruby': ContentReader._ruby,
    'oMath': ContentReader._formula,
    'relIds': ContentReader._diagram,
    'chart': ContentReader._chart,
    'ptab': ContentReader._tab,
    'moveFrom': ContentReader._deletion,
    'moveTo': ContentReader._insertion,
    'endnoteReference': ContentReader._note_call,
    'textpath': ContentReader._drawn_words,
    'blip': ContentReader._picture,
    'imagedata': ContentReader._picture,
}
"""Local name of an element -> what reads it."""


def _is_contents(one: Field) -> bool:
    return one.instruction.strip().upper().startswith('TOC')


def _linked(runs: tuple[Run, ...], address: str) -> list[Run]:
    """Return the words of a link; only one that says more than its words is written as a link."""
    words = ''.join(run.text for run in runs)
    bare = re.sub(r'^(?:https?://|mailto:)|/$', '', address)
    is_open = re.match(r'(?:https?|mailto):', address) and not any(run.markdown or run.note for run in runs)
    if not is_open or not words.strip() or bare in words.replace(' ', ''):
        return list(runs)
    target = quote(address, safe=":/?#[]@!$&'*+,;=%~")
    return [Run(words, markdown=f'[{to_markdown(runs)}]({target})')]
