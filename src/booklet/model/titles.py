"""A title as it is typed -> its words as plain text can hold them, and where they change their voice."""

import re
from collections.abc import Iterator

Voice = tuple[int, int, str]
"""First and end offset in the title's words, and `strong` or `emphasis`."""

_SIGNS = '0123456789+-−=()'
RAISED = str.maketrans(_SIGNS, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾')
LOWERED = str.maketrans(_SIGNS, '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')
"""Bookmarks, decks and the properties of files have no raised type: Unicode's own figures stand for it."""

_MARKED = re.compile(
    r'<(?P<shift>su[bp])>(?P<shifted>.+?)</(?P=shift)>'
    r'|\*\*(?P<strong>.+?)\*\*'
    r'|==(?P<pinned>.+?)=='
    r'|(?<![A-Za-z0-9*])\*(?P<emphasis>[^\s*](?:[^*]*[^\s*])?)\*(?![*])'
    r'|`(?P<code>[^`]+)`'
)


def read_title(typed: str) -> tuple[str, tuple[Voice, ...]]:
    """Return the words of a title without their marks, and their voices in reading order.

    Words that are raised or lowered and have no such figures in Unicode stand on the line.
    """
    words, voices = '', []
    for text, voice in _pieces(typed):
        if voice:
            voices.append((len(words), len(words) + len(text), voice))
        words += text
    return words, tuple(voices)


def _pieces(typed: str) -> Iterator[tuple[str, str]]:
    """Yield text and its voice, empty for that of the title."""
    at = 0
    for found in _MARKED.finditer(typed):
        yield typed[at : found.start()], ''
        at = found.end()
        if shifted := found['shifted']:
            table = RAISED if found['shift'] == 'sup' else LOWERED
            moved = shifted.translate(table)
            is_whole = all(before != after for before, after in zip(shifted, moved, strict=True))
            yield moved if is_whole else shifted, ''
        else:
            voice = 'strong' if found['strong'] else 'emphasis' if found['emphasis'] else ''
            inner = found['strong'] or found['emphasis'] or found['pinned'] or found['code']
            yield from ((text, own or voice) for text, own in _pieces(inner))
    yield typed[at:], ''
