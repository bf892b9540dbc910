"""The text of an HTML document -> its body as a tree."""

from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

VOID = frozenset(('area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr'))


def parse(html: str) -> Element:
    """Return the body of a document as a tree; what is not closed is closed where it must."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.body


def anchors(body: Element) -> Iterator[str]:
    """Yield the names of the places in a section that links may lead to."""
    yield from (name for element in body.iter() if (name := element.get('id')) and element.tag != 'svg')


class _Reader(HTMLParser):
    """Builds the tree of what is inside `body`."""

    def __init__(self) -> None:
        super().__init__()
        self.body = Element('body')
        self._open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or '' for name, value in attrs}
        if tag == 'body':
            self.body.attrib.update(given)
            self._open = [self.body]
        elif self._open:
            element = Element(tag, given)
            self._open[-1].append(element)
            if tag not in VOID:
                self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        if not self._open:
            return
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or '') + data
        else:
            parent.text = (parent.text or '') + data
