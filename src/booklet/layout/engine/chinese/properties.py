"""CSS properties of this bridge, registered with WeasyPrint; and a style's values as the rules of
`text.typesetting`.

Names and values: CSS Text 4 (text-justify, text-autospace, text-spacing-trim, hanging-punctuation) and CSS
Text Decoration 4 (text-emphasis). Initial values mean "as WeasyPrint does it".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from tinycss2.color5 import parse_color
from weasyprint.css import computed_values, properties
from weasyprint.css.tokens import InvalidValues, get_keyword
from weasyprint.css.validation import expanders
from weasyprint.css.validation import properties as validation

from booklet.text.typesetting.spacing import Rules

INITIAL: Final[dict[str, Any]] = {
    'text_justify': 'auto',
    'text_autospace': 'no-autospace',
    'text_spacing_trim': 'space-all',
    'hanging_punctuation': 'none',
    'text_emphasis_style': 'none',
    'text_emphasis_color': 'currentcolor',
    'text_emphasis_position': 'under',
}
KEYWORDS: Final[dict[str, frozenset[str]]] = {
    'text-justify': frozenset({'auto', 'none', 'inter-word', 'inter-character'}),
    'text-autospace': frozenset({'normal', 'no-autospace'}),
    'text-spacing-trim': frozenset({'space-all', 'normal', 'space-first', 'trim-start', 'trim-both'}),
    'hanging-punctuation': frozenset({'none', 'allow-end', 'force-end'}),
}
_SHAPES: Final = frozenset({'dot', 'circle', 'sesame'})
_FILLS: Final = frozenset({'filled', 'open'})


def register() -> None:
    """Teach WeasyPrint the properties; a second call does nothing."""
    if 'text_autospace' in properties.INITIAL_VALUES:
        return
    properties.INITIAL_VALUES.update(INITIAL)
    properties.KNOWN_PROPERTIES.update(name.replace('_', '-') for name in INITIAL)
    properties.INHERITED.update(INITIAL)
    for name, keywords in KEYWORDS.items():
        validation.property(name)(_keyword_of(keywords))
    validation.property('text-emphasis-style')(_emphasis_style)
    validation.property('text-emphasis-color')(_emphasis_color)
    validation.property('text-emphasis-position')(_emphasis_position)
    expanders.expander('text-emphasis')(expanders.generic_expander('-style', '-color')(_expand_emphasis))
    computed_values.COMPUTER_FUNCTIONS.setdefault('text_emphasis_color', _computed_color)


def _keyword_of(keywords: frozenset[str]) -> Callable[[Any], str | None]:
    def validate(tokens: Any) -> str | None:
        keyword = get_keyword(tokens[0]) if len(tokens) == 1 else None
        return keyword if keyword in keywords else None

    return validate


def _emphasis_style(tokens: Any) -> Any:
    """`none` or (fill, shape); a shape alone is filled, a fill alone is a dot (horizontal text would have
    circles)."""
    words = [get_keyword(token) for token in tokens]
    if words == ['none']:
        return 'none'
    if not 1 <= len(words) <= 2 or len(set(words)) != len(words) or not set(words) <= _SHAPES | _FILLS:
        return None
    shapes, fills = _SHAPES.intersection(words), _FILLS.intersection(words)
    if len(shapes) > 1 or len(fills) > 1:
        return None
    return (next(iter(fills), 'filled'), next(iter(shapes), 'dot'))


def _emphasis_color(tokens: Any) -> Any:
    return parse_color(tokens[0]) if len(tokens) == 1 else None


def _emphasis_position(tokens: Any) -> str | None:
    words = {get_keyword(token) for token in tokens}
    if len(tokens) > 2 or not words <= {'over', 'under', 'left', 'right'} or words >= {'over', 'under'}:
        return None
    return 'over' if 'over' in words else 'under' if 'under' in words else None


def _expand_emphasis(tokens: Any, _name: str) -> Iterator[tuple[str, list[Any]]]:
    colors = [token for token in tokens if get_keyword(token) not in _SHAPES | _FILLS | {'none'}]
    styles = [token for token in tokens if token not in colors]
    if len(colors) > 1 or not tokens:
        raise InvalidValues
    if styles:
        yield '-style', styles
    if colors:
        yield '-color', colors


def _computed_color(style: Any, _name: str, value: Any) -> Any:
    return style['color'] if value == 'currentcolor' else value


def read_rules(style: Any) -> Rules | None:
    """Return the rules that a block's style asks for; None when it asks for none, so that WeasyPrint sets
    it."""
    justify, autospace = style['text_justify'], style['text_autospace']
    trim, hang = style['text_spacing_trim'], style['hanging_punctuation']
    if (justify, autospace, trim, hang) == ('auto', 'no-autospace', 'space-all', 'none'):
        return None
    language = (style['lang'] or '')[:2].lower()
    between = justify == 'inter-character' or (justify == 'auto' and language in {'zh', 'ja'})
    return Rules(
        close_pairs=trim != 'space-all',
        trim_start=trim in {'space-first', 'trim-start', 'trim-both'},
        trim_first=trim in {'trim-start', 'trim-both'},
        trim_end=trim in {'normal', 'space-first', 'trim-both'},
        autospace=autospace == 'normal',
        between=between,
        hang=hang.removesuffix('-end').replace('none', ''),
        anywhere=style['overflow_wrap'] != 'normal',
    )

