"""Declarations are gathered once for each set of matching rules, styles of `::before` when asked for.

WeasyPrint gathers them for every element and computes the styles of eight pseudo-elements of each, of which
hardly one is looked at: a quarter of the time of a sheet of sentences.
"""

from collections.abc import Iterator
from math import inf
from typing import Any, Final

from weasyprint import css
from weasyprint.css import StyleFor, declaration_precedence, find_style_attributes, preprocess_declarations

from booklet.layout.engine.speed.declared import Declared

_MOST: Final = 4
"""Sets of sheets whose declarations are kept."""
_known: dict[tuple[Any, ...], '_Rules'] = {}
_Matched = tuple[tuple[int, Any, float], ...]
"""Index of a sheet, what its matcher returns for one selector, place of its layer."""


def install() -> None:
    """Put the shared declarations into WeasyPrint."""
    StyleFor.__init__ = _init


class _Rules:
    """Sheets and the declarations of each set of their selectors that some element matched."""

    def __init__(self, sheets: list[Any]) -> None:
        self.sheets = list(sheets)
        """Held fast, because they are known by their addresses."""
        self.gathered: dict[Any, tuple[int, dict[str | None, Declared]]] = {}
        self._numbers: dict[Any, int] = {}

    def of(self, element: Any) -> tuple[int, dict[str | None, Declared]]:
        """Return the number of the declarations that match, and what they come to for each pseudo-element."""
        matched = tuple(self._match(element))
        key = tuple((index, selector[1], layer) for index, selector, layer in matched)
        found = self.gathered.get(key)
        if found is None:
            # By these WeasyPrint tells which elements have a style in common.
            alike = tuple((index, each[0], id(each[3][0]), layer) for index, each, layer in matched)
            number = self._numbers.setdefault(alike, len(self._numbers))
            found = self.gathered[key] = number, self._gather(matched)
        return found

    def _match(self, element: Any) -> Iterator[tuple[int, Any, float]]:
        for index, (sheet, _, _) in enumerate(self.sheets):
            for selector in sheet.matcher.match(element):
                layer = selector[3][1]
                yield index, selector, inf if layer is None else sheet.layers.index(layer)

    def _gather(self, matched: _Matched) -> dict[str | None, Declared]:
        gathered: dict[str | None, Declared] = {}
        for index, (specificity, _, pseudo_type, (declarations, _)), layer in matched:
            _, origin, common = self.sheets[index]
            style = gathered.setdefault(pseudo_type, Declared())
            for name, values, importance in declarations:
                weight = (declaration_precedence(origin, importance), layer, common or specificity)
                _declare(style, name, values, weight)
        return gathered


class _Computed(dict[Any, Any]):
    """Computed styles by element and pseudo-element; `later`: what is declared for those not asked for."""

    def __init__(self, style_for: Any, html: Any, collector: Any) -> None:
        self.later: dict[Any, Declared] = {}
        self._style_for, self._html, self._collector = style_for, html, collector

    def get(self, key: Any, default: Any = None) -> Any:
        if key in self.later:
            self.compute(key, self.later.pop(key), key[0])
        return super().get(key, default)

    def compute(self, key: Any, declared: Declared, parent: Any) -> None:
        """Compute the style of an element, or of a pseudo-element, whose parent is its element."""
        cascaded = self._style_for._cascaded_styles
        cascaded[key] = declared
        self._style_for.set_computed_styles(
            key[0], root=self._html.etree_element, parent=parent, pseudo_type=key[1],
            base_url=self._html.base_url, target_collector=self._collector,
        )
        del cascaded[key]


def _init(
    self: Any, html: Any, sheets: Any, presentational_hints: bool, font_config: Any, target_collector: Any
) -> None:
    """Compute the styles of a document's elements, as WeasyPrint's `StyleFor.__init__` does."""
    self._cascaded_styles = {}
    computed = self._computed_styles = _Computed(self, html, target_collector)
    self.initial_page_sizes = {'box': None, 'area': None}
    self._sheets = sheets
    self.font_config = font_config
    css.PROGRESS_LOGGER.info('Step 3 - Applying CSS')
    attributes, last = _by_attributes(html, presentational_hints)
    rules = _rules_of(sheets)
    shared: dict[Any, Any] = {}
    for wrapper in html.wrapper_element.iter_subtree():
        element, above = wrapper.etree_element, wrapper.parent.etree_element if wrapper.parent else None
        number, gathered = rules.of(wrapper)
        key = (id(computed[above, None]) if wrapper.parent else None, last.get(element), number)
        if key in shared:
            computed[element, None] = shared[key]
        else:
            own = _joined(attributes.get(element), gathered.get(None))
            computed.compute((element, None), own, above)
            shared[key] = computed[element, None]
        for pseudo_type, declared in gathered.items():
            if pseudo_type:
                computed.later[element, pseudo_type] = declared
    # An anchor has to be known before anybody looks for it.
    for later in [each for each, declared in computed.later.items() if 'anchor' in declared]:
        computed.get(later)


def _by_attributes(html: Any, presentational_hints: bool) -> tuple[dict[Any, Declared], dict[Any, Any]]:
    """Return what attributes declare for elements, and what tells elements apart that have some."""
    attributes: dict[Any, Declared] = {}
    last: dict[Any, Any] = {}
    found = find_style_attributes(html.etree_element, presentational_hints, html.base_url)
    for specificity, element, declarations, base_url in found:
        style = attributes.setdefault(element, Declared())
        last[element] = tuple(declarations)
        for name, values, importance in preprocess_declarations(base_url, declarations):
            _declare(style, name, values, (declaration_precedence('author', importance), inf, specificity))
    return attributes, last


def _joined(attributes: Declared | None, gathered: Declared | None) -> Declared:
    if attributes is None:
        return Declared() if gathered is None else gathered
    for name, (values, weight) in (gathered or {}).items():
        _declare(attributes, name, values, weight)
    return attributes


def _declare(style: Declared, name: str, values: Any, weight: tuple[Any, ...]) -> None:
    before = style.get(name)
    if before is None or before[1] <= weight:
        style[name] = values, weight


def _rules_of(sheets: Any) -> _Rules:
    key = tuple((id(sheet), origin, specificity) for sheet, origin, specificity in sheets)
    rules = _known.pop(key, None) or _Rules(sheets)
    _known[key] = rules
    while len(_known) > _MOST:
        del _known[next(iter(_known))]
    return rules
