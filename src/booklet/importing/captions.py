"""Captions typed below pictures and above tables -> captions of the booklet, where it gives them that number.

The booklet numbers what has a caption: 图 1, 表 1. A typed number that is another (图 2-1, in a text that
refers to it) stays as it was typed, in a paragraph of its own.
"""

import re
from dataclasses import replace

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.lines import ends_sentence
from booklet.importing.passage import Kind, Passage, Run

_FIGURE = re.compile(
    r'(?P<mark>(?:图|Figure|Fig\.?)\s*(?P<number>\d{1,3})\s*[：:.．、]?)(?![-.–\d])\s*(?P<words>.*)'
)
_TABLE = re.compile(r'(?P<mark>(?:表|Table)\s*(?P<number>\d{1,3})\s*[：:.．、]?)(?![-.–\d])\s*(?P<words>.*)')
_ANY = re.compile(r'(?:图|Figure|Fig\.?)\s*\d')
_LONGEST = 80


def with_captions(name: str, passages: tuple[Passage, ...]) -> Checked[tuple[Passage, ...]]:
    """Return the passages with captions in their pictures and before their tables."""
    out: list[Passage] = []
    findings: list[Finding] = []
    figures = tables = 0
    taken = -1
    for index, passage in enumerate(passages):
        following = passages[index + 1] if index + 1 < len(passages) else None
        if index == taken:
            continue
        if passage.picture is not None and following is not None:
            match = _caption(following, _FIGURE)
            if match and int(match['number']) == figures + 1:
                findings.append(_derived(name, following, match['mark']))
                passage = replace(passage, picture=replace(passage.picture, caption=match['words']))
                taken = index + 1
            elif _ANY.match(following.text):
                # Its description would be printed as a caption beside the typed one.
                passage = replace(passage, picture=replace(passage.picture, alt=''))
        elif following is not None and following.kind is Kind.TABLE:
            match = _caption(passage, _TABLE)
            if match and int(match['number']) == tables + 1:
                findings.append(_derived(name, passage, match['mark']))
                passage = replace(passage, runs=(Run(f'表：{match["words"]}'),))
                tables += 1
        figures += bool(passage.picture and (passage.picture.caption or passage.picture.alt))
        out.append(passage)
    return Checked(tuple(out), tuple(findings))


def _caption(passage: Passage, pattern: re.Pattern[str]) -> re.Match[str] | None:
    text = passage.text
    is_plain = (
        passage.kind is Kind.PARAGRAPH and '\n' not in text and not any(run.note for run in passage.runs)
    )
    if not is_plain or len(text) > _LONGEST or ends_sentence(text):
        return None
    match = pattern.fullmatch(text)
    return match if match and match['words'] else None


def _derived(name: str, passage: Passage, mark: str) -> Finding:
    return finding('import.derived', Place(name, passage.number_in_source), text=mark.strip())
