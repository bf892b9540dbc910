"""A page -> the element that holds its article: by the table of sites, else by where sentences are."""

import re
from collections import defaultdict

from lxml.html import HtmlElement

from booklet.importing.web.sites import CONTAINERS
from booklet.importing.web.tree import Named, text_of

_ENOUGH = 20
"""Characters without which a container is empty, or filled by a program that did not run."""
_SHARE = 0.7
"""Of the sentence marks of an element: a child that has as many holds the text."""
_MARK = re.compile('[，。；！？：、]|[,.;!?](?=\\s|$)')
_LEVELS = (
    'div',
    'section',
    'article',
    'main',
    'td',
    'table',
    'tbody',
    'tr',
    'center',
    'form',
    'body',
    'span',
    'font',
)


def find_body(page: HtmlElement, named: Named) -> HtmlElement:
    """Return the element that holds the text; `named` are the elements of `page` by id and class."""
    marks = _marks(page)
    total = marks[page]
    for container in CONTAINERS:
        found = [element for element in named.get(container.selector, ()) if len(text_of(element)) >= _ENOUGH]
        if found:
            best = max(found, key=lambda element: marks[element])
            # A name that many sites use may hold a side column only.
            if container.is_telling or marks[best] >= total / 4:
                return _whole(best, found)
    return _densest(page, marks)


def _whole(best: HtmlElement, found: list[HtmlElement]) -> HtmlElement:
    """Return what holds all elements of one name where they are brothers: an article in several pieces."""
    parents = {element.getparent() for element in found}
    parent = best.getparent()
    return parent if len(found) > 1 and len(parents) == 1 and parent is not None else best


def _densest(page: HtmlElement, marks: dict[HtmlElement, int]) -> HtmlElement:
    body = page.find('body')
    element = page if body is None else body
    while True:
        children = [
            child for child in element if child.tag in _LEVELS and marks[child] >= _SHARE * marks[element]
        ]
        if not children or not marks[element]:
            return element
        element = max(children, key=lambda child: marks[child])


def _marks(page: HtmlElement) -> dict[HtmlElement, int]:
    """Return how many marks of sentences each element has outside of links."""
    marks: dict[HtmlElement, int] = defaultdict(int)
    in_links = {inner for link in page.iter('a') for inner in link.iter()}
    for element in page.iter():
        if element not in in_links:
            marks[element] += len(_MARK.findall(element.text or ''))
        parent = element.getparent()
        if parent is not None and parent not in in_links:
            marks[parent] += len(_MARK.findall(element.tail or ''))
    # What stands inside comes after in the order of the page, so that sums go from the end to the beginning.
    for element in reversed(list(page.iter())):
        parent = element.getparent()
        if parent is not None and marks[element]:
            marks[parent] += marks[element]
    return marks
