"""Lines of a sheet -> which of them are labels (一、时间及形式, 地点：, 会议议程) and what they label."""

import re

from booklet.importing.lines import Line
from booklet.importing.paragraphs import NUMERALS
from booklet.values import dataclass

_KINDS = (
    ('when', r'时间(?:、地点|和地点|及地点|、?[与和及]?形式|[^：:\d]{0,6})|日期'),
    ('place', r'地点|会场|地址'),
    ('form', r'形式|方式'),
    ('chair', r'主持人?|召集人'),
    ('agenda', r'内容|议程|议题|日程|(?:议程|日程|内容)安排|目录|篇目|导读|要目'),
    (
        'other',
        r'要求|有关要求|其他(?:事项|要求)?|参[加会学](?:人员|对象|范围)|对象|范围|主讲人?|记录人?|联系人',
    ),
)
"""Kinds of label and the words that end them; `other` goes into the introduction."""
_BEFORE = r'(?:学习|会议|活动|培训|研讨|主要|本期|本次|有关|工作)*'
_NUMBER = rf'(?:[{NUMERALS}]{{1,3}}、|[（(][{NUMERALS}\d]{{1,2}}[）)]|\d{{1,2}}[.．、](?!\d))'
_LABELS = tuple(
    (kind, re.compile(rf'(?P<label>(?P<number>{_NUMBER})?\s*[【\[]?{_BEFORE}(?:{words})[】\]]?)(?P<rest>.*)'))
    for kind, words in _KINDS
)
_WHOLE = re.compile(r'\s*(?:如下)?\s*[：:]?\s*')
_ALONE = re.compile(r'(?:本期|会议|学习|活动)?(?:目\s*录|要目|导读|议程|日程|内容)')
BODY = re.compile(rf'(?:[{NUMERALS}]+、)?\s*(?:详细|具体|学习)(?:内容|材料|资料)[：:]?')
_SEARCHED = 80
"""Lines of text at the top of a file among which labels are looked for."""


@dataclass(frozen=True, slots=True)
class Label:
    """A line that begins a part of the sheet."""

    index: int
    kind: str
    words: str
    """The label itself, as it stands, with its colon."""
    rest: str
    """What follows it on its line."""


def find_labels(lines: tuple[Line, ...]) -> tuple[Label, ...]:
    """Return the labels at the top of a file, in order."""
    found = []
    for index, line in enumerate(lines[:_SEARCHED]):
        if (label := read_label(index, line.text)) is not None:
            found.append(label)
    return tuple(found)


def read_label(index: int, text: str) -> Label | None:
    """Return the label that `text` is or begins with; None when it is running text."""
    for kind, pattern in _LABELS:
        match = pattern.match(text)
        if match is None:
            continue
        rest = match['rest']
        whole = _WHOLE.match(rest)
        cut = whole.end() if whole else 0
        has_colon = '：' in rest[:cut] or ':' in rest[:cut]
        is_alone = cut == len(rest)
        is_known = match['number'] or has_colon or _ALONE.fullmatch(text.strip())
        if is_known and (is_alone or has_colon or (match['number'] and kind == 'when')):
            return Label(index, kind, text[: match.end('label') + cut].strip(), rest[cut:].strip())
    return None
