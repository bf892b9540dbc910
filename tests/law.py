"""Articles of all constructs mixed, whole and damaged -> how many lose a character, raise, or take too long.

`python -m tests.law --count 20000` reads so many in all processes of the machine and says what it found; an
article is made from its number alone, so `--seed 17 --count 1` shows one again.

`python -m tests.law import` damages files of every kind that can be imported.
"""

import argparse
import os
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from booklet.diagnostics import Finding, Severity
from booklet.model.blocks import CodeBlock
from booklet.model.inlines import LOWERED, RAISED, Code, Formula, Ruby, Text
from booklet.reading import body
from booklet.reading.constructs import CONSTRUCTS
from booklet.reading.draft import Draft, Shelf
from booklet.reading.law import find_lost
from booklet.reading.source import Source

SLOWEST = 5.0
"""Seconds that no article may take."""
WORDY = frozenset(CONSTRUCTS) - {
    *('heading', 'divider', 'quotation', 'dash', 'definition', 'pipe', 'table-rule', 'escape', 'hard-break'),
    *('code', 'emphasis', 'gloss'),
}
"""Markup that may hold letters; a note that is not printed is an error at its label."""
_LEVEL = str.maketrans({raised: plain for table in (RAISED, LOWERED) for plain, raised in table.items()})
_CHINESE = '称量调平归零混匀离心管壁液面刻度试剂登记归还通风橱废液护目镜手套值日复核存档'
_WESTERN = ['buffer', 'pH', 'DNA', 'pipette', 'waste', 'rinse', 'the', 'of', 'label', 'mg', 'weigh']
_SIGNS = list('*_~=<>{}[]()|#+-`$&\\!:;.,^"\'“”‘’（）【】《》，。；：、！？—…·•①②％℃μ±×＊＃＞－｜～＝')
_DAMAGE = [
    '**',
    '==',
    '~~',
    '```',
    '$$',
    '<!--',
    '-->',
    '<b>',
    '</sub>',
    '[^1]',
    '[^1]:',
    '](',
    '![',
    ':::',
    '\n',
    '\n\n',
    '    ',
    '\t',
    '> ',
    '- ',
    '1. ',
    '|',
    '\\',
    '&amp;',
    '\u3000\u3000',
    '{#a}',
    '｜',
    '：：：',
    '\ufffd',
    '\x00',
]


class Verdict(NamedTuple):
    """What reading one article gave."""

    seed: int
    seconds: float
    characters: int
    fault: str
    """Empty when nothing was lost."""


def make_article(seed: int) -> str:
    """Return the article of a number: some blocks in any order; every third one is damaged afterwards."""
    chance = random.Random(seed)
    blocks = [chance.choice(BLOCKS)(chance) for _ in range(chance.randint(1, 14))]
    glue = ['\n\n', '\n\n', '\n\n', '\n', '\n\n\n', '\n \n']
    text = ''.join(block + chance.choice(glue) for block in blocks)
    if seed % 2:
        text += '\n\n[^1]: ' + words(chance) + '\n\n[^b]：' + words(chance) + '\n'
    return damaged(text, chance) if seed % 3 == 0 else text


def words(chance: random.Random) -> str:
    """Return a few words, Chinese or Western, with marks between and around some of them."""
    parts = [_word(chance) for _ in range(chance.randint(1, 7))]
    marked = [chance.choice(DRESSES).format(part) if chance.random() < 0.4 else part for part in parts]
    return chance.choice(['', '', ' ', '，']).join(marked) + chance.choice(['。', '', '！', '.', '：', '；'])


