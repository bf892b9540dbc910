"""A sentence and what is wished for it -> the texts that may say so in Markdown, the likeliest first.

Whoever asks reads each of them again and takes the first in which that sentence changed and nothing else.
"""

import re
from collections.abc import Iterator

from booklet.values import dataclass

MARK = '=='
_BEFORE = ('', '**', '*', '__', '_', '`', '“', '‘', '[', '**“', '“**')
"""What may stand before a sentence and belongs to it."""
_AFTER = re.compile(r'(?:\*{1,3}|_{1,3}|`|\]\([^)\s]*\)|\[\^[^\]\s]+\]|\{[^}\n]*\}|[”’」』）)】\]])')
_PIN = re.compile(r'(?<!=)==(?![=\s])(.+?)(?<![=\s])==(?!=)', re.DOTALL)
_PINS_NEAR = 5
"""Pins that are tried: places inside pins with notes and emphasis are not exact."""
_LONGEST = 40
"""Characters of a sentence that name it in `slides.skip`, when they are enough."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a sentence stands in a source."""

    start: int
    end: int


def pinned(source: str, spot: Spot) -> Iterator[str]:
    """Yield texts in which the sentence is pinned; beside one that is, they share a pin."""
    ends = [spot.end]
    while match := _AFTER.match(source, ends[-1]):
        ends.append(match.end())
    for end in ends:
        for before in _BEFORE:
            start = spot.start - len(before)
            if start < 0 or source[start : spot.start] != before:
                continue
            head, inside, tail = source[:start], source[start:end], source[end:]
            yield head + MARK + inside + MARK + tail
            if tail.startswith(MARK):
                yield head + MARK + inside + tail.removeprefix(MARK)
            if head.endswith(MARK):
                yield head.removesuffix(MARK) + inside + MARK + tail
            if tail.startswith(MARK) and head.endswith(MARK):
                yield head.removesuffix(MARK) + inside + tail.removeprefix(MARK)


def unpinned(source: str, spot: Spot, following: int | None, preceding: int | None) -> Iterator[str]:
    """Yield texts in which the sentence is not pinned any more, others in the same pin still are.

    `following` is where the next pinned sentence begins, `preceding` where the one before ends.
    """
    pins = sorted(
        _PIN.finditer(source), key=lambda pin: max(pin.start() - spot.start, spot.start - pin.end())
    )
    for pin in pins[:_PINS_NEAR]:
        head, inside, tail = source[: pin.start()], pin[1], source[pin.end() :]
        yield head + inside + tail
        cuts = [at - pin.start(1) for at in (following, preceding) if at and pin.start(1) < at < pin.end(1)]
        for cut in cuts:
            yield head + inside[:cut] + MARK + inside[cut:] + MARK + tail
            yield head + MARK + inside[:cut] + MARK + inside[cut:] + tail
        if len(cuts) == 2:
            end, begin = min(cuts), max(cuts)
            yield head + MARK + inside[:end] + MARK + inside[end:begin] + MARK + inside[begin:] + MARK + tail


def skipped(source: str, sentence: str, others: list[str]) -> Iterator[str]:
    """Yield texts whose front matter keeps the sentence off the slides."""
    entry = _quoted(_beginning(sentence, others))
    lines = source.split('\n')
    if not lines or lines[0].strip() != '---':
        yield f'---\nslides:\n  skip:\n    - {entry}\n---\n\n{source}'
        return
    close = next((at for at in range(1, len(lines)) if lines[at].strip() in ('---', '...')), None)
    if close is None:
        return
    slides = next((at for at in range(1, close) if re.match(r'slides[ \t]*:[ \t]*$', lines[at])), None)
    if slides is None:
        yield _joined(lines, close, ['slides:', '  skip:', f'    - {entry}'])
        return
    within = next((at for at in range(slides + 1, close) if not lines[at].startswith((' ', '\t'))), close)
    skip = next(
        (at for at in range(slides + 1, within) if re.match(r'[ \t]+skip[ \t]*:[ \t]*$', lines[at])), None
    )
    if skip is None:
        indent = re.match(r'[ \t]+', lines[slides + 1]) if slides + 1 < within else None
        step = indent.group() if indent else '  '
        yield _joined(lines, slides + 1, [f'{step}skip:', f'{step}{step}- {entry}'])
        return
    last = skip
    while last + 1 < within and re.match(r'[ \t]+- ', lines[last + 1]):
        last += 1
    dash = re.match(r'[ \t]+', lines[last] if last > skip else '    ')
    yield _joined(lines, last + 1, [f'{dash.group() if dash else "    "}- {entry}'])


def unskipped(source: str, sentence: str) -> Iterator[str]:
    """Yield texts whose front matter keeps the sentence off no more; keys that hold nothing then go too."""
    lines = source.split('\n')
    bare = _bare(sentence)
    for at, line in enumerate(lines):
        match = re.match(r'[ \t]+- +(.*)$', line)
        if match and bare.startswith(_bare(_unquoted(match[1]))) and _bare(_unquoted(match[1])):
            rest = lines[:at] + lines[at + 1 :]
            shorter = _without_empty(rest, at)
            if shorter != rest:
                yield _text(shorter)
            yield _text(rest)


def _without_empty(lines: list[str], at: int) -> list[str]:
    """Return the lines without keys before `at` that nothing is below any more, and without empty fences."""
    lines = list(lines)
    while at > 0 and re.match(r'[ \t]*(?:skip|slides)[ \t]*:[ \t]*$', lines[at - 1]):
        depth = len(lines[at - 1]) - len(lines[at - 1].lstrip())
        following = lines[at] if at < len(lines) else ''
        if len(following) - len(following.lstrip()) > depth and following.strip():
            break
        del lines[at - 1]
        at -= 1
    if at == 1 and lines[0].strip() == '---' and lines[1:2] == ['---']:
        del lines[: 3 if lines[2:3] == [''] else 2]
    return lines


def _beginning(sentence: str, others: list[str]) -> str:
    """Return as much of the sentence as tells it from all others."""
    for length in range(min(12, len(sentence)), min(len(sentence), _LONGEST) + 1):
        if not any(_bare(other).startswith(_bare(sentence[:length])) for other in others):
            return sentence[:length]
    return sentence


def _bare(text: str) -> str:
    return ''.join(text.split())


def _quoted(text: str) -> str:
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"').replace('\n', ' ') + '"'


def _unquoted(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('\\"', '"').replace('\\\\', '\\')
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == "'" else text


def _joined(lines: list[str], at: int, new: list[str]) -> str:
    return _text([*lines[:at], *new, *lines[at:]])


def _text(lines: list[str]) -> str:
    return '\n'.join(lines)
