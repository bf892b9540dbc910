"""`booklet import`: foreign files -> Markdown files of a session, and what a person should look at."""

from pathlib import Path

import click

from booklet.cli.command import Command, Invocation
from booklet.cli.completing import begin_frame, complete_sheets
from booklet.cli.i18n import language, say
from booklet.cli.imported import Shown, given, target_of
from booklet.cli.options import code_of
from booklet.cli.output import result, tell
from booklet.cli.project_option import open_project, root_or_none
from booklet.cli.show import tell_findings
from booklet.errors import UsageError
from booklet.files import is_inside
from booklet.language import Words


def command() -> Command:
    """Return `booklet import`."""
    sources = click.Argument(
        ['sources'], nargs=-1, required=True, type=click.Path(path_type=Path), metavar=say("FILE…", "文件…")
    )
    into = click.Option(
        ['--into'],
        required=True,
        type=click.Path(path_type=Path),
        metavar='DIR',
        help=say(
            "The session's folder: content/2026-spring/03-topic. For several sheets, the semester's folder.",
            "这次学习的文件夹，例如 content/2026-spring/03-topic；一次导入几期材料时写学期的文件夹。",
        ),
    )
    return Command(
        'import',
        import_files,
        [sources, into],
        say(
            "Turn Word, PDF, web pages and text (- for standard input), zips and folders of them, into "
            "Markdown that you can correct; what you corrected is never overwritten.",
            "把 Word、PDF、网页、文本（- 表示从标准输入读取）以及它们的压缩包或文件夹，"
            "变成可以修改的 Markdown；你改过的文件不会被覆盖。",
        ),
    )


def import_files(invocation: Invocation, sources: tuple[Path, ...], into: Path) -> int:
    """Write the Markdown of `sources` into the folder `into`; print the paths written."""
    from booklet.importing import import_file, write_import

    root = root_or_none(invocation)
    folder = root / into if root and invocation.root else into
    if root and not is_inside(root, folder):
        raise UsageError(
            Words(f"{into} lies outside the project {root}", f"{into} 不在项目 {root} 里面"),
            Words(
                "name a folder below content/", "请写 content 下面的文件夹，例如 content/2026-spring/03-topic"
            ),
        )
    parcels = given(sources)
    shown = Shown(findings=list(parcels.findings))
    for source in parcels.value:
        made = import_file(source.name, source.content, source.beside)
        target = target_of(made.value, source.name, folder)
        outcome = write_import(made, source.name, target, language())
        shown.add(source, made, outcome, target)
    for path in shown.written:
        result(str(path))
    if root and shown.written:
        project = open_project(invocation).value
        begin_frame(project, shown.written[0].resolve().parent.parent)
        complete_sheets(project, [path for path in shown.written if path.name == 'session.md'])
    tell_findings(shown.findings, Path.cwd(), invocation.is_verbose, shown.origins)
    for difference in shown.differences:
        tell(difference)
    if shown.written:
        tell(_next(shown.written[0].resolve().parent.parent))
        tell(say(f"Side by side: {shown.reports[0]}", f"对照原文：{shown.reports[0]}"))
    return code_of(tuple(shown.findings), 'error')


def _next(semester: Path) -> str:
    """Return what to do next; a semester that has no semester.toml yet is begun first."""
    if semester.parent.name == 'content' and not (semester / 'semester.toml').is_file():
        command = f'booklet new semester {semester.name}'
        return say(
            f"Next: read the new files through, then {command}, and booklet check",
            f"接下来：通读并修改新文件，用 {command} 补上学期的信息，再运行 booklet check",
        )
    return say(
        "Next: read the new files through, then booklet check",
        "接下来：通读并修改新文件，再运行 booklet check",
    )
