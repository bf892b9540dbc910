"""The command `booklet`: arguments, environment -> files, findings on the terminal, an exit code."""

import contextlib
import io
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType

import click

from booklet import __version__
from booklet.cli.command import Group, OnDemand, invocation_of
from booklet.cli.failures import explain_failure, explain_interruption, explain_usage
from booklet.cli.i18n import say
from booklet.cli.output import result, tell
from booklet.errors import ExitCode

COMMANDS = {
    'build': 'build',
    'preview': 'preview',
    'serve': 'serve',
    'check': 'check',
    'new': 'new',
    'init': 'init',
    'import': 'importing',
    'keys': 'keys',
    'preflight': 'preflight',
    'impose': 'impose',
    'doctor': 'doctor',
}
"""Command -> its module here, in the order of the work."""

BROKEN_PIPE = 141
"""128 + SIGPIPE: who read our output went away, as `booklet check | head` does."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code. Whatever goes wrong is told, never raised.

    Without `arguments` it runs the words of the command line and takes charge of the process.
    """
    if arguments is None:
        _take_charge()
        arguments = sys.argv[1:]
    context: click.Context | None = None
    try:
        group = commands()
        with group.make_context('booklet', list(arguments)) as context:
            code = group.invoke(context)
        return code if isinstance(code, int) else ExitCode.DONE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as usage:
        tell(usage.format_message())
        return ExitCode.USAGE
    except click.ClickException as error:
        return explain_usage(error)
    except BrokenPipeError:
        return _forget_stdout()
    except (KeyboardInterrupt, click.Abort):
        return explain_interruption()
    except Exception as error:
        return explain_failure(error, invocation_of(context))


def _take_charge() -> None:
    """Let SIGTERM stop the run as Ctrl-C does, and a terminal that lacks a character show its number."""
    signal.signal(signal.SIGTERM, _interrupt)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors='backslashreplace')


def commands() -> Group:
    """Return the command `booklet` with all its commands, in the language of the terminal."""
    return Group(
        'booklet',
        OnDemand({name: f'{__name__}.{home}' for name, home in COMMANDS.items()}),
        params=[_version_option()],
        help=say(
            "Compile a semester of Markdown articles to an A5 booklet and slide decks.",
            "把一个学期的学习文章做成 A5 手册和幻灯片。",
        ),
    )


def _version_option() -> click.Option:
    return click.Option(
        ['--version'],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_show_version,
        help=say("Show the version and stop.", "显示版本号。"),
    )


def _show_version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        result(f'booklet {__version__}')
        context.exit()


def _interrupt(_: int, __: FrameType | None) -> None:
    """Stop on SIGTERM as on Ctrl-C: temporary files are removed on the way out."""
    raise KeyboardInterrupt


def _forget_stdout() -> int:
    """Let the interpreter flush into nothing when it ends (as the Python manual advises for SIGPIPE)."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return BROKEN_PIPE
