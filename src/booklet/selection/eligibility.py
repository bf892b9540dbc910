"""A sentence -> why it is not fit for a slide: one named rule after the other."""

import re
from collections.abc import Callable

from booklet.selection.prose import length_of
from booklet.selection.wording_features import is_dangling

SHORTEST, LONGEST = 12, 90
"""Han characters of a line on a slide."""
_FEWEST_WORDS, _MOST_WORDS = 5, 45
_PAIRS = ('“”', '‘’', '「」', '『』', '（）', '《》', '【】', '()')
_PAIRED = re.compile('[“”‘’「」『』（）《》【】()]')
_QUESTION = re.compile(r'[？?][”’"\'）)]*$')
_GREETING = re.compile(r'(?:各位|尊敬的|亲爱的|同志们|老师们|同学们|女士们|先生们|朋友们|大家好|谢谢大家)')
_BYLINE = re.compile(
    r'[（(【]?\s*(?:来源|作者|记者|通讯员|编辑|责编|责任编辑|校对|审核|摄影|图|图片|附|注|表)\s*[：:/／|]'
    r'|.{0,12}(?:记者|通讯员)\s*\S{2,8}\s*(?:摄|报道)[）)]?$'
)
_DATELINE_ONLY = re.compile(r'[（(]?.{0,10}(?:社|报|网).{0,8}\d{1,2} ?月 ?\d{1,2} ?日 ?(?:电|讯)[）)]?$')
_ATTENDED = re.compile('参加|出席|陪同|列席')
_CAME_ALONG = re.compile('(?:等|同志|负责人|人员|代表).{0,8}(?:陪同|参加|出席|列席).{0,8}。$')
_CLAUSE = re.compile(
    '[是为将要有把在已能会应让使令向对与给被等说做看写用去来]|，|：|不|必须|可以|需要|实现|推进|加强|坚持|提高|促进|保障|建立'
)
_LEANS = re.compile(
    '(?:后面|前面|按这|照这|照同样|有了这样|除了这|在这|结果|还有|也有的|另一|同样|与之|反过来|换句话说|话到嘴边|也就是说|说到底'
    '|要是一定|[^，。：；]{1,6}它，|一是|一要|其一|首先，|第一，|（一）|①)'
)
"""Starts that lean on what went before, beyond those that the features know."""
_SHORT_YEAR = re.compile('’(?=[0-9０-９]{2})')
_NO_LETTER = re.compile('[^A-Za-z\u3400-\u9fff]')
_REFERS = re.compile(
    r'[见如照][上下]?[图表](?!示)|见(?:附[录件表图]|第)|(?:^|[，。；])[上下][图表](?!示)'
    r'|^[图表][里中上]|[中左右][间边]?一?栏(?!目)'
    r'|\b[Ss]ee (?:[Ff]ig|[Tt]able|[Pp]age)'
)
_MAY_REFER = ('图', '表', '栏', '见附', '见第', 'ee ')
"""One of them stands in all that `_REFERS` finds; looking for them is much quicker."""
_MAIL = re.compile(r'@\w+\.')

_ENDS = ('。', '！', '…', '”', '）', '.')

Rule = Callable[[str, bool], bool]
"""(text, is it Chinese) -> is it unfit."""


def _is_short(text: str, is_chinese: bool) -> bool:
    return length_of(text, True) < SHORTEST if is_chinese else len(text.split()) < _FEWEST_WORDS


def _is_long(text: str, is_chinese: bool) -> bool:
    return length_of(text, True) > LONGEST if is_chinese else len(text.split()) > _MOST_WORDS


def _is_unbalanced(text: str, is_chinese: bool) -> bool:
    if _PAIRED.search(text) is None:
        return False
    if is_chinese:
        # ’98 is a year.
        text = _SHORT_YEAR.sub('', text)
    # ’ is an apostrophe in Western text.
    pairs = _PAIRS if is_chinese else _PAIRS[2:]
    return any(text.count(pair[0]) != text.count(pair[1]) for pair in pairs)


def _is_attendance(text: str, is_chinese: bool) -> bool:
    if not is_chinese or len(text) >= 90 or _ATTENDED.search(text) is None:
        return False
    return text.count('、') >= 3 or (len(text) < 60 and _CAME_ALONG.search(text) is not None)


def _is_list_of_nouns(text: str, is_chinese: bool) -> bool:
    return is_chinese and not text.endswith(_ENDS) and _CLAUSE.search(text) is None


def _is_hardly_text(text: str, is_chinese: bool) -> bool:
    letters = len(text) - len(_NO_LETTER.findall(text))
    has_address = '://' in text or 'www.' in text or ('@' in text and _MAIL.search(text) is not None)
    return letters < 0.4 * len(text) or has_address


def _is_referring(text: str, is_chinese: bool) -> bool:
    return any(word in text for word in _MAY_REFER) and _REFERS.search(text) is not None


RULES: tuple[tuple[str, Rule], ...] = (
    ('question', lambda text, is_chinese: _QUESTION.search(text) is not None),
    ('greeting', lambda text, is_chinese: _GREETING.match(text) is not None and len(text) < 30),
    ('byline', lambda text, is_chinese: _BYLINE.match(text) is not None),
    ('dateline', lambda text, is_chinese: _DATELINE_ONLY.match(text) is not None),
    ('stem', lambda text, is_chinese: text.endswith(('：', ':', '，', '、', '；', ';', ','))),
    ('dangling', is_dangling),
    ('leaning', lambda text, is_chinese: is_chinese and _LEANS.match(text) is not None),
    ('refers', _is_referring),
    ('attendance', _is_attendance),
    ('short', _is_short),
    ('long', _is_long),
    ('unbalanced', _is_unbalanced),
    ('no-verb', _is_list_of_nouns),
    ('no-text', _is_hardly_text),
)
"""Each rule names what keeps a sentence off the slides."""


_OF_STEMS = ('question', 'greeting', 'byline', 'dangling', 'refers', 'unbalanced', 'no-text')


def unfit_stem_because(text: str) -> str:
    """Return the first rule that the stem of an enumeration breaks; it may be short and end in a colon."""
    return next((name for name, is_broken in RULES if name in _OF_STEMS and is_broken(text, True)), '')


def unfit_because(text: str, is_chinese: bool) -> str:
    """Return the name of the first rule that `text` breaks; empty when it is fit."""
    for name, is_broken in RULES:
        if is_broken(text, is_chinese):
            return name
    return ''
