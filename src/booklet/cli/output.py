"""Lines to the terminal or into a pipe; nothing else in the program prints."""

import json
import os
import sys
from collections.abc import Mapping

import click

from booklet.cli.excerpt import visible


def result(text: str) -> None:
    """Print a line of the result on stdout."""
    click.echo(text, color=_has_colour(is_error=False))


def tell(text: str = '') -> None:
    """Print a line for the person at the terminal on stderr."""
    click.echo(text, err=True, color=_has_colour(is_error=True))


def result_json(value: Mapping[str, object]) -> None:
    """Print one JSON object as one line on stdout, in UTF-8 whatever the terminal's encoding (RFC 8259)."""
    # A lone surrogate (from a file name that is not UTF-8) becomes \udcxx, which JSON reads back.
    line = json.dumps(value, ensure_ascii=False).encode('utf-8', 'backslashreplace')
    click.echo(line)


def paint(text: str, **style: object) -> str:
    """Return `text` in colours; they are taken out again where they have no place."""
    return click.style(text, **style)  # type: ignore[arg-type]


def plain(text: str) -> str:
    """Return `text` on one line and without anything that a terminal would obey."""
    return visible(text.replace('\n', ' '))


def is_terminal() -> bool:
    """Tell whether a person sees stderr as it is written."""
    return sys.stderr.isatty() and os.environ.get('TERM') != 'dumb'


def _has_colour(is_error: bool) -> bool:
    """Tell whether colours may be written (https://no-color.org)."""
    stream = sys.stderr if is_error else sys.stdout
    return stream.isatty() and not os.environ.get('NO_COLOR') and os.environ.get('TERM') != 'dumb'
