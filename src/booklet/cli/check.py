"""`booklet check`: content -> findings; nothing is laid out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from booklet.cli.command import Command, Invocation
from booklet.cli.i18n import say
from booklet.cli.options import code_of, fail_on_option, format_option, is_misconfigured, semesters_argument
from booklet.cli.output import plain, tell
from booklet.cli.project_option import chosen_semesters, open_project
from booklet.cli.show import show_findings
from booklet.diagnostics import Finding
from booklet.errors import ExitCode

if TYPE_CHECKING:
    from booklet.model.semester import Semester
    from booklet.project.settings import Project

NAMED = 8
"""So many of the files that are passed over are named."""


def command() -> Command:
    """Return `booklet check`."""
    return Command(
        'check',
        check,
        [semesters_argument(), format_option(), fail_on_option()],
        say(
            "Read and check the articles of a semester (default: the newest), lay out nothing.",
            "检查一个学期的文章有没有问题，不排版（默认：最新的学期）。",
        ),
    )


def check(invocation: Invocation, semesters: tuple[str, ...], shape: str, fail_on: str) -> int:
    """Show what is wrong with the semesters; return FINDINGS when it matters."""
    opened = open_project(invocation)
    project = opened.value
    findings = list(opened.findings)
    told = []
    for name in chosen_semesters(project, semesters):
        found, lines = _findings_of(project, name)
        findings += found
        told += lines
    show_findings(findings, project.root, shape, invocation.is_verbose)
    for line in told:
        tell(line)
    if not findings:
        tell(say("nothing to complain about", "检查完毕，没有发现问题。"))
    return ExitCode.USAGE if is_misconfigured(opened) else code_of(tuple(findings), fail_on)


def _findings_of(project: 'Project', name: str) -> tuple[tuple[Finding, ...], list[str]]:
    """Return what is wrong with a semester, and lines that say what was checked and what passed over."""
    from booklet.layout.fonts.coverage import check_glyphs
    from booklet.layout.fonts.faces import find_faces
    from booklet.layout.fonts.prepare import font_cache, prepare
    from booklet.reading.semester import read_semester
    from booklet.reading.strays import find_strays
    from booklet.results.staleness import check_decks

    read = read_semester(project, name)
    faces = find_faces(project.theme)
    glyphs = check_glyphs(read.value, prepare(faces.value, font_cache()))
    findings = read.findings + faces.findings + glyphs + check_decks(project, read.value)
    return findings, list(_scope(read.value, find_strays(project, name).passed))


def _scope(semester: 'Semester', passed: tuple[str, ...]) -> Iterator[str]:
    sessions, articles = len(semester.sessions), sum(len(each.articles) for each in semester.sessions)
    yield say(
        f"checked: {semester.name} ({sessions} sessions, {articles} articles)",
        f"检查的是 {semester.name}：{sessions} 次学习，{articles} 篇文章。",
    )
    if passed:
        names = [plain(each) for each in passed[:NAMED]]
        more = say(f" and {len(passed)} in all", f" 等 {len(passed)} 个") if len(passed) > NAMED else ''
        yield say(
            f"passed over, as no part of the text: {', '.join(names)}{more}",
            f"跳过了与正文无关的：{'、'.join(names)}{more}",
        )
