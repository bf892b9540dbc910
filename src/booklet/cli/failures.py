"""Exceptions -> words for the person at the terminal, and the exit code."""

import re
import sys
import tempfile
import traceback
from pathlib import Path

import click

from booklet import __version__
from booklet.cli.command import Invocation
from booklet.cli.i18n import language, say
from booklet.cli.output import paint, plain, tell
from booklet.errors import BookletError, ExitCode, MissingOnMachineError, UsageError, reason
from booklet.files import write_whole
from booklet.language import Words

LOG = 'booklet-error.log'


def explain_failure(error: Exception, invocation: Invocation) -> ExitCode:
    """Say why the run stopped and what to do: a stop of ours, a refusal of the machine, or a bug."""
    if stop := error if isinstance(error, BookletError) else _refusal(error):
        return _explain_stop(stop, invocation.is_verbose)
    return _explain_bug(error, invocation)


def _explain_stop(error: BookletError, is_verbose: bool) -> ExitCode:
    if is_verbose:
        tell(_trace(error))
    tell(f'{_error_mark()}{error.words.in_language(language())}')
    if hint := error.hint.in_language(language()):
        tell(f'  {say("hint: ", "怎么办：")}{hint}')
    return error.exit_code


def _refusal(error: Exception) -> BookletError | None:
    """Return what the machine refused as a stop with a way out, or None when the fault is ours."""
    if isinstance(error, MemoryError) or type(error).__name__ == 'BrokenProcessPool':
        return MissingOnMachineError(
            Words("stopped halfway, most likely for lack of memory", "中途被系统停止，多半是内存不够"),
            Words("close other programs, or add --jobs 1", "请关掉别的程序，或者加上 --jobs 1 再试"),
        )
    if type(error).__module__.startswith('jinja2.'):
        return _template_fault(error)
    if isinstance(error, OSError) and error.strerror:
        where = error.filename or say("the disk", "磁盘")
        why = reason(error)
        return MissingOnMachineError(
            Words(f"{where}: {why.en}", f"无法读写 {where}：{why.zh}"),
            Words(
                "look whether the disk is full, the file is open elsewhere, or you may not write there",
                "请看看磁盘是不是满了、文件是不是正被别的程序打开、有没有写入的权限",
            ),
        )
    return None


def _template_fault(error: Exception) -> UsageError:
    """Return what is wrong with a template, which only a project's own can be; jinja2 need not be loaded."""
    name, line = getattr(error, 'name', None) or '', getattr(error, 'lineno', 0) or 0
    where = f' {name}:{line}' if name else ''
    return UsageError(
        Words(
            f"a template in styles/templates is wrong{where}: {error}",
            f"styles/templates 里的模板有错误{where}：{error}",
        ),
        Words(
            "put it right, or delete it: then the template that booklet brings is used",
            "请改正它，或者删去它，就会改用程序自带的模板",
        ),
    )


def explain_interruption() -> ExitCode:
    """Say that nothing is broken."""
    tell(say("interrupted, the last good files are untouched", "已中断；上一次做好的文件原样保留。"))
    return ExitCode.INTERRUPTED


def explain_usage(error: click.ClickException) -> ExitCode:
    """Say what was wrong with the words on the command line."""
    tell(f'{_error_mark()}{plain(_usage_words(error))}')
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is not None:
        tell(say(f"  help: {context.command_path} --help", f"  查看用法：{context.command_path} --help"))
    return ExitCode.USAGE


def _usage_words(error: click.ClickException) -> str:
    if language() == 'en':
        return error.format_message()
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            return f"没有 {name} 这个选项{_did_you_mean(near)}"
        case click.exceptions.NoSuchCommand(command_name=name, possibilities=near):
            return f"没有 {name} 这个命令{_did_you_mean(near)}"
        case click.MissingParameter(param=param):
            return f"缺少 {_name_of(param)}"
        case click.BadParameter(param=param):
            return f"{_name_of(param)} 的值不能用：{_allowed(param)}"
        case click.BadOptionUsage(option_name=name):
            needs = 'requires' in error.message or 'expected' in error.message
            return f"{name} 后面要写一个值" if needs else f"{name} 后面不能写值"
        case click.FileError(ui_filename=name):
            return f"打不开文件 {name}"
    extra = re.search(r'unexpected extra arguments? \((.*)\)', error.message)
    return f"多写了：{extra[1]}" if extra else "命令的写法不对"


def _did_you_mean(near: list[str] | None) -> str:
    return f"，是不是 {'、'.join(near)}？" if near else "。"


def _allowed(param: click.Parameter | None) -> str:
    match param.type if param else None:
        case click.Choice(choices=choices):
            return f"可以写 {'、'.join(map(str, choices))}"
        case click.IntRange(min=least, max=None):
            return f"应当是不小于 {least} 的整数"
        case click.IntRange(min=least, max=most):
            return f"应当是 {least} 到 {most} 之间的整数"
        case click.FloatRange(min=least, max=most):
            return f"应当是 {least:g} 到 {most:g} 之间的数"
        case click.Path(file_okay=False):
            return "应当是一个文件夹，这里却是文件"
        case click.Path(dir_okay=False):
            return "应当是一个文件，这里却是文件夹"
    return "请核对写法"


def _name_of(param: click.Parameter | None) -> str:
    return param.human_readable_name if isinstance(param, click.Argument) else param.opts[-1] if param else ''


def _explain_bug(error: Exception, invocation: Invocation) -> ExitCode:
    """Say in both languages that the fault is ours; keep the trace in a file, or show it when verbose."""
    trace = _trace(error)
    where = ''
    if invocation.is_verbose:
        tell(trace)
    else:
        log = _keep_trace(trace, invocation)
        where = f"\n  {log}" if log else f"\n{trace}"
    tell(
        "booklet 程序本身出了错，不是您的文章的问题。上一次做好的文件没有受损。请把下面这个文件发给维护人员："
        "\nThis is a bug in booklet, not in your articles. The last good files are untouched. "
        "Please send this to the people who maintain it:"
        f"{where}\n  {type(error).__name__}: {plain(str(error))}"
    )
    return ExitCode.BUG


def _keep_trace(trace: str, invocation: Invocation) -> Path | None:
    """Write the trace below the project's build/, else into the folder for temporary files."""
    from booklet.cli.project_option import root_or_none

    root = root_or_none(invocation)
    folders = [root / 'build'] if root else []
    for folder in (*folders, Path(tempfile.gettempdir())):
        try:
            write_whole(folder / LOG, trace.encode('utf-8', 'backslashreplace'))
        except OSError:
            continue
        return folder / LOG
    return None


def _trace(error: BaseException) -> str:
    import platform

    lines = traceback.format_exception(error)
    head = f'booklet {__version__}, Python {platform.python_version()}, {platform.platform()}\n'
    return head + f'{sys.argv}\n' + ''.join(lines).rstrip()


def _error_mark() -> str:
    return paint(say("error: ", "错误："), fg='red', bold=True)
