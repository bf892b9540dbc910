"""Links inside a page from a mark to a note -> notes and their calls."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from booklet.importing.web.tree import text_of

_MARK = re.compile(r'[\[［(（]?\s*(?:\d{1,3}|[①-⑳]|\*{1,3}|[†‡§]|注\s*\d{0,3})\s*[\]］)）]?')
_BACK = re.compile(r'[\s↑↩^⏎返回\ufe0e]*')
_HOLDERS = ('li', 'p', 'dd', 'aside', 'div', 'td')


class Footnotes:
    """The notes of an article."""

    def __init__(self, body: HtmlElement) -> None:
        """Look for marks that lead to notes further down."""
        self._names: dict[HtmlElement, str] = {}
        self._notes: dict[HtmlElement, str] = {}
        # Word puts the notes behind the element that holds the text.
        page = body.getroottree().getroot()
        order = {element: index for index, element in enumerate(page.iter())}
        targets = {
            key: element for element in order for key in (element.get('id'), element.get('name')) if key
        }
        for link in body.iter('a'):
            target = (
                targets.get((link.get('href') or '')[1:])
                if (link.get('href') or '').startswith('#')
                else None
            )
            if target is None or order[target] < order[link] or not _MARK.fullmatch(text_of(link)):
                continue
            note = _holder(target, body)
            if note is not None and link not in set(note.iter()):
                self._names[link] = self._notes.setdefault(note, str(len(self._notes) + 1))
        for note in self._notes:
            _without_marks(note)

    def name(self, link: HtmlElement) -> str | None:
        """Return the name of the note that `link`, or the mark around it, calls."""
        if link.tag == 'sup' and len(link) == 1 and not (link.text or '').strip():
            link = link[0]
        return self._names.get(link)

    def is_note(self, element: HtmlElement) -> bool:
        """Tell whether `element` is a note and no part of the text."""
        return element in self._notes

    def called(self) -> Iterator[tuple[str, HtmlElement]]:
        """Yield the name and the element of each note."""
        for element, name in self._notes.items():
            yield name, element


def _holder(target: HtmlElement, body: HtmlElement) -> HtmlElement | None:
    """Return the block that a target stands in, or is."""
    for element in (target, *target.iterancestors()):
        if element is body:
            return None
        if element.tag in _HOLDERS:
            return element
    return None


def _without_marks(note: HtmlElement) -> None:
    """Take the links that lead back, and the mark before the words, out of a note."""
    for link in list(note.iter('a')):
        if (link.get('href') or '').startswith('#') and (
            _MARK.fullmatch(text_of(link)) or _BACK.fullmatch(text_of(link))
        ):
            link.drop_tree()
