"""Whatever stands on the pages of a PDF stands in a file or in a finding; damaged files never raise."""

import random
import re
from collections import Counter

import pypdfium2
import pytest

from booklet.importing import import_file
from booklet.importing.pdf.glyphs import read_glyphs
from tests.importing.small_pdf import Words, marked, paragraph, small_pdf, tagged_pdf
from tests.importing.test_pdf import DUTIES, FIRST, LONG, SECOND, ruled

WORDS = (
    '登记样本清点离心机废液通风橱安全员值日演练护目镜手套冰箱气瓶培训考试整改复查档案房间钥匙时间电话备注说明'
)
MADE = re.compile(r'[\s\\*_#|>\-\[\]^<:•]|&#?\w+;')
"""White space, marks of Markdown, and bullets."""


def page_of(chance: random.Random) -> list[Words | str]:
    """Return a page with paragraphs, words and rules anywhere."""
    drawn: list[Words | str] = []
    for _ in range(chance.randint(1, 14)):
        x, y = chance.uniform(20, 560), chance.uniform(20, 820)
        text = ''.join(chance.choices(WORDS, k=chance.randint(1, 12)))
        kind = chance.random()
        if kind < 0.6:
            drawn.append(Words(x, y, text, chance.choice([6, 9, 12, 12, 18])))
        elif kind < 0.8:
            drawn += paragraph(text * 9, y, columns=chance.choice([12, 20, 33]), indent=chance.choice([0, 2]))
        elif kind < 0.9:
            drawn += ruled(y, DUTIES[: chance.randint(1, 3)])
        else:
            drawn.append(f'{x:.0f} {y:.0f} m {x + 300:.0f} {y:.0f} l S')
    return drawn


def lost(content: bytes) -> Counter[str]:
    """Return the characters of the pages that are in no file and no finding."""
    with pypdfium2.PdfDocument(content) as document:
        drawn = [glyph.text for page in document for glyph in read_glyphs(page).glyphs]
    imported = import_file('notes.pdf', content)
    told = [text for one in imported.findings for name, text in one.arguments if name in ('text', 'value')]
    repeats = [pages for one in imported.findings for name, pages in one.arguments if name == 'pages']
    files = ''.join(text for _, text in imported.value.files)
    kept = Counter(MADE.sub('', files + ''.join(told) * (1 + len(repeats))))
    return Counter(MADE.sub('', ''.join(drawn))) - kept


@pytest.mark.parametrize('seed', range(24))
def test_nothing_is_lost_wherever_it_stands(seed: int) -> None:
    chance = random.Random(seed)
    assert lost(small_pdf(*(page_of(chance) for _ in range(chance.randint(1, 3))))) == Counter()


def test_damaged_files_never_raise() -> None:
    chance = random.Random(7)
    table = [*paragraph(FIRST, 740), *ruled(690, DUTIES), *paragraph(SECOND, 560)]
    words = [*marked(0, paragraph(FIRST, 740)), *marked(1, paragraph(LONG, 600))]
    tree = ('Document', [('P', [(0, 0)]), ('P', [(0, 1)])])
    whole = [small_pdf(table, paragraph(LONG, 700)), tagged_pdf(tree, words)]
    for _ in range(60):
        content = bytearray(chance.choice(whole))
        for _ in range(chance.randint(1, 12)):
            place = chance.randrange(len(content))
            content[place : place + chance.randint(0, 8)] = chance.randbytes(chance.randint(0, 3))
        import_file('notes.pdf', bytes(content))
