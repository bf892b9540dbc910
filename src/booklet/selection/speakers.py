"""Prose -> who is reported to say each sentence."""

import re

from booklet.selection.clause_cuts import speaker_of
from booklet.selection.prose import Prose

_GOES_ON = re.compile('要(?!求)|必须|应当')
"""How a report goes on with the same speaker: 会议强调，……。要……。"""
_PRONOUN = re.compile('(?:他|她)们?(?:还|并|同时|最后)?(?:强调|指出|表示|要求|认为|希望)[，：]')


def speakers(prose: Prose) -> tuple[str, ...]:
    """Return for each sentence who says it, empty where that is the author or is not known.

    A speaker speaks until the paragraph ends, in sentences that begin with 要 or 必须; 他强调 means the one
    who was named last.
    """
    named, speaking, paragraph = '', '', -1
    found = []
    for text, number in zip(prose.sentences, prose.paragraphs, strict=True):
        if number != paragraph:
            speaking, paragraph = '', number
        if who := speaker_of(text):
            named = speaking = who
        elif _PRONOUN.match(text):
            speaking = named
        elif not _GOES_ON.match(text):
            found.append('')
            continue
        found.append(speaking)
    return tuple(found)
