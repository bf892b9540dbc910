"""Faults that show in the words that reached the page, each a rule with a name."""

import re
from collections.abc import Callable, Iterator, Sequence

from booklet.diagnostics import Finding, finding
from booklet.reading.draft import Passage
from booklet.reading.source import Source
from booklet.text.classes import is_han
from booklet.values import dataclass

_CHINESE_MARKS = frozenset('，。；：、！？（）《》“”…')
_FULL_WIDTH = {',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）', '.': '。'}
_LITERAL = re.compile(r'(?<!\*)\*\*(?!\*)|(?<!=)==(?!=)|(?<!_)__(?!_)|(?<!~)~~(?!~)')
_HALF_WIDTH = re.compile(r'[,;:?!.()]')
_UNDEFINED_NOTE = re.compile(r'\[\^[^\]\s]{1,40}\]')

Hit = tuple[int, int, tuple[tuple[str, str], ...]]
"""Span of the passage's text, arguments of the finding."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault to look for."""

    slug: str
    look: Callable[[str], Iterator[Hit]]


def check_passages(passages: Sequence[Passage], source: Source) -> tuple[Finding, ...]:
    """Apply every rule to every passage; what stands in code is left alone."""
    found: list[Finding] = []
    for index, passage in enumerate(passages):
        text = _without_code(passage)
        following = passages[index + 1].text[:1] if index + 1 < len(passages) else ''
        for rule in RULES:
            for start, end, arguments in rule.look(text):
                if rule.slug == 'quotes.unbalanced' and text[start] == '“' == following:
                    # A quotation over several paragraphs opens each and closes the last (GB/T 15834 4.8).
                    continue
                if rule.slug == 'markup.literal' and _is_escaped(passage, start, source):
                    continue
                found.append(finding(rule.slug, passage.place(source, start, end), **dict(arguments)))
    return tuple(found)


def _without_code(passage: Passage) -> str:
    text = passage.text
    for start, end in passage.code:
        text = text[:start] + '\0' * (end - start) + text[end:]
    return text


def _is_escaped(passage: Passage, start: int, source: Source) -> bool:
    offset = passage.source_offset(start)
    return source.text[max(0, offset - 1) : offset] == '\\'


def _literal_markup(text: str) -> Iterator[Hit]:
    for match in _LITERAL.finditer(text):
        if _is_western(text[match.start() - 1 : match.start()]) and _is_western(
            text[match.end() : match.end() + 1]
        ):
            continue
        yield match.start(), match.end(), (('mark', match.group()),)


def _is_western(char: str) -> bool:
    return char.isalnum() and char.isascii()


def _half_width_marks(text: str) -> Iterator[Hit]:
    for match in _HALF_WIDTH.finditer(text):
        mark = match.group()
        start, end = match.span()
        if _is_in_chinese(mark, text[start - 1 : start], text[end : end + 2]):
            yield start, end, (('mark', mark), ('full', _FULL_WIDTH[mark]))


def _is_in_chinese(mark: str, before: str, after: str) -> bool:
    """Tell whether a half-width mark should be full: by the character before it and the two after it.

    Said in Python: as one expression with the ranges of all Han characters it took 6 ms to compile.
    """
    is_last = after[:1] in ('', '\n')
    match mark:
        case '.':
            return is_han(before) and (is_last or is_han(after[:1]))
        case '(':
            return is_han(before) and is_han(after[:1])
        case ')':
            return is_han(before) and (is_last or _is_chinese(after[:1]))
    return _is_chinese(before) and (is_last or _is_chinese(after.removeprefix(' ')[:1]))


def _is_chinese(char: str) -> bool:
    return char in _CHINESE_MARKS or is_han(char)


def _undefined_notes(text: str) -> Iterator[Hit]:
    for match in _UNDEFINED_NOTE.finditer(text):
        yield match.start(), match.end(), (('label', match.group()[2:-1]),)


def _unbalanced_quotes(text: str) -> Iterator[Hit]:
    """Yield “ that is not closed before the next “ or the end, and ” that closes nothing."""
    open_: int | None = None
    for match in re.finditer('[“”]', text):
        if match.group() == '“':
            if open_ is not None:
                yield open_, open_ + 1, (('mark', '“'),)
            open_ = match.start()
        elif open_ is None:
            yield match.start(), match.end(), (('mark', '”'),)
        else:
            open_ = None
    if open_ is not None:
        yield open_, open_ + 1, (('mark', '“'),)


def _foreign_marks(pattern: str) -> Callable[[str], Iterator[Hit]]:
    """Return a rule for a mark of other programs, named as it stands."""
    mark = re.compile(pattern, re.MULTILINE)

    def look(text: str) -> Iterator[Hit]:
        for match in mark.finditer(text):
            yield match.start(), match.end(), (('mark', match.group()),)

    return look


def _lost_characters(text: str) -> Iterator[Hit]:
    for match in re.finditer('\ufffd+', text):
        yield match.start(), match.end(), ()


def _straight_quotes(text: str) -> Iterator[Hit]:
    """Yield straight quotation marks with Chinese on one side, opening and closing in turn."""
    turns = dict.fromkeys('"\'', 0)
    for match in re.finditer('["\']', text):
        mark = match.group()
        turns[mark] += 1
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if (before and _is_chinese(before)) or (after and _is_chinese(after)):
            full = {'"': '”“', "'": '’‘'}[mark][turns[mark] % 2]
            yield match.start(), match.end(), (('mark', mark), ('full', full))


RULES = (
    Rule('markup.literal', _literal_markup),
    Rule('markup.contents-mark', _foreign_marks(r'(?i)^(?:\[toc\]|\[\[_?toc_?\]\]|@\[toc\]|\[目录\])$')),
    Rule('markup.page-break', _foreign_marks(r'^\\(?:newpage|pagebreak|clearpage)\b')),
    Rule('markup.callout', _foreign_marks(r'^\[!(?:[A-Za-z]+)\]')),
    Rule('text.replacement-character', _lost_characters),
    Rule('quotes.straight', _straight_quotes),
    Rule('footnote.undefined', _undefined_notes),
    Rule('punctuation.half-width', _half_width_marks),
    Rule('quotes.unbalanced', _unbalanced_quotes),
)
