"""`booklet import`: foreign files -> Markdown files of a session, and what a person should look at."""

from pathlib import Path

import click

from booklet.cli.command import Command, Invocation
from booklet.cli.i18n import say
from booklet.cli.options import code_of
from booklet.cli.output import result, tell
from booklet.cli.project_option import root_or_none
from booklet.cli.show import tell_findings
from booklet.diagnostics import Finding
from booklet.errors import UsageError, reason
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
            "The session's folder: content/2026-spring/03-topic.",
            "这次学习的文件夹，例如 content/2026-spring/03-topic。",
        ),
    )
    return Command(
        'import',
        import_files,
        [sources, into],
        say(
            "Turn text files into Markdown that you can correct; nothing that is there is overwritten.",
            "把现成的文本变成可以修改的 Markdown 文章；已有的文件不会被覆盖。",
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
    contents = [(str(source), _read(source)) for source in sources]
    found: list[Finding] = []
    written: list[Path] = []
    for name, content in contents:
        imported = import_file(name, content)
        found += imported.findings
        written += write_import(imported.value, folder)
    for path in written:
        result(str(path))
    tell_findings(found, Path.cwd(), invocation.is_verbose)
    if written:
        tell(_next(written[0].resolve().parent.parent))
    return code_of(tuple(found), 'error')


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


def _read(source: Path) -> bytes:
    try:
        return source.read_bytes()
    except OSError as error:
        why = reason(error)
        raise UsageError(
            Words(f"{source} cannot be read: {why.en}", f"无法读取 {source}（{why.zh}）"),
            Words(
                "check the name; put quotes around it when it has spaces",
                "请核对文件名；名字里有空格时，两头加引号",
            ),
        ) from error
