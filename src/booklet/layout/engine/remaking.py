"""Pages made before -> only those that a change can reach, made again, until an old page begins as a new one.

WeasyPrint keeps what each page begins with (`page_maker`: the box and character where the flow goes on,
the side, the counters). Filled from the last layout, it makes any page without those before it. This leans
on the inside of WeasyPrint, whose text is compared.
"""

import contextlib
import copy
import functools
from collections.abc import Iterator
from dataclasses import field
from typing import Any

import weasyprint.layout
from weasyprint.layout.page import remake_page

from booklet.layout.engine.seams import digest_text, find
from booklet.values import dataclass

_stock = weasyprint.layout.make_all_pages

_KNOWN = {
    'weasyprint.layout:layout_document': '421aba4c2809',
    'weasyprint.layout:initialize_page_maker': 'a7930c337ba2',
    'weasyprint.layout.page:make_all_pages': '18987bbc6ea9',
    'weasyprint.layout.page:make_page': '956a4c5f9b42',
    'weasyprint.layout.page:remake_page': '54219cdedd65',
}
"""Functions that this leans on, each with the digest of its text."""


@functools.cache
def can_remake() -> bool:
    """Tell whether WeasyPrint is the one that this knows; with another one every page is made again."""
    return all(digest_text(find(name)) == known for name, known in _KNOWN.items())


@dataclass(frozen=True, slots=True)
class Pagination:
    """What it takes to make the pages of a section again one by one."""

    begins: tuple[Any, ...]
    """For each page what it begins with; values of WeasyPrint, not to be changed."""
    leaves: tuple[bool, ...]
    """For each page whether it leaves a footnote or a float to the next."""


@dataclass(slots=True)
class Noted:
    """What a full layout leaves for the next change."""

    pagination: Pagination = field(default_factory=lambda: Pagination((), ()))


@dataclass(slots=True)
class Remade:
    """What a partial layout came to."""

    follow: int | None = None
    """Index of the old page from which the old pages go on; None when nothing follows the pages made."""
    pagination: Pagination = field(default_factory=lambda: Pagination((), ()))
    """Of all pages, old and new."""


@contextlib.contextmanager
def noting() -> Iterator[Noted]:
    """Note the pagination of the section laid out in this block."""
    noted = Noted()

    def make(context: Any, root_box: Any, html: Any, pages: Any) -> Iterator[Any]:
        leaves = []
        for page in _stock(context, root_box, html, pages):
            leaves.append(_leaves_something(context))
            yield page
        begins = tuple(_kept(entry) for entry in context.page_maker[: len(leaves)])
        noted.pagination = Pagination(begins, tuple(leaves))

    with _making(make):
        yield noted


@contextlib.contextmanager
def remaking(known: Pagination, first: int, last: int | None) -> Iterator[Remade]:
    """Let the section laid out in this block be made from page `first` on.

    Old pages may follow from behind page `last`, which is the last one that the change stands on; None:
    never.
    """
    remade = Remade()

    def make(context: Any, root_box: Any, html: Any, _: Any) -> Iterator[Any]:
        context.page_maker = [_entry(begin) for begin in known.begins[: first + 1]]
        context.rendered_notes = []
        index, resume, leaves = first, object(), list(known.leaves[:first])
        while resume is not None and remade.follow is None:
            page, resume = remake_page(index, context, root_box, html)
            # True when the page is new, and would have everything made again.
            context.page_maker[index + 1][-1]['content_changed'] = False
            leaves.append(_leaves_something(context))
            yield page
            index += 1
            if resume is not None and last is not None and index > last and not leaves[-1]:
                remade.follow = index if _begins_alike(known, index, context.page_maker[index]) else None
        begins = [*known.begins[:first], *(_kept(entry) for entry in context.page_maker[first:index])]
        if remade.follow is not None:
            begins += known.begins[index:]
            leaves += known.leaves[index:]
        remade.pagination = Pagination(tuple(begins), tuple(leaves))
        # What comes next in WeasyPrint counts the pages that it was given from 0.
        context.page_maker = context.page_maker[first:]
        context.broken_out_of_flow.clear()
        context.reported_footnotes.clear()

    with _making(make):
        yield remade


def first_page(known: Pagination, wanted: int) -> int:
    """Return the last page up to `wanted` that takes nothing over from the page before it."""
    while wanted > 0 and known.leaves[wanted - 1]:
        wanted -= 1
    return wanted


def _begins_alike(known: Pagination, index: int, entry: Any) -> bool:
    """Tell whether the old page `index` begins at the same place and took nothing over."""
    if index >= len(known.begins) or known.leaves[index - 1]:
        return False
    resume, following, is_right, _ = known.begins[index]
    return bool(resume == entry[0] and following == entry[1] and is_right == entry[2])


def _leaves_something(context: Any) -> bool:
    return bool(context.reported_footnotes or context.broken_out_of_flow)


def _kept(entry: Any) -> Any:
    resume, following, is_right, state, _ = entry
    return copy.deepcopy(resume), dict(following), is_right, copy.deepcopy(state)


def _entry(begin: Any) -> Any:
    fresh = {'content_changed': False, 'pages_wanted': False, 'anchors': [], 'content_lookups': []}
    return (*_kept((*begin, None)), fresh)


@contextlib.contextmanager
def _making(make: Any) -> Iterator[None]:
    weasyprint.layout.make_all_pages = make
    try:
        yield
    finally:
        weasyprint.layout.make_all_pages = _stock
