"""`booklet preview`: a page in the browser that shows spreads and slides while one writes."""

import webbrowser
from pathlib import Path

import click

from booklet.cli.command import Command, Invocation
from booklet.cli.i18n import say
from booklet.cli.output import result, tell
from booklet.cli.project_option import chosen_semesters, open_project
from booklet.errors import ExitCode


def command() -> Command:
    """Return `booklet preview`."""
    semester = click.Argument(['semester'], required=False, metavar=say("[SEMESTER]", "[学期]"))
    quiet = click.Option(
        ['--no-browser'], is_flag=True, help=say("Do not open the browser.", "不自动打开浏览器。")
    )
    return Command(
        'preview',
        preview,
        [semester, quiet],
        say(
            "Open a page to work in: spreads and slides follow every word; import, build and download.",
            "打开工作网页：边写边看版面和幻灯片，也能导入、制作、下载。",
        ),
    )


def preview(invocation: Invocation, semester: str | None, no_browser: bool) -> int:
    """Serve the page until Ctrl-C; print its address. A second start opens the page of the first."""
    from booklet.preview.place import Claim, bound_socket, new_token

    project = open_project(invocation).value
    (name,) = chosen_semesters(project, (semester,) if semester else ())
    claim = Claim(project.build)
    other = claim.take()
    if other is not None:
        return _open_first(other.address if other.port else '', no_browser)
    from booklet.preview.serving import place_of, serve_local

    bound, is_usual = bound_socket(project.root)
    place = place_of(bound, new_token())
    if not is_usual:
        tell(
            say("The usual port is taken; this address is for today.", "常用的端口被占用，这次换了一个地址。")
        )

    def ready() -> None:
        claim.tell(place)
        result(place.address)
        tell(say("Ctrl-C ends it; everything typed is saved.", "按 Ctrl-C 结束；写下的内容都已保存。"))
        if not no_browser:
            webbrowser.open(place.address)

    try:
        serve_local(Path(project.root), name, bound, place.token, ready)
    finally:
        claim.forget()
    return ExitCode.DONE


def _open_first(address: str, no_browser: bool) -> int:
    tell(say("This project has its page open already:", "这个项目的工作网页已经打开："))
    result(address)
    if address and not no_browser:
        webbrowser.open(address)
    return ExitCode.DONE
