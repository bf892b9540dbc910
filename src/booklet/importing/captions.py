"""Captions typed below pictures and above tables -> captions of the booklet, where it gives them that number.

The booklet numbers what has a caption: 图 1, 表 1. A typed number that is another (图 2-1, in a text that
refers to it) stays as it was typed, in a paragraph of its own.
"""

import re
from dataclasses import replace

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.lines import ends_sentence
from booklet.importing.passage import Kind, Passage, Picture, Run

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
    captions: set[int] = set()
    for index, passage in enumerate(passages):
        following = passages[index + 1] if index + 1 < len(passages) else Passage(0)
        if index in captions:
            continue
        if passage.picture is not None:
            picture, mark = _with_caption(passage.picture, following, figures + 1)
            if mark:
                captions.add(index + 1)
                findings.append(_derived(name, following, mark))
            figures += bool(picture.caption or picture.alt)
            out.append(replace(passage, picture=picture))
        elif following.kind is Kind.TABLE and (match := _caption(passage, _TABLE, tables + 1)):
            tables += 1
            findings.append(_derived(name, passage, match['mark']))
            out.append(replace(passage, runs=(Run(f'表：{match["words"]}'),)))
        else:
            out.append(passage)
    return Checked(tuple(out), tuple(findings))


def _with_caption(picture: Picture, following: Passage, number: int) -> tuple[Picture, str]:
    """Return the picture with the caption below it, and the number that was typed before this."""
    if match := _caption(following, _FIGURE, number):
        return replace(picture, caption=match['words']), match['mark']
    # Its description would be printed as a caption beside the typed one.
    return (replace(picture, alt='') if _ANY.match(following.text) else picture), ''


def _caption(passage: Passage, pattern: re.Pattern[str], number: int) -> re.Match[str] | None:
    text = passage.text
    is_plain = (
        passage.kind is Kind.PARAGRAPH and '\n' not in text and not any(run.note for run in passage.runs)
    )
    if not is_plain or len(text) > _LONGEST or ends_sentence(text):
        return None
    match = pattern.fullmatch(text)
    return match if match and match['words'] and int(match['number']) == number else None


def _derived(name: str, passage: Passage, mark: str) -> Finding:
    return finding('import.derived', Place(name, passage.number_in_source), text=mark.strip())
