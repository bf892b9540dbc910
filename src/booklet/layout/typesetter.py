"""One article and a page map that is known -> its pages alone, made again where it changed."""

from dataclasses import replace

from booklet.executor import Machine
from booklet.layout.engine.fetch import AssetRoots
from booklet.layout.engine.galley import Galley, set_galley
from booklet.layout.engine.lay_out import get_engine_ready
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts.faces import FontSet
from booklet.layout.fonts.rules import font_css
from booklet.layout.html.documents import make_html
from booklet.layout.html.sheets import style_sheet
from booklet.layout.sections import Numbering, SectionPlan
from booklet.model.laid import SectionKind
from booklet.model.pages import PageMap
from booklet.model.semester import Article, Semester, Session
from booklet.project.settings import Project


class Typesetter:
    """Sets articles of one project; its first page takes as long as the engine takes to load."""

    def __init__(self, project: Project, fontset: FontSet) -> None:
        """Take a project and the prepared faces of its theme."""
        assert fontset.folder is not None
        css, roots = font_css(fontset) + style_sheet(project), AssetRoots(project.root, project.styles)
        self._project = project
        self._keys = KeyMaker(css, roots, fontset)
        self._machine = Machine(fontset.folder)

    def get_ready(self) -> None:
        """Load the engine; raise MissingOnMachineError when it cannot be."""
        get_engine_ready(self._keys.sheet, self._machine)

    def set_article(
        self,
        article: Article,
        session: Session,
        semester: Semester,
        page_map: PageMap,
        before: Galley | None = None,
    ) -> Galley:
        """Return the pages of `article`; `before` is the galley of the same article with an earlier text.

        They are those of the whole booklet as long as `page_map` is the booklet's.
        """
        plan = SectionPlan(article.anchor, SectionKind.ARTICLE, 0, 0, False, Numbering.ARABIC)
        alone = replace(semester, sessions=(replace(session, articles=(article,)),))
        html = make_html(plan, alone, page_map, self._project)
        return set_galley(self._keys.job(plan.name, html, carries_faces=True), self._machine, before)