def _word(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.55:
        return ''.join(chance.choices(_CHINESE, k=chance.randint(1, 6)))
    if kind < 0.8:
        return chance.choice(_WESTERN)
    if kind < 0.9:
        sign = chance.choice(['', '*', '<', '>', '_', '-', '%', '=='])
        return f'{chance.randint(0, 999)}{sign}{chance.randint(0, 99)}'
    return ''.join(chance.choices(_SIGNS, k=chance.randint(1, 3)))


DRESSES = [
    '**{}**',
    '*{}*',
    '=={}。==',
    '~~{}~~',
    '`{}`',
    '<sub>{}</sub>',
    '<sup>{}</sup>',
    '{}[^1]',
    '{}[^b]',
    '“{}”',
    '（{}）',
    '[{}](https://example.org/a_b)',
    '[{}](#x)',
    '＊＊{}＊＊',
    '***{}***',
    '__{}__',
    '_{}_',
    '<b>{}</b>',
    '<u>{}</u>',
    '{}<br>',
    '{}  \n',
    '{}\\\n',
    '{}\n',
    '\n{}',
    '${}$',
    '<{}>',
    '{{{}}}',
    '\\*{}\\*',
    '[{}]',
    '[^{}]',
    '*{}*{{.dots}}',
    '&lt;{}&gt;',
    '<ruby>{}<rt>x</rt></ruby>',
    '<!-- {} -->',
    '![{}](a.png)',
    '![{}](a.png "试剂")',
    '{}@example.org',
    'https://a.org/{}',
    '"{}"',
]


def _lines(chance: random.Random, *leads: str) -> str:
    return '\n'.join(lead + words(chance).replace('\n', '') for lead in leads)


def _list(chance: random.Random) -> str:
    marks = chance.choice(
        [
            ('- ',) * 3,
            ('1. ', '2. ', '3. '),
            ('* ', '  * ', '    * '),
            ('1) ', '   - ', '2) '),
            ('+ ', '   1. ', '   2. '),
            ('• ', '• '),
            ('- [ ] ', '- [x] '),
            ('3. ', '7. '),
            ('－ ', '－ '),
        ]
    )
    return _lines(chance, *marks)


def _typed_items(chance: random.Random) -> str:
    marks = chance.choice(
        [
            ('1、', '2、', '3、'),
            ('（一）', '（二）'),
            ('①', '②'),
            ('1．', '2．'),
            ('问：', '答：'),
            ('[5] ', '[6] '),
            ('\u3000\u3000', '\u3000\u3000'),
            ('•', '•'),
            ('—— ', '——'),
            ('A. ', 'B. '),
            ('第一条 ', '第二条 '),
            ('2、',),
        ]
    )
    return _lines(chance, *([''] if chance.random() < 0.5 else []), *marks)


def _table(chance: random.Random) -> str:
    width = chance.randint(1, 4)
    bar = chance.choice('|||｜')
    rows = [
        [words(chance).replace('\n', '').replace('|', '') for _ in range(width)]
        for _ in range(chance.randint(1, 4))
    ]
    if chance.random() < 0.3:
        rows[-1].append(_word(chance).replace('|', ''))
    lines = [f'{bar} ' + f' {bar} '.join(row) + f' {bar}' for row in rows]
    rule = bar + bar.join([chance.choice(['---', ':-:', '--:', '－－'])] * width) + bar
    caption = ['表：' + words(chance).replace('\n', ''), ''] if chance.random() < 0.3 else []
    return '\n'.join([*caption, lines[0], *([rule] if chance.random() < 0.9 else []), *lines[1:]])


def _code(chance: random.Random) -> str:
    fence = chance.choice(['```', '~~~', '````', '    ```', '> ```', '｀｀｀'])
    lead = fence[: len(fence) - len(fence.lstrip(' >'))]
    inside = '\n'.join(
        lead + words(chance).replace('\n', ' ').replace('`', '') for _ in range(chance.randint(0, 3))
    )
    return f'{fence}python\n{inside}\n{fence if chance.random() < 0.9 else ""}'


def _heading(chance: random.Random) -> str:
    mark = chance.choice(['## ', '### ', '#', '##', '＃＃ ', '###### ', '# ', '## 一、', '## '])
    return mark + words(chance).replace('\n', '') + chance.choice(['', '', ' ##', ' {#x}', ''])


def _container(chance: random.Random) -> str:
    kind = chance.choice(['verse', '诗', 'signature', '署名', 'lead', '导语', 'box'])
    mark = chance.choice([':::', ':::', '：：：'])
    return f'{mark} {kind}\n{words(chance)}\n{words(chance)}\n{mark if chance.random() < 0.9 else ""}'


def _nested(chance: random.Random) -> str:
    inner = chance.choice([_list, _table, _code, words, _typed_items])(chance)
    lead = chance.choice(['> ', '  ', '    ', '> > ', '>'])
    first = chance.choice(['- ' + words(chance) + '\n\n', '1. ' + words(chance) + '\n', ''])
    return first + '\n'.join(lead + line for line in inner.split('\n'))


BLOCKS: list[Callable[[random.Random], str]] = [
    words,
    words,
    words,
    _list,
    _list,
    _typed_items,
    _table,
    _code,
    _heading,
    _container,
    _nested,
    _nested,
    lambda chance: words(chance) + '\n' + _list(chance),
    lambda chance: words(chance) + '\n' + _table(chance),
    lambda chance: words(chance) + '\n===',
    lambda chance: words(chance) + '\n---',
    lambda chance: f'{_word(chance)}\n:   {words(chance)}',
    lambda chance: '> ' + words(chance),
    lambda chance: '[^1]: ' + words(chance),
    lambda chance: '[^c]: ' + words(chance),
    lambda chance: f'$$\n{chance.choice("abF")} = m\\omega^2\n$$',
    lambda chance: f'![{_word(chance)}](b.png）{{width=50%}}',
    lambda chance: f'<div align="center">{words(chance)}</div>',
    lambda chance: f'[{_word(chance)}]: https://example.org',
    lambda chance: '[TOC]',
    lambda chance: '***',
]


def damaged(text: str, chance: random.Random) -> str:
    """Return a text with some characters taken out, doubled, moved, or with marks put in."""
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(text) + 1)
        match chance.randrange(4):
            case 0:
                text = text[:at] + text[at + chance.randint(1, 4) :]
            case 1:
                text = text[:at] + chance.choice(_DAMAGE) + text[at:]
            case 2:
                text = text[:at] + text[at : at + 3] * 2 + text[at + 3 :]
            case _:
                text = text[:at] + chance.choice(_SIGNS) + text[at:]
    return text


