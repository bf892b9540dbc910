"""The bound body to the copy for phones, desks and archives: links, outline, tags, title shown."""

import io

import pikepdf

from booklet.press.pdf.opening import saved
from booklet.press.screen.body import BoundBody, finish_pages
from booklet.press.screen.links import write_links, write_outline
from booklet.press.screen.structure import write_structure


def screen_edition(bound: BoundBody) -> bytes:
    """Return the screen copy: the pages of the print body plus what helps to find one's way among them
    and to hear them."""
    with pikepdf.open(io.BytesIO(bound.pdf)) as pdf:
        finish_pages(pdf, bound)
        annotations = write_links(pdf, bound.laid)
        write_outline(pdf, bound.laid)
        write_structure(pdf, bound.laid, bound.facts.language, annotations)
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        if any(placed.section.outline for placed in bound.laid.sections):
            pdf.Root.PageMode = pikepdf.Name.UseOutlines
        return saved(pdf)
