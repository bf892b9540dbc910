"""A document outside the page-map loop -> its pages."""

from dataclasses import replace

from booklet.files import digest
from booklet.layout.engine.fetch import Grounds
from booklet.layout.engine.job import SectionJob
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts import FontSet, font_css
from booklet.layout.html import make_html, style_sheet
from booklet.layout.html.geometry import verso_shift
from booklet.layout.sections import Numbering, SectionPlan
from booklet.layout.stored import from_entry, to_entry
from booklet.model.laid import LaidBooklet, LaidSection, PlacedSection, SectionKind
from booklet.model.pages import Folio, PageMap
from booklet.model.semester import Semester
from booklet.project.settings import Project
from booklet.store import Store

_NOTES = SectionPlan('handout-notes', SectionKind.NOTES, -1, -1, True, Numbering.NONE, 2)


def lay_out_leaf(
    name: str, html: str, project: Project, fontset: FontSet, kind: SectionKind, store: Store | None = None
) -> LaidBooklet:
    """Lay out one document in the prepared faces of `fontset`, as a booklet of one section without folios.

    `store` keeps leaves as it keeps sections, under keys made alike; what it has needs no text library. Raise
    MissingOnMachineError when text libraries are missing.
    """
    assert fontset.folder is not None
    grounds = Grounds(project.root, project.styles, fontset.folder)
    css = font_css(fontset) + style_sheet(project)
    key = KeyMaker(css, grounds, fontset).key(html) if store else ''
    entry = store.get(key) if store else None
    made = from_entry(entry) if entry else None
    if made is None:
        job = SectionJob(name, html, css, grounds, fontset.configuration, carries_faces=True)
        made = lay_out_section(job)
        if store:
            store.put(key, *to_entry(made))
    section = LaidSection(kind, digest(html), -1, made.pdf, made.pages, (), (), ())
    return LaidBooklet((PlacedSection(section, 0, (Folio(''),) * made.pages),), PageMap(), 1, (name,))


def notes_html(semester: Semester, project: Project) -> str:
    """Return two ruled note pages without folios, recto and verso, that fill the last sheet of a handout."""
    return make_html(_NOTES, semester, PageMap(), project)


def lay_out_notes(html: str, project: Project, fontset: FontSet, store: Store | None = None) -> LaidBooklet:
    """Lay out what `notes_html` wrote; raise MissingOnMachineError when text libraries are missing."""
    laid = lay_out_leaf(_NOTES.name, html, project, fontset, SectionKind.NOTES, store)
    return replace(laid, sections=tuple(_mirrored(placed, project) for placed in laid.sections))


def _mirrored(placed: PlacedSection, project: Project) -> PlacedSection:
    """Let versos move as those of the booklet do."""
    return replace(placed, section=replace(placed.section, verso_shift=float(verso_shift(_NOTES, project))))
