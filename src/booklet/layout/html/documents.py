"""A planned section to its HTML document, by the template of its kind."""

import functools
from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from booklet.layout.html import frames
from booklet.layout.html.geometry import page_css
from booklet.layout.html.heads import article_of
from booklet.layout.html.inlines import Setting
from booklet.layout.html.scene import Scene
from booklet.layout.html.words import is_english, words_for
from booklet.layout.sections import SectionPlan
from booklet.model.laid import SectionKind
from booklet.model.pages import Folios
from booklet.model.semester import Semester
from booklet.project.settings import Project

_FRAMES: Mapping[SectionKind, Callable[[Scene], frames.Values]] = {
    SectionKind.COVER: frames.cover,
    SectionKind.TITLE: frames.title_page,
    SectionKind.CONTENTS: frames.contents,
    SectionKind.SHEET: frames.sheet,
    SectionKind.ARTICLE: frames.article,
    SectionKind.QUESTIONS: frames.questions,
    SectionKind.NOTES: frames.notes,
    SectionKind.BACK: frames.back,
}


def make_html(
    plan: SectionPlan,
    semester: Semester,
    page_map: Folios,
    project: Project,
) -> str:
    """Return the HTML document of one section.

    Page numbers enter as text from `page_map` (figures of the same width where it has none). Every anchor of
    the model that is printed is the id of what prints it; paragraphs say where their sentences stand in
    `data-sentences`. Neither place nor folios of its own pages are in it. Raise jinja2.TemplateError when a
    template of the project is wrong.
    """
    language = _language(plan, semester)
    scene = Scene(plan, semester, project, Setting(page_map, words_for(language), plan.name))
    return template(project, f'{plan.kind}.html').render(
        language=language,
        is_english=is_english(language),
        kind=plan.kind.value,
        page_css=Markup(page_css(plan, project)),
        words=scene.setting.words,
        **_FRAMES[plan.kind](scene),
    )


def template(project: Project, name: str) -> Template:
    """Return a template by its file name, the project's own before ours."""
    return _environment(project.styles).get_template(name)


def _language(plan: SectionPlan, semester: Semester) -> str:
    if plan.kind is SectionKind.ARTICLE:
        return article_of(plan, semester).language
    return semester.language


@functools.lru_cache(maxsize=4)
def _environment(styles: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    """Return the templates of a project; its own are found before ours.

    Sandboxed, because a project's templates may come from anybody; strict, because a misspelt name must not
    print as nothing.
    """
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([folder / 'templates' for folder in styles]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
