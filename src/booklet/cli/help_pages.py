"""Commands and options -> help pages whose columns stand straight in Chinese, too."""

import re
from collections.abc import Iterable

import click

from booklet.cli.excerpt import text_width
from booklet.cli.i18n import say

_INDENT = '  '
_WIDEST_NAME = 22
"""A name wider than so many cells has its description on the next line."""
_PIECE = re.compile(
    r'[^\s\u2e80-\u9fff\uff00-\uffef]+[，。、；：）”]*|\s+|[（“]*.[，。、；：）”…]*', re.DOTALL
)
"""What a line is not broken within: a Western word, a Chinese character with its punctuation."""

Rows = list[tuple[str, str]]


def write_usage(command: click.Command, context: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the line of usage."""
    pieces = [_in_words(piece) for piece in command.collect_usage_pieces(context)]
    formatter.write(f'{say("Usage: ", "用法：")}{" ".join([context.command_path, *pieces])}\n')


def write_purpose(command: click.Command, formatter: click.HelpFormatter) -> None:
    """Write what the command does."""
    lines = wrap(command.help or '', formatter.width - len(_INDENT))
    formatter.write('\n' + ''.join(f'{_INDENT}{line}\n' for line in lines))


def write_options(command: click.Command, context: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the options."""
    options = [param for param in command.get_params(context) if isinstance(param, click.Option)]
    rows = [record for option in options if (record := option.get_help_record(context))]
    write_rows(say("Options", "选项"), rows, formatter)


def write_rows(title: str, rows: Rows, formatter: click.HelpFormatter) -> None:
    """Write names with their descriptions in two columns."""
    formatter.write(f'\n{title}{say(":", "：")}\n')
    column = min(max(text_width(name) for name, _ in rows), _WIDEST_NAME) + 2
    for name, description in rows:
        lines = wrap(description, formatter.width - len(_INDENT) - column)
        if text_width(name) > _WIDEST_NAME:
            formatter.write(f'{_INDENT}{name}\n')
        else:
            first = lines.pop(0) if lines else ''
            formatter.write(f'{_INDENT}{name}{" " * (column - text_width(name))}{first}'.rstrip() + '\n')
        for line in lines:
            formatter.write(f'{_INDENT}{" " * column}{line}\n')


def wrap(text: str, cells: int) -> list[str]:
    """Return `text` in lines of at most `cells` cells, broken at spaces and between Chinese characters."""
    lines = ['']
    for piece in _pieces(text):
        if lines[-1] and text_width(lines[-1] + piece.rstrip()) > cells:
            lines[-1] = lines[-1].rstrip()
            lines.append('')
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines if line.strip()]


def _pieces(text: str) -> Iterable[str]:
    return _PIECE.findall(' '.join(text.split()))


def _in_words(piece: str) -> str:
    return say("[OPTIONS]", "[选项]…") if piece == '[OPTIONS]' else piece
