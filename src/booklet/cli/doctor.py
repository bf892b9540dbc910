"""`booklet doctor`: this machine -> what is there, what is missing, and the command that cures it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from booklet.cli.command import Command, Invocation
from booklet.cli.excerpt import text_width
from booklet.cli.i18n import language, say
from booklet.cli.machine import Item, font_items, library_items, tool_items
from booklet.cli.output import paint, plain, result
from booklet.cli.project_option import root_or_none
from booklet.cli.show import tell_findings
from booklet.errors import ExitCode, MissingOnMachineError


def command() -> Command:
    """Return `booklet doctor`."""
    return Command(
        'doctor',
        doctor,
        [],
        say(
            "Show fonts, libraries and programs: what is there, what is missing, and the cure.",
            "检查字体、程序库和工具：有什么、缺什么、用哪条命令补上。",
        ),
    )


def doctor(invocation: Invocation) -> int:
    """Show this machine; return MISSING when something that a build needs is not there."""
    items: list[Item] = []
    for title, group in _groups(invocation):
        listed = list(group)
        for line in _lines(title, listed):
            result(line)
        items += listed
    missing = [item for item in items if item.is_needed and not item.found]
    if not missing:
        result(say("Everything that a build needs is there.", "制作手册所需的都齐全。"))
        return ExitCode.DONE
    result(say("Missing; these commands bring it:", "缺少必需的东西，依次执行下面的命令即可补齐："))
    for cure in dict.fromkeys(item.cure for item in missing):
        result(f'  {cure}')
    return ExitCode.MISSING


def _groups(invocation: Invocation) -> Iterator[tuple[str, Iterable[Item]]]:
    from booklet.layout.fonts.describe import describe_fonts
    from booklet.project.packaged import packaged_styles
    from booklet.project.settings import read_theme

    # Outside a project the packaged theme says which fonts are declared.
    root = root_or_none(invocation)
    styles = ((root / 'styles',) if root else ()) + (packaged_styles(),)
    theme = read_theme(root or Path.cwd(), styles)
    try:
        report = describe_fonts(theme.value)
    except MissingOnMachineError as error:
        yield (
            say("Fonts", "字体"),
            [Item(error.words.in_language(language()), '', error.hint.in_language(language()))],
        )
    else:
        yield say("Fonts", "字体"), font_items(report)
        yield say("Libraries", "程序库"), library_items(report)
    yield say("Programs", "工具"), tool_items()
    tell_findings(theme.findings, root or Path.cwd(), invocation.is_verbose)


def _lines(title: str, items: list[Item]) -> Iterator[str]:
    yield paint(title, bold=True)
    widest = max((text_width(item.name) for item in items if item.found), default=0)
    for item in items:
        if item.found:
            yield f'  {item.name}{" " * (widest - text_width(item.name))}  {plain(item.found)}'
        elif item.is_needed:
            yield paint(
                say(f"  {item.name}  MISSING: {item.cure}", f"  {item.name}  缺少：{item.cure}"), fg='red'
            )
        else:
            yield say(
                f"  {item.name}  not there, not needed: {item.cure}",
                f"  {item.name}  没有（不是必需的；要用时执行：{item.cure}）",
            )
    yield ''
