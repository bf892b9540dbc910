"""Link areas and outline entries of the sections to places in the whole booklet."""

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pikepdf

from booklet.diagnostics import Finding, finding
from booklet.model.laid import LaidBooklet, LinkArea, PlacedSection
from booklet.model.pages import Anchor
from booklet.units import Length
from booklet.values import dataclass

SCHEMES = ('http', 'https', 'mailto')
"""Addresses that a reader's machine may be sent to; `file:` or `javascript:` is nobody's wish here."""

URI_CHARACTERS = "%/:=&?~#+!$,;'@()*[]"
"""What stands for itself in an address (RFC 3986); all else is percent-encoded."""

HEADROOM = Length.pt(12)
"""Air above the line that a link leads to."""

IS_PRINTED = 4
"""Annotation flag Print (ISO 32000-1, 12.5.3), without which archives refuse an annotation."""


Annotations = dict[tuple[int, int], pikepdf.Object]
"""Annotations of links by the index of their section's first page and their own index in the section."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an anchor stands in the whole booklet."""

    index: int
    """Of the page, from 0."""
    top: float
    """Distance from the top of the trim, in points."""


def starts(laid: LaidBooklet) -> Iterator[tuple[int, PlacedSection]]:
    """Yield each section with the index of its first page among the sections that are here."""
    start = 0
    for placed in laid.sections:
        yield start, placed
        start += placed.section.pages


def spots(laid: LaidBooklet) -> dict[Anchor, Spot]:
    """Return where each anchor begins; the first mark wins."""
    found: dict[Anchor, Spot] = {}
    for start, placed in starts(laid):
        for mark in placed.section.marks:
            found.setdefault(mark.anchor, Spot(start + mark.first, mark.top))
    return found


def lost_targets(laid: LaidBooklet) -> tuple[Finding, ...]:
    """Return a finding for each target that stands on no page and each address that is not followed."""
    known = spots(laid)
    links = [link for placed in laid.sections for link in placed.section.links]
    wanted = [link.target for link in links if link.is_internal]
    wanted += [entry.anchor for placed in laid.sections for entry in placed.section.outline]
    refused = [link.target for link in links if not link.is_internal and not is_followed(link.target)]
    lost = [target for target in wanted if target not in known]
    return (
        *(finding('press.anchor-lost', anchor=target) for target in dict.fromkeys(lost)),
        *(finding('press.link-refused', address=target) for target in dict.fromkeys(refused)),
    )


def is_followed(address: str) -> bool:
    """Return whether the screen copy may lead to `address`."""
    try:
        return urlsplit(address).scheme.lower() in SCHEMES
    except ValueError:
        return False


def write_links(pdf: pikepdf.Pdf, laid: LaidBooklet) -> Annotations:
    """Add the link areas of `laid` to the pages of `pdf`, which start at the same trim corner.

    Return the annotations that they became; an area that leads nowhere becomes none.
    """
    known = spots(laid)
    annotations: Annotations = {}
    for start, placed in starts(laid):
        for index, link in enumerate(placed.section.links):
            page = pdf.pages[start + link.page]
            shift = placed.shift(link.page)
            if link.is_internal and Anchor(link.target) in known:
                goal = _destination(pdf, known[Anchor(link.target)])
                annotations[start, index] = _add(pdf, page, pikepdf.Dictionary(Dest=goal), link, shift)
            elif not link.is_internal and is_followed(link.target):
                uri = pikepdf.String(quote(link.target, safe=URI_CHARACTERS))
                action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=uri)
                annotations[start, index] = _add(pdf, page, pikepdf.Dictionary(A=action), link, shift)
    return annotations


def write_outline(pdf: pikepdf.Pdf, laid: LaidBooklet) -> None:
    """Add the outline of `laid`: sessions open, articles closed; an entry with a lost anchor is left out."""
    known = spots(laid)
    with pdf.open_outline() as outline:
        parents: list[tuple[int, list[pikepdf.OutlineItem]]] = [(0, outline.root)]
        for placed in laid.sections:
            for entry in placed.section.outline:
                if spot := known.get(entry.anchor):
                    while parents[-1][0] >= entry.level:
                        parents.pop()
                    item = pikepdf.OutlineItem(entry.label, _destination(pdf, spot))
                    item.is_closed = entry.level > 1
                    parents[-1][1].append(item)
                    parents.append((entry.level, item.children))


def _add(
    pdf: pikepdf.Pdf, page: pikepdf.Page, annotation: pikepdf.Dictionary, link: LinkArea, shift: float
) -> pikepdf.Object:
    left, _, _, top = (float(edge) for edge in page.trimbox)
    left += shift
    annotation.Type = pikepdf.Name.Annot
    annotation.Subtype = pikepdf.Name.Link
    annotation.Rect = pikepdf.Array(
        [round(x, 3) for x in (left + link.left, top - link.bottom, left + link.right, top - link.top)]
    )
    annotation.Border = pikepdf.Array([0, 0, 0])
    annotation.F = IS_PRINTED
    if '/Annots' not in page.obj:
        page.obj.Annots = pikepdf.Array()
    held = pdf.make_indirect(annotation)
    page.obj.Annots.append(held)
    return held


def _destination(pdf: pikepdf.Pdf, spot: Spot) -> pikepdf.Array:
    page = pdf.pages[spot.index]
    _, _, _, top = (float(edge) for edge in page.trimbox)
    height = round(top - max(0.0, spot.top - HEADROOM), 3)
    return pikepdf.Array([page.obj, pikepdf.Name.XYZ, None, height, None])
