"""`booklet serve`: the page of `booklet preview` behind a proxy that knows who comes in."""

from pathlib import Path
from urllib.parse import urlsplit

import click

from booklet.cli.command import Command, Invocation
from booklet.cli.i18n import say
from booklet.cli.output import tell
from booklet.cli.project_option import chosen_semesters, open_project
from booklet.errors import ExitCode, UsageError
from booklet.language import Words


def command() -> Command:
    """Return `booklet serve`."""
    semester = click.Argument(['semester'], required=False, metavar=say("[SEMESTER]", "[学期]"))
    socket = click.Option(
        ['--socket'],
        required=True,
        type=click.Path(path_type=Path),
        metavar=say("PATH", "路径"),
        help=say(
            "The Unix socket that the proxy talks to; only its owner and group may.",
            "代理服务器连接的 Unix 套接字；只有它的所有者和同组用户能连接。",
        ),
    )
    public = click.Option(
        ['--public-url'],
        required=True,
        metavar='URL',
        help=say(
            "The address that people type: https://booklet.example.edu/lab/",
            "大家在浏览器里输入的地址，例如 https://booklet.example.edu/lab/",
        ),
    )
    return Command(
        'serve',
        serve,
        [semester, socket, public],
        say(
            "Serve the page of `booklet preview` to a proxy that lets in whom it knows (docs/serving.md).",
            "把 booklet preview 的工作网页交给负责登录的代理服务器（见 docs/serving.md）。",
        ),
    )


def serve(invocation: Invocation, semester: str | None, socket: Path, public_url: str) -> int:
    """Serve until Ctrl-C or SIGTERM."""
    from booklet.preview.place import Claim
    from booklet.preview.serving import serve_behind

    address = urlsplit(public_url)
    if address.scheme not in ('http', 'https') or not address.netloc:
        raise UsageError(
            Words(
                f"--public-url is “{public_url}”, not an address", f"--public-url 的值“{public_url}”不是网址"
            ),
            Words("write it whole: https://booklet.example.edu/", "请写完整：https://booklet.example.edu/"),
        )
    project = open_project(invocation).value
    (name,) = chosen_semesters(project, (semester,) if semester else ())
    claim = Claim(project.build)
    if claim.take() is not None:
        raise UsageError(
            Words("this project is served already", "这个项目的工作网页已经在运行"),
            Words(
                "end the other `booklet preview` or `serve` first", "请先结束另一个 booklet preview 或 serve"
            ),
        )
    try:
        serve_behind(project.root, name, socket, public_url, lambda: tell(str(socket)))
    finally:
        claim.forget()
    return ExitCode.DONE
