"""Words of a block to elements and pieces with their places: emphasis, code, links, notes, tags, formulas.

Written for what Chinese office texts hold: `**重要。**继续` is bold, `8*12`, `a<b` and `{1,2}` are text. A
mark that finds no partner is text. Time is linear in the length of the block.
"""

import bisect
import html
import re
from collections.abc import Callable, Mapping

from booklet.reading.delimiters import Emphasis
from booklet.reading.draft import Draft
from booklet.reading.nesting import Child
from booklet.reading.signs import BREAK, MASK
from booklet.reading.tags import FOREIGN_TAG, KEPT_TAGS, is_foreign
from booklet.reading.tree import Element, Piece
from booklet.text.classes import is_han

_SIGN = re.compile(
    rf'(?P<escape>\\[!-/:-@\[-`{{-~])|(?P<code>`+)|(?P<address>https?://[^\s<>"“”‘’（）《》，。；、！？{MASK}{BREAK}\u4e00-\u9fff]+)'
    r'|(?P<angle><)|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});)|(?P<formula>\$+)'
    r'|(?P<image>[!！]\[)|(?P<note>[\[［]\^[^\]］\s\[［]{1,80}[\]］])|(?P<open>[\[［])|(?P<close>[\]］])'
    r'|(?P<delimiter>\*+|_+|~{2,}|={2,}|＊+|＝{2,}|～{2,})'
    rf'|(?P<mask>{MASK}+)|(?P<line>(?:\\(?=\n))?[ \t]*{BREAK}?\n[ \t\u3000]*|{BREAK})'
)
_ADDRESS_END = re.compile(r"(?:[*_=~.,;:!?')\]}]|&gt;)+$")
_DESTINATION = re.compile(
    r'[(（][ \t]*(?:<([^<>\n]*)>|((?:[^()（）"“”\n]|\([^()\n]*\)|（[^()（）\n]*）)*?))'
    r'(?:[ \t]+["“\'](.*?)["”\'])?[ \t]*[)）]'
)
_LABEL = re.compile(r'[ ]?\[([^\[\]\n]{0,80})\]')
_IMAGE = re.compile(r'[!！]\[((?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*)\]')
_ANGLE_ADDRESS = re.compile(r'<((?:https?://|mailto:)[^\s<>]+|[^\s<>@]+@[^\s<>@]+\.[a-zA-Z]{2,})>')
_TASK = re.compile(r'\[([ xX])\][ \t\u3000]+(?=\S)')
_TEXT_IN_FORMULA = re.compile(r'\\(?:text|mathrm|mbox)\{[^{}]*\}')
_STRAY_CODE = re.compile(r'\\\\(?=[\w.])')


def read_phrases(written: str, draft: Draft, targets: Mapping[str, tuple[str, str]]) -> list[Child]:
    """Return what the words of one block hold; `written` has a mark before the words of each line."""
    reader = _Reader(draft, targets)
    reader.take(written)
    return reader.read()


def task_box(words: str) -> re.Match[str] | None:
    """Match the box at the beginning of an item: `[ ]` or `[x]`."""
    return _TASK.match(words)


