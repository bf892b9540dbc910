"""Sentences chosen for the slides."""

from msgspec import Struct

from booklet.diagnostics import Place
from booklet.model.pages import Anchor, FolioSpan, PageMap


class Reason(Struct, frozen=True):
    """One feature's share of a score."""

    feature: str
    """Its name in the table of features: `position`, `title-overlap`."""
    share: float


class PassedOver(Struct, frozen=True):
    """A sentence that is not chosen."""

    source: str
    place: Place
    why: str
    """The rule of fitness it breaks, or `skipped`, `quoted`, `as-title`, `said-before`, `taken-along` (by the
    next sentence), `session-full`, `ranked-below`.
    """


class KeySentence(Struct, frozen=True):
    """A verbatim sentence chosen for the slides."""

    text: str
    """As it stands on the slide: a span of `source`, or spans joined by ……"""
    source: str
    """The whole sentence as the booklet prints it; of an enumeration all it was taken from, blocks joined by
    line ends.
    """
    anchor: Anchor
    """Of the sentence in the booklet; the PageMap knows its folios."""
    place: Place
    score: float
    reasons: tuple[Reason, ...] = ()
    """Of a chosen sentence the greatest, greatest first; of others none."""
    is_pinned: bool = False
    paragraph: str = ''
    """The paragraph it stands in, whole, for the speaker notes."""
    heading: str = ''
    """The nearest heading above it, with its number; empty when there is none."""
    items: tuple[str, ...] = ()
    """Of an enumeration, 2 to 4, each a span of the source; `text` is the stem then. Else empty."""
    attribution: str = ''
    """Who says it, where a cut took that out of the text: `李院长强调`."""
    last: Anchor | None = None
    """Of the last sentence of `source`, where that holds several; else None or `anchor`."""

    def pages(self, page_map: PageMap) -> FolioSpan | None:
        """Return the folios from where `source` begins to where it ends."""
        first, last = page_map.span(self.anchor), page_map.span(self.last or self.anchor)
        return FolioSpan(first.first, last.last) if first and last else first


class ArticleKeys(Struct, frozen=True):
    """The choice for one article."""

    article: Anchor
    ranked: tuple[KeySentence, ...]
    """All that are fit for a slide, best first; pins before the rest."""
    chosen: tuple[KeySentence, ...]
    """Those that go on slides, in the order of the text."""
    passed: tuple[PassedOver, ...] = ()
    """All other sentences, in the order of the text."""
