"""Running heads and folios to HTML documents of their own, so that text is set without knowing them."""

from collections.abc import Sequence

from markupsafe import Markup

from booklet.layout.html.documents import template
from booklet.layout.html.geometry import furniture_css, measure
from booklet.layout.html.heads import Heads, running_heads
from booklet.layout.html.words import is_english, words_for
from booklet.layout.sections import Numbering, SectionPlan
from booklet.model.semester import Semester
from booklet.project.settings import Project


def folio_sheet(numbering: Numbering, first: int, count: int, language: str, project: Project) -> str:
    """Return a document of `count` pages, each with nothing but its folio, from the odd `first` on."""
    return _sheet(('',) * count, numbering, first, language, project)


def head_sheet(heads: Sequence[str], language: str, project: Project) -> str:
    """Return a document with one running head on each page, rectos and versos in turn."""
    return _sheet(heads, Numbering.NONE, 1, language, project)


def heads_of(plan: SectionPlan, semester: Semester, project: Project) -> Heads:
    """Return the running heads of a section, shortened to the measure."""
    return running_heads(plan, semester, words_for(semester.language), measure(project))


def _sheet(
    heads: Sequence[str], numbering: Numbering, first: int, language: str, project: Project
) -> str:
    return template(project, 'furniture.html').render(
        language=language,
        is_english=is_english(language),
        kind='furniture',
        page_css=Markup(furniture_css(numbering, first, project)),
        heads=heads,
    )
