"""A formula of Office (OMML, ISO/IEC 29500-1, 22.1) -> LaTeX."""

import re
from collections.abc import Callable

from lxml import etree

from booklet.importing.word.package import M, local

_NAMED = (
    r'∑ \sum  ∏ \prod  ∫ \int  ∬ \iint  ∮ \oint  ⋃ \bigcup  ⋂ \bigcap  × \times  ÷ \div  · \cdot '
    r'⋅ \cdot  ± \pm  ∓ \mp  ≤ \le  ≥ \ge  ≠ \ne  ≈ \approx  ≡ \equiv  ∝ \propto  ∞ \infty  → \to '
    r'← \leftarrow  ↔ \leftrightarrow  ⇌ \rightleftharpoons  ⇒ \Rightarrow  ⇔ \Leftrightarrow '
    r'∂ \partial  ∇ \nabla  ∈ \in  ∉ \notin  ⊂ \subset  ⊆ \subseteq  ∪ \cup  ∩ \cap  ∅ \emptyset '
    r'∀ \forall  ∃ \exists  … \ldots  ⋯ \cdots  ∙ \cdot  ≪ \ll  ≫ \gg  ∠ \angle  ⊥ \perp '
    r'∥ \parallel  \ \backslash  ~ \sim  ^ \wedge '
)
_WORDS = _NAMED.split()
_SIGNS = {sign: f'{name} ' for sign, name in zip(_WORDS[::2], _WORDS[1::2], strict=True)}
_SIGNS |= {
    '°': r'^{\circ}', '′': "'", '−': '-', '\u2061': '', '\u2062': '', '\u200b': '', '\u00a0': r'\ ',
    '{': r'\{', '}': r'\}', '%': r'\%', '#': r'\#', '&': r'\&', '_': r'\_', '$': r'\$',
}  # fmt: skip
_GREEK = (
    'alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi o pi rho varsigma sigma tau '
    'upsilon varphi chi psi omega'
)
_CAPITALS = {'Γ': 'Gamma', 'Δ': 'Delta', 'Θ': 'Theta', 'Λ': 'Lambda', 'Ξ': 'Xi', 'Π': 'Pi', 'Σ': 'Sigma'}
_CAPITALS |= {'Φ': 'Phi', 'Ψ': 'Psi', 'Ω': 'Omega', 'ϕ': 'phi', 'ϵ': 'epsilon', 'ϑ': 'vartheta'}
_NAMES = {chr(0x3B1 + place): name for place, name in enumerate(_GREEK.split())} | _CAPITALS
_SIGNS |= {it: f'\\{name} ' if len(name) > 1 else name for it, name in _NAMES.items()}
_ACCENTS = {
    '\u0302': 'hat', '\u0303': 'tilde', '\u0304': 'bar', '\u0305': 'overline', '\u0307': 'dot',
    '\u0308': 'ddot', '\u20d7': 'vec', '\u20d6': 'overleftarrow', '\u030c': 'check', '¯': 'bar',
}  # fmt: skip
_FUNCTIONS = frozenset(
    [
        'sin',
        'cos',
        'tan',
        'cot',
        'sec',
        'csc',
        'ln',
        'log',
        'lg',
        'exp',
        'lim',
        'max',
        'min',
        'sup',
        'inf',
        'det',
        'arcsin',
        'arccos',
        'arctan',
    ]
)
_UPRIGHT = re.compile('[A-Za-z]{2,}')
_HAN = re.compile('[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+')
_ROW = r' \\ '
_DEEPEST = 60
"""Levels of nesting; a formula that is deeper is written as its characters."""


def to_latex(formula: etree._Element) -> str:
    """Return the LaTeX of an `m:oMath`; no character of it is lost."""
    return re.sub(' {2,}', ' ', _inside(formula, 0)).strip()


def words_of(formula: etree._Element) -> str:
    """Return the characters of a formula in a row."""
    return ''.join(piece.text or '' for piece in formula.iter(M + 't'))


def _inside(element: etree._Element | None, depth: int) -> str:
    if element is None:
        return ''
    return ''.join(_one(child, depth + 1) for child in element)


def _part(element: etree._Element, name: str, depth: int) -> str:
    return _inside(element.find(M + name), depth)


def _one(element: etree._Element, depth: int) -> str:
    name = local(element)
    if depth > _DEEPEST:
        return _letters(words_of(element))
    if name == 'r':
        is_plain = element.find(f'{M}rPr/{M}nor') is not None
        return _letters(''.join(piece.text or '' for piece in element.iter(M + 't')), is_plain)
    if name in _WRITERS:
        return _WRITERS[name](element, depth)
    return '' if name.endswith('Pr') else _inside(element, depth)


def _letters(text: str, is_plain: bool = False) -> str:
    if is_plain and text.strip():
        return f'\\text{{{text}}}' if not re.search(r'[\\{}$%#&_^~]', text) else _signs(text)
    return _HAN.sub(lambda match: f'\\text{{{match.group()}}}', _signs(text))


