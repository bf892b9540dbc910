"""Characters that no source has, which carry places and kinds through the conversion; and spans of markup.

They are noncharacters: `decoding` takes them out of every source, with a finding.
"""

import re
from typing import NamedTuple

MARK_OPEN, MARK_CLOSE = '\ufdd0', '\ufdd1'
"""Around the offset in the source of the character that follows."""
MASK = '\ufdd2'
"""Stands for a character that is taken out."""
BREAK = '\ufdd3'
"""A hard line break at the end of a line."""
TOKEN_OPEN, TOKEN_CLOSE = '\ufdd4', '\ufdd5'
"""Around a letter and an offset: a block that is read from the source itself."""
END = '\ufdd6'
"""Behind the words of a heading, so that a # among them stays."""
_HIDDEN = {ord('`'): '\ufdd7', ord('|'): '\ufdd8', ord('\\'): '\ufdd9'}
_SHOWN = {ord(hidden): chr(shown) for shown, hidden in _HIDDEN.items()}
TOKEN = re.compile(f'{TOKEN_OPEN}([A-Z])(\\d+){TOKEN_CLOSE}')
NOTHING = f'{TOKEN_OPEN}N0{TOKEN_CLOSE}'
"""A token of no block: parts two lists, or opens an item that begins with no words."""


class Markup(NamedTuple):
    """A span of the source that is markup: it prints as something else, or not at all."""

    start: int
    end: int
    kind: str
    """A name in the table of constructs."""


def hide(cell: str) -> str:
    """Return the words of a cell with the characters hidden by which a row would be split again."""
    return cell.translate(_HIDDEN)


def show(text: str) -> str:
    """Return words that were hidden as they were typed."""
    return text.translate(_SHOWN)


def token(kind: str, offset: int) -> str:
    """Return the token of the block at `offset`: C code, M formula, H divider."""
    return f'{TOKEN_OPEN}{kind}{offset}{TOKEN_CLOSE}'


def mark(offset: int) -> str:
    """Return the mark of an offset."""
    return f'{MARK_OPEN}{offset}{MARK_CLOSE}'
