"""A laid booklet -> its words as chapters that flow on any screen, from which editions are made."""

from collections.abc import Mapping
from functools import cached_property
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from msgspec import Struct

from booklet.executor import Machine, Task, given
from booklet.layout.engine.fetch import BASE, AssetRoots, read_resource
from booklet.layout.html.documents import make_html, template
from booklet.layout.html.flowing import Medium, flow
from booklet.layout.html.heads import article_of
from booklet.layout.html.page_turns import Pages
from booklet.layout.html.tree import anchors, parse
from booklet.layout.html.words import PageWords, words_for
from booklet.layout.sections import SectionPlan, plan_sections
from booklet.model.laid import LaidBooklet, OutlineEntry, PlacedSection, SectionKind
from booklet.model.semester import Semester
from booklet.pictures import web_picture
from booklet.press.pdf.facts import Facts
from booklet.project.settings import Project
from booklet.results.context import ResultContext

EDITION = 'edition'
"""Name of the task that reads the pages once, for all editions."""


class Chapter(Struct, frozen=True):
    """A section before it is written."""

    plan: SectionPlan
    placed: PlacedSection
    body: Element
    language: str

    @property
    def name(self) -> str:
        """Return what its file is called, without an ending."""
        return self.plan.name

    @property
    def title(self) -> str:
        """Return what the outline calls it."""
        return next((entry.label for entry in self.placed.section.outline), '')


class Edition(Struct, frozen=True, dict=True):
    """Everything that editions are made of."""

    semester: Semester
    laid: LaidBooklet
    project: Project
    facts: Facts

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """All sections with words, in reading order; ruled pages have none."""
        placed = (each for each in self.laid.sections if each.section.kind is not SectionKind.NOTES)
        plans = plan_sections(self.semester)
        return tuple(self._chapter(*pair) for pair in zip(plans, placed, strict=True))

    @cached_property
    def words(self) -> PageWords:
        """The fixed words of the pages."""
        return words_for(self.semester.language)

    @cached_property
    def homes(self) -> Mapping[str, str]:
        """Anchor -> the name of the chapter where it stands."""
        return {anchor: each.name for each in self.chapters for anchor in anchors(each.body)}

    @property
    def outline(self) -> tuple[OutlineEntry, ...]:
        """The bookmarks of all sections that lead to a place in a chapter."""
        entries = (entry for each in self.chapters for entry in each.placed.section.outline)
        return tuple(entry for entry in entries if entry.anchor in self.homes)

    @property
    def folios(self) -> tuple[str, ...]:
        """The printed folios that stand beside the text, in reading order."""
        return tuple(folio for each in self.chapters for folio in each.placed.folios if folio)

    def picture(self, address: str) -> bytes:
        """Return a picture of the pages as browsers show it, empty when there is none."""
        roots = AssetRoots(self.project.root, self.project.styles)
        content = read_resource(urljoin(BASE, address), roots).content
        return web_picture(content) if content else b''

    def write(self, chapter: Chapter, medium: Medium) -> str:
        """Return a chapter as XHTML."""
        return flow(chapter.body, Pages.of(chapter.placed.section, chapter.placed.folios), medium)

    def render(self, name: str, **values: object) -> str:
        """Return a template filled in with `values` and what all have in common."""
        palette = self.project.theme.palette
        return template(self.project, name).render(
            semester=self.semester, facts=self.facts, words=self.words, palette=palette, **values
        )

    def _chapter(self, plan: SectionPlan, placed: PlacedSection) -> Chapter:
        of_article = plan.kind is SectionKind.ARTICLE
        language = article_of(plan, self.semester).language if of_article else self.semester.language
        html = make_html(plan, self.semester, self.laid.page_map, self.project)
        return Chapter(plan, placed, parse(html), language)


def edition_task(context: ResultContext) -> Task:
    """Return what reads the pages; here, because the templates lie in the project."""
    job = Edition(context.semester, context.laid.without_pages, context.project, context.facts)
    return Task(EDITION, make_edition, given(job), is_here=True)


def make_edition(job: Edition, machine: Machine) -> Edition:
    """Write the HTML of all sections and read it."""
    assert job.homes is not None
    return job
