"""What the words of a sentence say for and against it: one named feature after the other."""

import math
import re

from booklet.selection.study import Feature, Study, Values

SPEAKS = re.compile('(?:强调|指出|要求|表示)[，：]')
EXHORTS = re.compile('(?:^|[，；：。])要(?!求)', re.MULTILINE)
_REPORTED = re.compile('^.{0,25}(?:介绍|说|表示|认为|指出|称)[，：]', re.MULTILINE)
_HOPES = re.compile('希望(?!。)|号召|勉励')
_APPEALS = re.compile(
    '努力|奋力|夺取|谱写|推动|扎实|坚定|不断|更加|凝聚|团结|携手|共同|切实|加快|坚持|贯彻|全面'
    '|为.{2,14}(?:而|作出|提供|贡献)'
)
"""What the clauses of an appeal begin with, and headlines of statements are made of."""
_DANGLING_ZH = re.compile(
    '[“（]*(?:这|此|该|其|他|她|它|上述|对此|为此|因此|但|然而|不过|同时|此外|而且|并且|随后|接着|与此同时'
    '|那|所以|于是|可是|否则|不然|再次|例如|比如|譬如|后者|前者|二是|三是|四是|第[二三四五六]，'
    '|[上下](?:面|表|图|列|述)|如[图表]|见[图表])'
)
_DANGLING_EN = re.compile(
    r'\W*(?:he|she|it|they|this|that|these|those|but|and|however|meanwhile|his|her|their|its)\b',
    re.IGNORECASE,
)
_STATES = re.compile(
    '不是.{1,30}(?:而是|是)|不在.{1,30}而在|关键|原则|标准|目的|前提|底线|根本|要紧|重要|意义|本质|责任|好处|难处'
    '|应当|应该|必须|不得|不要|不能|一律|凡是|只要|只有|才能|才是|就是|都是|需要|最好|与其|宁可|不如|没有.{1,20}就'
    '|越.{1,12}越|谁.{1,8}谁|务必|要求|建议|规定'
)
_STATES_EN = re.compile(
    r'\b(?:should|must|never|always|need|cannot|only|whoever|unless|matters?|better|best)\b', re.IGNORECASE
)
"""Judgements, rules and reasons."""
_NARRATES = re.compile(
    '那天|当天|那时|当时|有一次|有一回|后来|这时|走廊|一位|一个学生|有人'
    '|每年|每学期|上学期|上周|昨天|前年|去年|今年|年前|春天|夏天|秋天|冬天|春季|夏季|秋季|冬季'
    '|周[一二三四五六日天]|星期|早上|上午|中午|下午|傍晚|晚上|夜里|凌晨|分钟后|点钟'
)
_DATES = re.compile('[一二三四五六七八九十0-9] ?(?:月|[点时] ?[零一二三四五六七八九十0-9]* ?分|[0-9]{3} ?年)')
_NARRATES_EN = re.compile(
    r'\b(?:was|were|had|did|said|asked|told|went|came|once|yesterday|ago|have run)\b'
)
"""Scenes: when, who, what happened."""
_DIALOGUE = re.compile(
    '^“.*”$|”[他她我]|[他她我](?:们)?(?:说|问|答|想|笑|写)(?:道|：|，)|[说问答][：，]“|我说|她说|他说|想象'
    r'|\b(?:I|he|she) (?:said|asked|replied)\b',
    re.MULTILINE,
)
_POINTS_BACK = re.compile('[他她]|这样的|这样一|这件|这次|这些|这两|那次|后[两三四]|由此|分开之后|最后定')
"""Words inside a sentence whose meaning stands before it."""
_FIGURES = re.compile('[0-9０-９一二三四五六七八九十百千万亿点]{2,}')
_FIRST_PERSON = re.compile(r'我|\b(?:I|we|my|our)\b', re.IGNORECASE)


def is_dangling(text: str, is_chinese: bool) -> bool:
    """Tell whether `text` begins with a word that leans on the sentence before."""
    return (_DANGLING_ZH if is_chinese else _DANGLING_EN).match(text) is not None


def _length(of: Study) -> Values:
    return [math.log(max(length, 1) / 40) for length in of.lengths]


def _over_long(of: Study) -> Values:
    return [min(1.0, max(0.0, (length - 60) / 60)) for length in of.lengths]


def _clauses(of: Study) -> Values:
    return [(text.count('，') + text.count('；')) / 6 for text in of.prose.sentences]


def _figures(of: Study) -> Values:
    return [found / 4 for found in of.count(_FIGURES)]


def _exhorts_early(of: Study) -> Values:
    """It demands something in the first paragraph."""
    found = _capped(of, EXHORTS, 1)
    return [value * (mates[0] == 0) for value, mates in zip(found, of.mates, strict=True)]


def _states(of: Study) -> Values:
    found = of.count(_STATES if of.prose.is_chinese else _STATES_EN)
    return [min(1.0, number / 2) for number in found]


def _narrates(of: Study) -> Values:
    if not of.prose.is_chinese:
        return [min(1.0, number / 2) for number in of.count(_NARRATES_EN)]
    return [min(1.0, sum(pair) / 2) for pair in zip(of.count(_NARRATES), of.count(_DATES), strict=True)]


def _capped(of: Study, pattern: re.Pattern[str], most: int) -> Values:
    return [min(1.0, found / most) for found in of.count(pattern)]


WORDING: tuple[tuple[str, Feature], ...] = (
    ('length', _length),
    ('over-long', _over_long),
    ('clauses', _clauses),
    ('figures', _figures),
    ('speaks', lambda of: _capped(of, SPEAKS, 1)),
    ('exhorts-early', _exhorts_early),
    ('reported', lambda of: _capped(of, _REPORTED, 1)),
    ('rallies', lambda of: _capped(of, _APPEALS, 4)),
    ('hopes', lambda of: _capped(of, _HOPES, 1)),
    ('first-person', lambda of: _capped(of, _FIRST_PERSON, 1)),
    ('states', _states),
    ('narrates', _narrates),
    ('dialogue', lambda of: _capped(of, _DIALOGUE, 1)),
    ('points-back', lambda of: _capped(of, _POINTS_BACK, 1)),
)
