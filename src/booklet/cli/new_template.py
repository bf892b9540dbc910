"""`booklet new template`: our slide template as a file that a house makes its own."""

from pathlib import Path

import click

from booklet.cli.command import Command, Invocation
from booklet.cli.i18n import language, say
from booklet.cli.output import result, tell
from booklet.cli.project_option import open_project
from booklet.errors import ExitCode, UsageError
from booklet.files import write_whole
from booklet.language import Words

NAME = 'template.pptx'


def template_command() -> Command:
    """Return `booklet new template`."""
    name = click.Argument(['name'], required=False, metavar=say("[FILE]", "[文件名]"))
    return Command(
        'template',
        new_template,
        [name],
        say(
            "Write the slide template as a PowerPoint file, for logo and colours (default: template.pptx).",
            "把幻灯片模板写成 PowerPoint 文件，可以加校徽、换颜色（默认：template.pptx）。",
        ),
    )


def new_template(invocation: Invocation, name: str | None) -> int:
    """Write our template into the project's folder; say how to have the slides made with it."""
    from booklet.deck import own_template

    project = open_project(invocation).value
    path = project.root / (name or NAME)
    if path.suffix.lower() != '.pptx' or Path(name or NAME).is_absolute() or '..' in path.parts:
        raise UsageError(
            Words(f"{name} is no name of a .pptx in the project", f"{name} 不是项目里的 .pptx 文件名"),
            Words("for example: booklet new template school.pptx", "例如：booklet new template school.pptx"),
        )
    if path.exists():
        raise UsageError(
            Words(f"{path} exists already, nothing was written", f"{path} 已经存在，什么也没有写入"),
            Words("give another name", "请换一个名称"),
        )
    write_whole(path, own_template(project.theme, 'zh-CN' if language() == 'zh' else 'en'))
    shown = path.relative_to(project.root).as_posix()
    result(shown)
    tell(
        say(
            f'Next: change its slide master in PowerPoint; in booklet.toml, [slides]: template = "{shown}"',
            f'接下来：在 PowerPoint 的“幻灯片母版”里修改，再在 booklet.toml 的 [slides] 里写 '
            f'template = "{shown}"',
        )
    )
    return ExitCode.DONE
