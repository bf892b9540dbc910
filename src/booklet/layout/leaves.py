"""A document outside the page-map loop -> its pages."""

from booklet.files import digest
from booklet.layout.engine import SectionJob, lay_out_section
from booklet.layout.fetching import Grounds
from booklet.layout.fonts import FontSet, font_css
from booklet.layout.html import style_sheet
from booklet.model.laid import LaidBooklet, LaidSection, PlacedSection, SectionKind
from booklet.model.pages import Folio, PageMap
from booklet.project import Project


def lay_out_leaf(name: str, html: str, project: Project, fontset: FontSet, kind: SectionKind) -> LaidBooklet:
    """Lay out one document in the prepared faces of `fontset`, as a booklet of one section without folios.

    Raise MissingOnMachineError when text libraries are missing.
    """
    assert fontset.folder is not None
    grounds = Grounds(project.root, project.styles, fontset.folder)
    css = font_css(fontset) + style_sheet(project)
    made = lay_out_section(SectionJob(name, html, css, grounds, fontset.configuration))
    section = LaidSection(kind, digest(html), -1, made.pdf, made.pages, (), (), ())
    return LaidBooklet((PlacedSection(section, 0, (Folio(''),) * made.pages),), PageMap(), 1, (name,))
