"""A document outside the page-map loop -> its pages."""

from booklet.files import digest
from booklet.layout.engine import SectionJob, lay_out_section
from booklet.layout.fetching import Grounds
from booklet.layout.fonts import FontSet, font_css
from booklet.layout.html import make_html, style_sheet
from booklet.layout.plan import Numbering, SectionPlan, Start
from booklet.model.laid import LaidBooklet, LaidSection, PlacedSection, SectionKind
from booklet.model.pages import Folio, PageMap
from booklet.model.semester import Semester
from booklet.project import Project

_NOTES = SectionPlan('handout-notes', SectionKind.NOTES, -1, -1, True, Numbering.NONE, 2)


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


def notes_html(semester: Semester, project: Project) -> str:
    """Return two ruled note pages without folios, recto and verso, that fill the last sheet of a handout."""
    return make_html(_NOTES, semester, PageMap(), Start(1, Numbering.NONE, True), project)


def lay_out_notes(html: str, project: Project, fontset: FontSet) -> LaidBooklet:
    """Lay out what `notes_html` wrote; raise MissingOnMachineError when text libraries are missing."""
    return lay_out_leaf(_NOTES.name, html, project, fontset, SectionKind.NOTES)
