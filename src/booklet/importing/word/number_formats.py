"""A number and the name of its format (ISO/IEC 29500, ST_NumberFormat) -> the number as printed."""

from collections.abc import Callable

from booklet.text.numerals import circled

_DIGITS = '零一二三四五六七八九'
_UNITS = ('', '十', '百', '千', '万')
_LEGAL = '零壹贰叁肆伍陆柒捌玖'
_LEGAL_UNITS = ('', '拾', '佰', '仟', '万')
_STEMS = '甲乙丙丁戊己庚辛壬癸'
_BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
_ROMAN = (
    (1000, 'm'), (900, 'cm'), (500, 'd'), (400, 'cd'), (100, 'c'), (90, 'xc'),
    (50, 'l'), (40, 'xl'), (10, 'x'), (9, 'ix'), (5, 'v'), (4, 'iv'), (1, 'i'),
)  # fmt: skip


def write_number(number: int, name: str) -> str:
    """Return `number` in the format `name`; digits when the format is unknown or cannot write it."""
    return _FORMATS.get(name, str)(number)


def _chinese(number: int, digits: str = _DIGITS, units: tuple[str, ...] = _UNITS) -> str:
    if not 0 < number < 100_000:
        return digits[0] if number == 0 else str(number)
    figures = str(number)
    out = ''
    for place, figure in enumerate(figures):
        unit = units[len(figures) - 1 - place]
        out += digits[int(figure)] + unit if figure != '0' else ('' if out.endswith(digits[0]) else digits[0])
    out = out.rstrip(digits[0])
    return out[1:] if out.startswith(digits[1] + units[1]) and digits is _DIGITS else out


def _letters(number: int) -> str:
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 1000 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 5000:
        return str(number)
    out = ''
    for size, sign in _ROMAN:
        out += sign * (number // size)
        number %= size
    return out


def _each(digits: str, number: int) -> str:
    return ''.join(digits[int(figure)] for figure in str(number)) if number >= 0 else str(number)


def _circle(number: int) -> str:
    return circled(number) if number > 0 else str(number)


def _one_of(signs: str, number: int) -> str:
    return signs[(number - 1) % len(signs)] if number > 0 else str(number)


def _ordinal(number: int) -> str:
    ending = 'th' if number % 100 in (11, 12, 13) else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')
    return f'{number}{ending}'


def _offset(first: int, last: int, number: int) -> str:
    return chr(first + number - 1) if 0 < number <= last else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    'decimal': str,
    'decimalZero': lambda number: f'{number:02}',
    'lowerLetter': _letters,
    'upperLetter': lambda number: _letters(number).upper(),
    'lowerRoman': _roman,
    'upperRoman': lambda number: _roman(number).upper(),
    'ordinal': _ordinal,
    'none': lambda number: '',
    'chineseCounting': _chinese,
    'chineseCountingThousand': _chinese,
    'japaneseCounting': _chinese,
    'taiwaneseCounting': _chinese,
    'taiwaneseCountingThousand': _chinese,
    'koreanDigital2': _chinese,
    'ideographDigital': lambda number: _each('〇一二三四五六七八九', number),
    'japaneseDigitalTenThousand': lambda number: _each('〇一二三四五六七八九', number),
    'taiwaneseDigital': lambda number: _each('○一二三四五六七八九', number),
    'chineseLegalSimplified': lambda number: _chinese(number, _LEGAL, _LEGAL_UNITS),
    'japaneseLegal': lambda number: _chinese(number, '零壱弐参四伍六七八九', ('', '拾', '百', '阡', '萬')),
    'ideographLegalTraditional': lambda number: _chinese(number, '零壹貳參肆伍陸柒捌玖', _LEGAL_UNITS),
    'decimalEnclosedCircle': _circle,
    'decimalEnclosedCircleChinese': _circle,
    'decimalEnclosedFullstop': lambda number: _offset(0x2488, 20, number),
    'decimalEnclosedParen': lambda number: _offset(0x2474, 20, number),
    'ideographEnclosedCircle': lambda number: _offset(0x3280, 10, number),
    'decimalFullWidth': lambda number: _each('０１２３４５６７８９', number),
    'decimalFullWidth2': lambda number: _each('０１２３４５６７８９', number),
    'ideographTraditional': lambda number: _one_of(_STEMS, number),
    'ideographZodiac': lambda number: _one_of(_BRANCHES, number),
}