class _Reader(Emphasis):
    """Reads one block from left to right with a stack of what is open."""

    def __init__(self, draft: Draft, targets: Mapping[str, tuple[str, str]]) -> None:
        super().__init__(draft)
        self.targets = targets
        self._ticks: dict[int, list[int]] = {}
        self._readers: dict[str, Callable[[re.Match[str]], int]] = {
            name: getattr(self, f'_{name}')
            for name in (
                'escape', 'code', 'address', 'angle', 'entity', 'formula', 'image', 'note', 'open', 'close',
                'delimiter', 'mask', 'line',
            )
        }  # fmt: skip

    def read(self) -> list[Child]:
        """Return elements and pieces in order."""
        position = 0
        while match := _SIGN.search(self.text, position):
            position = self._readers[match.lastgroup or 'mask'](match)
        self._keep(len(self.text))
        self._close_all(0)
        return self._stack[0].children

    def _line(self, match: re.Match[str]) -> int:
        children: list[Child] = []
        sign = match.group()
        if sign.startswith('\\'):
            self._mark(match.start(), match.start() + 1, 'hard-break')
        if sign.startswith('\\') or BREAK in sign:
            children.append(self._element('br', match.start()))
        if '\n' in match.group():
            children.append(Piece('\n', self._at(match.start())))
        return self._add(match.start(), match.end(), *children)

    def _mask(self, match: re.Match[str]) -> int:
        return self._add(*match.span())

    def _escape(self, match: re.Match[str]) -> int:
        start, end = match.span()
        before = self.text[start - 1 : start]
        if _STRAY_CODE.match(self.text, start) and not before.isascii() | before.isalnum():
            return end
        if _STRAY_CODE.match(self.text, start) and (not before or before.isspace()):
            return end
        self._mark(start, start + 1, 'escape')
        return self._add(start, end, Piece(match.group()[1], self._at(start + 1)))

    def _entity(self, match: re.Match[str]) -> int:
        char = html.unescape(match.group())
        if char == match.group() or not (char.isprintable() or char == '\u00a0'):
            return match.end()
        self._mark(*match.span(), 'entity')
        return self._add(*match.span(), Piece(char, self._at(match.start())))

    def _code(self, match: re.Match[str]) -> int:
        ticks = len(match.group())
        if not self._ticks:
            for run in re.finditer('`+', self.text):
                self._ticks.setdefault(len(run.group()), []).append(run.start())
        closings = self._ticks.get(ticks, [])
        index = bisect.bisect_left(closings, match.end())
        if index == len(closings):
            return match.end()
        end = closings[index]
        self._mark(match.start(), match.end(), 'code')
        self._mark(end, end + ticks, 'code')
        inside = self._pieces(match.end(), end)
        return self._add(match.start(), end + ticks, self._element('code', match.start(), inside))

    def _pieces(self, start: int, end: int) -> list[Child]:
        """Return plain text as pieces, one a line, without white space at both ends."""
        pieces: list[Child] = []
        for line in re.finditer(r'[^\n]+', self.text[start:end]):
            words = line.group().replace(MASK, '').replace(BREAK, '')
            stripped = words.lstrip() if not pieces else words
            if pieces:
                pieces.append(Piece('\n', self._at(start + line.start())))
            if stripped:
                pieces.append(Piece(stripped, self._at(start + line.start() + len(words) - len(stripped))))
        if pieces and isinstance(last := pieces[-1], Piece):
            pieces[-1] = Piece(last.text.rstrip(), last.start)
        return pieces

    def _address(self, match: re.Match[str]) -> int:
        """Pass over an address, whose marks are no markup; those at its end may be."""
        ends = _ADDRESS_END.search(match.group())
        return match.start() + ends.start() if ends else match.end()

    def _formula(self, match: re.Match[str]) -> int:
        signs, start = len(match.group()), match.end()
        if signs > 2:
            return start
        end = self.text.find('$' * signs, start)
        words = self.text[start:end].replace('\n', ' ')
        if end < 0 or not _is_formula(words, signs, self.text[end + signs : end + signs + 1]):
            return start
        self._mark(match.start(), end + signs, 'formula')
        element = self._element(
            'formula', match.start(), (), {'source': words.strip(), 'display': 'yes' if signs > 1 else ''}
        )
        return self._add(match.start(), end + signs, element)

    def _note(self, match: re.Match[str]) -> int:
        label = match.group()[2:-1]
        if label not in self.draft.note_places:
            return match.end()
        self._mark(*match.span(), 'note-call')
        return self._add(*match.span(), self._element('note', match.start(), (), {'label': label}))

    def _image(self, match: re.Match[str]) -> int:
        image = _IMAGE.match(self.text, match.start())
        if not image:
            return match.start() + 1 if match.end() - match.start() == 2 else match.end()
        target = self._target(image.end(), image[1])
        if target is None:
            return match.start() + 1
        src, title, end = target
        attributes, last = self._attributes(end)
        self._mark(match.start(), last, 'image')
        attributes |= {'src': src, 'alt': _unescaped(image[1]), 'title': title}
        element = self._element('img', match.start(), (), attributes)
        element.end = self._at(last - 1) + 1
        return self._add(match.start(), last, element)

    def _open(self, match: re.Match[str]) -> int:
        return self._push('[', *match.span())

    def _close(self, match: re.Match[str]) -> int:
        if not self._counts['[']:
            return match.end()
        depth = self._nearest('[')
        opening = self._stack[depth]
        target = self._target(match.end(), self.text[opening.end : match.start()])
        if target is None:
            if depth == len(self._stack) - 1:
                self._keep(match.start())
                self._close_all(depth)
            return match.end()
        href, _, end = target
        attributes, last = self._attributes(end)
        self._keep(match.start())
        self._mark(opening.start, opening.end, 'link')
        self._mark(match.start(), last, 'link')
        self._wrap(depth, Element('a', {'href': href, **attributes}, self._at(opening.start)), last)
        return last

    def _target(self, position: int, words: str) -> tuple[str, str, int] | None:
        """Return address, title and end of what follows the ] of a link or image; None when nothing does."""
        if match := _DESTINATION.match(self.text, position):
            href = match[1] if match[1] is not None else match[2]
            return _unescaped(href.strip()), _unescaped(match[3] or ''), match.end()
        match = _LABEL.match(self.text, position)
        if match and (known := self.targets.get((match[1] or words).lower())):
            return *known, match.end()
        if known := self.targets.get(words.lower()):
            return *known, position
        return None

    def _angle(self, match: re.Match[str]) -> int:
        start = match.start()
        if address := _ANGLE_ADDRESS.match(self.text, start):
            return self._angle_address(address)
        tag = FOREIGN_TAG.match(self.text, start)
        if not tag:
            return match.end()
        name = tag['name'].lower()
        if name == 'br':
            self._mark(*tag.span(), 'tag')
            return self._add(*tag.span(), self._element('br', start))
        if name in KEPT_TAGS and not tag['rest']:
            return self._close_tag(tag, name) if tag['slash'] else self._push(name, *tag.span())
        if not is_foreign(name, tag['rest']):
            return match.end()
        if not tag['slash']:
            self._find('html.dropped', *tag.span(), tag=name)
        self._mark(*tag.span(), 'tag-dropped')
        return self._add(*tag.span())

    def _angle_address(self, match: re.Match[str]) -> int:
        """Add the link of `<https://…>` or `<name@place>`."""
        start, end = match.span()
        words = match[1].removeprefix('mailto:')
        first = end - 1 - len(words)
        self._mark(start, first, 'link')
        self._mark(end - 1, end, 'link')
        target = words if words.startswith(('http://', 'https://')) else f'mailto:{words}'
        link = self._element('a', start, [Piece(words, self._at(first))], {'href': target})
        return self._add(start, end, link)

    def _close_tag(self, tag: re.Match[str], name: str) -> int:
        if not self._counts[name]:
            self._find('html.unpaired', *tag.span(), tag=tag.group())
            return tag.end()
        self._keep(tag.start())
        depth = self._nearest(name)
        opening = self._stack[depth]
        self._mark(opening.start, opening.end, 'tag')
        self._mark(*tag.span(), 'tag')
        self._wrap(depth, self._element(name, opening.start), tag.end())
        return tag.end()



def _is_formula(words: str, signs: int, after: str) -> bool:
    """Tell a formula from sums of money: no space inside the signs, no figure behind them, no Han in it."""
    if not words.strip() or '$' in words or BREAK in words:
        return False
    if signs == 1 and (words[0].isspace() or words[-1].isspace() or after.isdigit()):
        return False
    return not any(is_han(char) or char in '，。；：、' for char in _TEXT_IN_FORMULA.sub('', words))


def _unescaped(words: str) -> str:
    return re.sub(r'\\([!-/:-@\[-`{-~])', r'\1', html.unescape(words)).replace(MASK, '').replace(BREAK, '')