def _signs(text: str) -> str:
    return ''.join(_SIGNS.get(sign, sign) for sign in text)


def _fraction(element: etree._Element, depth: int) -> str:
    return f'\\frac{{{_part(element, "num", depth)}}}{{{_part(element, "den", depth)}}}'


def _root(element: etree._Element, depth: int) -> str:
    degree = _part(element, 'deg', depth)
    return f'\\sqrt{f"[{degree}]" if degree else ""}{{{_part(element, "e", depth)}}}'


def _scripts(element: etree._Element, depth: int) -> str:
    base = _part(element, 'e', depth)
    base = base if len(base.strip()) < 2 or re.fullmatch(r'\\[a-z]+ ?', base) else f'{{{base}}}'
    below, above = _part(element, 'sub', depth), _part(element, 'sup', depth)
    return f'{base}{f"_{{{below}}}" if below else ""}{f"^{{{above}}}" if above else ""}'


def _before(element: etree._Element, depth: int) -> str:
    below, above = _part(element, 'sub', depth), _part(element, 'sup', depth)
    return f'{{}}_{{{below}}}^{{{above}}}{_part(element, "e", depth)}'


def _large(element: etree._Element, depth: int) -> str:
    sign = _SIGNS.get(_property(element, 'naryPr', 'chr') or '∫', r'\int ').strip()
    below, above = _part(element, 'sub', depth), _part(element, 'sup', depth)
    limits = f'{f"_{{{below}}}" if below else ""}{f"^{{{above}}}" if above else ""}'
    return f'{sign}{limits} {_part(element, "e", depth)}'


def _fenced(element: etree._Element, depth: int) -> str:
    first, last = (_property(element, 'dPr', name) for name in ('begChr', 'endChr'))
    between = _property(element, 'dPr', 'sepChr')
    parts = [_inside(part, depth) for part in element.findall(M + 'e')]
    inner = _signs('|' if between is None else between).join(parts)
    return f'\\left{_fence(first, "(")} {inner}\\right{_fence(last, ")")}'


def _fence(sign: str | None, otherwise: str) -> str:
    sign = otherwise if sign is None else sign
    named = {
        '{': r'\{',
        '}': r'\}',
        '⟨': r'\langle',
        '⟩': r'\rangle',
        '‖': r'\|',
        '⌊': r'\lfloor',
        '⌋': r'\rfloor',
    }
    named |= {'': '.', '⌈': r'\lceil', '⌉': r'\rceil'}
    return named.get(sign, sign if sign in '()[]|/' else '.')


def _function(element: etree._Element, depth: int) -> str:
    name = _part(element, 'fName', depth).strip()
    bare = _UPRIGHT.match(name)
    if bare and bare.group() in _FUNCTIONS:
        name = f'\\{name}'
    return f'{name} {_part(element, "e", depth)}'


def _accent(element: etree._Element, depth: int) -> str:
    sign = _property(element, 'accPr', 'chr') or '\u0302'
    return f'\\{_ACCENTS.get(sign, "hat")}{{{_part(element, "e", depth)}}}'


def _bar(element: etree._Element, depth: int) -> str:
    name = 'overline' if _property(element, 'barPr', 'pos') == 'top' else 'underline'
    return f'\\{name}{{{_part(element, "e", depth)}}}'


def _limit(sign: str) -> Callable[[etree._Element, int], str]:
    return lambda element, depth: (
        f'{_part(element, "e", depth).strip()}{sign}{{{_part(element, "lim", depth)}}}'
    )


def _matrix(element: etree._Element, depth: int) -> str:
    rows = (
        ' & '.join(_inside(cell, depth) for cell in row.findall(M + 'e')) for row in element.findall(M + 'mr')
    )
    return f'\\begin{{matrix}}{_ROW.join(rows)}\\end{{matrix}}'


def _lines(element: etree._Element, depth: int) -> str:
    rows = _ROW.join(_inside(row, depth) for row in element.findall(M + 'e'))
    return f'\\begin{{matrix}}{rows}\\end{{matrix}}'


def _group(element: etree._Element, depth: int) -> str:
    name = 'overbrace' if _property(element, 'groupChrPr', 'pos') == 'top' else 'underbrace'
    return f'\\{name}{{{_part(element, "e", depth)}}}'


def _property(element: etree._Element, of: str, name: str) -> str | None:
    found = element.find(f'{M}{of}/{M}{name}')
    return None if found is None else found.get(M + 'val', '')


_WRITERS: dict[str, Callable[[etree._Element, int], str]] = {
    'f': _fraction,
    'rad': _root,
    'sSub': _scripts,
    'sSup': _scripts,
    'sSubSup': _scripts,
    'sPre': _before,
    'nary': _large,
    'd': _fenced,
    'func': _function,
    'acc': _accent,
    'bar': _bar,
    'limLow': _limit('_'),
    'limUpp': _limit('^'),
    'm': _matrix,
    'eqArr': _lines,
    'groupChr': _group,
}
