"""A document outside the page-map loop -> its pages."""

from dataclasses import replace

from booklet.executor import Machine
from booklet.layout.engine.fetch import AssetRoots
from booklet.layout.engine.job import SectionJob
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts.faces import FontSet
from booklet.layout.fonts.rules import font_css
from booklet.layout.html.documents import make_html
from booklet.layout.html.geometry import verso_shift
from booklet.layout.html.sheets import style_sheet
from booklet.layout.sections import Numbering, SectionPlan
from booklet.layout.stored import from_entry, to_entry
from booklet.model.laid import LaidBooklet, LaidSection, PlacedSection, SectionKind
from booklet.model.pages import Folio, PageMap
from booklet.model.semester import Semester
from booklet.project.settings import Project
from booklet.values import dataclass

_NOTES = SectionPlan('handout-notes', SectionKind.NOTES, -1, -1, True, Numbering.NONE, 2)


@dataclass(frozen=True, slots=True)
class LeafJob:
    """A document to be laid out by itself."""

    section: SectionJob
    key: str
    """Of its pages in a store."""
    kind: SectionKind
    verso_shift: float = 0.0


class Leaves:
    """Makes jobs of documents in the style of a project."""

    def __init__(self, project: Project, fontset: FontSet) -> None:
        css = font_css(fontset) + style_sheet(project)
        self._project = project
        self._keys = KeyMaker(css, AssetRoots(project.root, project.styles), fontset)

    def job(self, name: str, html: str, kind: SectionKind) -> LeafJob:
        """Return the job of a document of one section without folios."""
        return LeafJob(self._keys.job(name, html, carries_faces=True), self._keys.key(html), kind)

    def notes(self, semester: Semester) -> LeafJob:
        """Return the job of two ruled note pages, recto and verso, that fill the last sheet of a handout."""
        job = self.job(_NOTES.name, make_html(_NOTES, semester, PageMap(), self._project), SectionKind.NOTES)
        # Versos move as those of the booklet do.
        return replace(job, verso_shift=float(verso_shift(_NOTES, self._project)))


def lay_out_leaf(job: LeafJob, machine: Machine) -> LaidBooklet:
    """Lay out one document as a booklet of one section without folios.

    What the machine's store has needs no text library. Raise MissingOnMachineError when they are missing.
    """
    store = machine.store
    entry = store.get(job.key) if store else None
    made = from_entry(entry) if entry else None
    if made is None:
        made = lay_out_section(job.section, machine)
        if store:
            store.put(job.key, *to_entry(made))
    section = LaidSection(
        job.kind, job.key, -1, made.pdf, made.pages, (), (), (), verso_shift=job.verso_shift
    )
    placed = PlacedSection(section, 0, (Folio(''),) * made.pages)
    return LaidBooklet((placed,), PageMap(), 1, (job.section.name,))
