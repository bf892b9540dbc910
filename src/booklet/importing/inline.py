"""Runs of a passage -> one line of Markdown that reads back as the same words with the same marks."""

import re
from dataclasses import replace
from itertools import groupby, zip_longest

from booklet.importing.markdown import escape
from booklet.importing.passage import Mark, Run
from booklet.text.spacing import tidy_headline

_SIGNS = {Mark.STRONG: '**', Mark.EMPHASIS: '*', Mark.STRIKE: '~~'}
_ORDER = (Mark.STRONG, Mark.EMPHASIS, Mark.STRIKE, Mark.SUB, Mark.SUP, Mark.CODE)
"""Outermost first."""
_MARK = re.compile(r'[!-/:-@\[-`{-~]')
"""Of ASCII."""
_LIKE_SIGNS = '*~_＊～＿'
_STANDS_FOR = '\ufffc'
"""OBJECT REPLACEMENT CHARACTER: a run that is no text, while spaces are tidied."""


def to_markdown(runs: tuple[Run, ...], without: frozenset[Mark] = frozenset(), before: str = '') -> str:
    """Return the Markdown of `runs`, less the marks `without`: those that a heading has by itself.

    `before` is what stands before them in their block; where it is empty they begin a block.
    """
    parts: list[str] = []
    last = before
    kept = merged(tuple(replace(run, marks=run.marks - without) for run in runs))
    for run, following in zip_longest(kept, kept[1:]):
        parts.append(_one(run, last, following.text[:1] if following else ''))
        last = parts[-1] or last
    return ''.join(parts)


def merged(pieces: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return `pieces` with neighbours joined that are marked alike; marks of mere white space are dropped."""
    plain = (run if run.text.strip() or run.markdown or run.note else Run(run.text) for run in pieces)
    joined: list[Run] = []
    for (marks, is_text), group in groupby(plain, lambda run: (run.marks, not (run.markdown or run.note))):
        runs = tuple(group)
        joined += [Run(''.join(run.text for run in runs), marks)] if is_text else runs
    return tuple(run for run in joined if run.text or run.markdown or run.note)


def retold(runs: tuple[Run, ...], text: str) -> tuple[Run, ...]:
    """Return `runs` with the white space that `text` has: their words (see `flat`) with other spaces only."""
    if flat(runs) == text:
        return merged(runs)
    at = 0
    told = []
    for run in runs:
        words: list[str] = []
        for char in _shown(run):
            given = text[at : at + 1]
            if char.isspace():
                if given == char or (char != '\n' and given == ' '):
                    words.append(given)
                    at += 1
                continue
            # A space that joining put in stands before the next word.
            while given.isspace() and given != char:
                words.append(given)
                at += 1
                given = text[at : at + 1]
            words.append(char)
            at += 1
        told.append(run if run.markdown or run.note else replace(run, text=''.join(words)))
    return merged(tuple(told))


def flat(runs: tuple[Run, ...]) -> str:
    """Return the words of `runs`, one sign for each that is no text."""
    return ''.join(_shown(run) for run in runs)


def tidied_headline(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return `runs` as one line with the spaces of a headline."""
    return retold(runs, tidy_headline(flat(runs)))


def _shown(run: Run) -> str:
    return _STANDS_FOR if run.markdown or run.note else run.text


def _one(run: Run, before: str, after: str) -> str:
    if run.note:
        return f'[^{run.note}]'
    if run.markdown:
        return run.markdown
    if not run.marks:
        return _lines(run.text, at_start=not before)
    lead, words, trail = _parted(run.text)
    has_signs = not _touches(lead or before[-1:], words[:1], words[-1:], trail[:1] or after)
    marked = _marked(_lines(words, at_start=False), run.marks, has_signs)
    return lead.replace('\n', '<br>') + marked + trail.replace('\n', '<br>')


def _touches(before: str, first: str, last: str, after: str) -> bool:
    """Tell whether signs would touch other signs, or stand inside a Western word, where they are text."""
    is_inside = _is_word(before, first) or _is_word(last, after)
    # A sign beside a mark opens or closes only where white space stands on its other side.
    is_odd = (before.strip() and _MARK.match(first)) or (after.strip() and _MARK.match(last))
    has_signs = any(char in _LIKE_SIGNS for char in (before, first, last, after) if char)
    return has_signs or bool(is_inside or is_odd)


def _is_word(one: str, other: str) -> bool:
    """Tell whether a sign between two characters would be one of a sum or a name: 8*12, a_b, 第*1."""
    return one.isalnum() and other.isalnum() and (one.isascii() or other.isascii())


def _parted(text: str) -> tuple[str, str, str]:
    """Return white space before, the words, white space behind: marks stand at words."""
    words = text.strip()
    start = text.index(words)
    return text[:start], words, text[start + len(words) :]


def _lines(text: str, at_start: bool) -> str:
    first, *others = text.split('\n')
    return '<br>'.join((escape(first, at_start), *(escape(line, at_start=False) for line in others)))


def _marked(text: str, marks: frozenset[Mark], has_signs: bool) -> str:
    if Mark.DOTS in marks:
        text, marks, has_signs = f'*{text}*{{.dots}}', marks - {Mark.DOTS, Mark.EMPHASIS}, False
    for mark in reversed(_ORDER):
        if mark in marks:
            sign = _SIGNS.get(mark) if has_signs else None
            text = f'{sign}{text}{sign}' if sign else f'<{mark.value}>{text}</{mark.value}>'
    return text
