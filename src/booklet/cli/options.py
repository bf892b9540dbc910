"""Options that several commands share."""

from typing import TYPE_CHECKING

import click

from booklet.cli.i18n import say
from booklet.cli.show import FORMATS
from booklet.diagnostics import Checked, Finding, Severity
from booklet.errors import ExitCode

if TYPE_CHECKING:
    from booklet.project.settings import Project


def semesters_argument() -> click.Argument:
    """Return `[SEMESTER…]`."""
    return click.Argument(['semesters'], nargs=-1, metavar=say("[SEMESTER]…", "[学期]…"))


def format_option() -> click.Option:
    """Return `--format`, of findings."""
    return click.Option(
        ['--format', 'shape'],
        type=click.Choice(FORMATS),
        default='full',
        help=say(
            "Findings: in full with the source line, one line each, or JSON lines (default: full).",
            "提示的写法：full 连同原文，concise 每条一行，json 供程序读取（默认 full）。",
        ),
    )


def fail_on_option() -> click.Option:
    """Return `--fail-on`."""
    return click.Option(
        ['--fail-on'],
        type=click.Choice([severity.name.lower() for severity in sorted(Severity, reverse=True)]),
        default='error',
        help=say(
            "The least severity that ends with exit code 1 (default: error).",
            "发现这一级或更严重的问题时，以退出码 1 结束（默认 error，即错误）。",
        ),
    )


def is_misconfigured(opened: Checked['Project']) -> bool:
    """Tell whether the settings have an error: what is made with them would not be what was asked for."""
    return any(each.severity == Severity.ERROR for each in opened.findings)


def code_of(findings: tuple[Finding, ...], fail_on: str) -> ExitCode:
    """Return FINDINGS when one of them is at or above `fail_on`, else DONE.

    A press file that fails its preflight is an output that failed its own validation, whatever `fail_on` is.
    """
    if any(each.slug == 'build.preflight-failed' for each in findings):
        return ExitCode.INVALID_OUTPUT
    limit = Severity[fail_on.upper()]
    return ExitCode.FINDINGS if any(each.severity >= limit for each in findings) else ExitCode.DONE