def judge(seed: int) -> Verdict:
    """Read the article of a number and say what is wrong with what came out."""
    text = make_article(seed)
    drafts: list[Draft] = []

    def keep(draft: Draft, *rest: object) -> list[Finding]:
        drafts.append(draft)
        return find_lost(draft, *rest)  # type: ignore[arg-type]

    source = Source('a.md', re.sub('[\x00\ufdd0-\ufdef]', '', text))
    start = time.perf_counter()
    try:
        with patch.object(body, 'find_lost', keep):
            read = body.read_body(source, 0, 's01a1b', Shelf(Path('/nowhere'), Path('/nowhere')))
    except Exception:
        return Verdict(seed, time.perf_counter() - start, len(text), traceback.format_exc(limit=-3))
    seconds = time.perf_counter() - start
    fault = (
        f'took {seconds:.1f} s'
        if seconds > SLOWEST
        else lost_characters(drafts[0], read.value, read.findings)
    )
    return Verdict(seed, seconds, len(text), fault)


def lost_characters(draft: Draft, read: body.Body, findings: tuple[Finding, ...]) -> str:
    """Return the letters, digits and Han characters that are in the source only and in no error."""
    wordy = [draft.source.text[span.start : span.end] for span in draft.markup if span.kind in WORDY]
    here = _letters(draft.source.text)
    there = _letters(''.join([*strings(read.blocks), read.title, *wordy]))
    lost = here - there
    lines = {found.place.line for found in findings if found.place and found.severity is Severity.ERROR}
    told = _letters(
        '\n'.join(line for at, line in enumerate(draft.source.text.split('\n'), 1) if at in lines)
    )
    if any(found.slug == 'text.lost' for found in findings):
        return f'the reader lost: {[found for found in findings if found.slug == "text.lost"]}'
    untold = lost - told
    return f'lost without a finding: {"".join(sorted(untold.elements()))}' if untold else ''


def _letters(text: str) -> Counter[str]:
    return Counter(char for char in text.translate(_LEVEL) if char.isalnum())


def strings(value: object) -> Iterator[str]:
    """Yield the words of a value of the model, whatever it is made of."""
    if isinstance(value, tuple):
        for each in value:
            yield from strings(each)
    elif isinstance(value, Text | Code | CodeBlock):
        yield value.text
    elif isinstance(value, Formula):
        yield value.source
    elif is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, Ruby):
            yield value.gloss
        for field in fields(value):
            if field.name not in ('sentences', 'place', 'anchor'):
                yield from strings(getattr(value, field.name))


def run(first: int, count: int) -> list[Verdict]:
    """Judge so many articles from a number on, in all processors."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(judge, range(first, first + count), chunksize=100))


def main() -> int:
    """Say what came of so many articles; 1 when one of them lost something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--count', type=int, default=2000)
    parser.add_argument('--seed', type=int, default=0)
    wanted = parser.parse_args()
    started = time.perf_counter()
    verdicts = run(wanted.seed, wanted.count)
    bad = [verdict for verdict in verdicts if verdict.fault]
    for verdict in bad[:10]:
        print(f'--- article {verdict.seed}: {verdict.fault}\n{make_article(verdict.seed)}')
    slowest = max(verdicts, key=lambda verdict: verdict.seconds)
    print(
        f'{len(verdicts)} articles, {sum(each.characters for each in verdicts)} characters, '
        f'{len(bad)} with a fault; slowest {slowest.seconds:.2f} s (article {slowest.seed}); '
        f'{time.perf_counter() - started:.0f} s'
    )
    return 1 if bad else 0


if __name__ == '__main__':
    if sys.argv[1:2] == ['import']:
        # Loaded only for it: importing knows libraries that reading does not.
        from tests.importing.damage import main as import_damaged

        sys.exit(import_damaged(sys.argv[2:]))
    sys.exit(main())
