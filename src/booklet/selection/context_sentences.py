"""A sentence that leans on the one before it -> both together, where they fit a slide."""

import re
from collections.abc import Callable

from booklet.selection.clause_cuts import Line
from booklet.selection.eligibility import unfit_because
from booklet.selection.gathering import Gathered
from booklet.values import dataclass

_ANYTHING = re.compile('')
_PERSON = re.compile(
    '老师|导师|教授|院长|校长|书记|主任|主席|部长|医生|同学|同事|同伴|学生|新生|本科生|研究生|博士|硕士|先生|女士'
    '|负责人|管理员|作者|编辑|者|人们?[，。的在把说]|[一二两三四五六七八九十几]个?人'
)

_THING = re.compile('[“（]*(?:这(?![里时天次])|此(?![外时])|该|其(?![一二三次])|它|[上对为][述此])')

ANTECEDENTS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = (
    ('person', re.compile('[“（]*[他她]'), _PERSON),
    ('thing', _THING, _ANYTHING),
    ('turn', re.compile('但|然而|不过|可是|否则|不然|而且|并且|因此|所以|于是'), _ANYTHING),
    ('again', re.compile('例如|比如|譬如|也就是说|换句话说|反过来|说到底'), _ANYTHING),
    ('western', re.compile(r'(?:This|That|These|Those|It|They|But|However|Its|Their)\b'), _ANYTHING),
)
"""How a sentence leans -> what the sentence before must hold; one that leans otherwise (二是, 后者, 上图) has
its antecedent further away or in a figure, and stays off the slides."""

_LEANING = re.compile('|'.join(f'(?:{leaning.pattern})' for _, leaning, _ in ANTECEDENTS))


@dataclass(frozen=True, slots=True)
class Companions:
    """Two sentences that go on a slide together."""

    first: int
    """Number of the sentence that is taken along; the other follows it."""
    text: str
    """Both, as the paragraph has them."""


def find_companions(
    gathered: Gathered, lines: tuple[Line, ...], is_free: Callable[[int], bool]
) -> dict[int, Companions]:
    """Return for sentences that lean on the one before them the two together.

    Both are free (in no enumeration, neither pinned nor skipped nor quoted) and stand in the same block; the
    one before is fit by itself, so it leans on nothing in turn.
    """
    found = {}
    for index in range(1, len(gathered.candidates)):
        one, other = gathered.candidates[index - 1], gathered.candidates[index]
        is_leaning = _LEANING.match(lines[index].text) and one.block == other.block
        if not is_leaning or not (is_free(index - 1) and is_free(index)):
            continue
        text = other.paragraph[one.sentence.start : other.sentence.end]
        if _is_leaning(lines[index].text, one.sentence.text, gathered.prose.is_chinese) and not (
            unfit_because(lines[index - 1].text, gathered.prose.is_chinese)
            or unfit_because(text, gathered.prose.is_chinese)
        ):
            found[index] = Companions(index - 1, text)
    return found


def _is_leaning(text: str, before: str, is_chinese: bool) -> bool:
    """Tell whether `text` leans on a word or a thought that `before` holds."""
    if unfit_because(text, is_chinese) not in ('dangling', 'leaning'):
        return False
    for _, leaning, antecedent in ANTECEDENTS:
        if leaning.match(text):
            return antecedent.search(before) is not None
    return False
