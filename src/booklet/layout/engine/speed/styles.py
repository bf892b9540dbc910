"""Equal styles are computed once, for all elements and pages of a process and not for each.

WeasyPrint 70.0 shares a computed style among sisters. But an id makes an element's style its own (`anchor` is
a property) and with it those of all its children; every page has one, too; and nothing outlives a document:
86000 values were computed for 54 pages. Here a style is computed for each parent and each set of
declarations, and kept for the next document while it has the same style sheets. An element gets a copy of its
own, so that whatever layout writes into it stays there.
"""

from typing import Any, Final

from weasyprint.css import ComputedStyle, InitialStyle, StyleFor
from weasyprint.css.computed_values import COMPUTER_FUNCTIONS, PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from booklet.layout.engine.speed.declared import Declared

_MOST_ROOTS: Final = 4
"""Trees of styles kept: booklets have one or two."""
_MOST_STYLES: Final = 2000
"""Styles of a tree, after which another is begun: a `style` attribute makes new ones in every document."""
_LOGICAL: Final = frozenset(
    function(block='ttb', inline=inline)
    for function in PHYSICAL_FUNCTIONS.values() for inline in ('ltr', 'rtl')
)
_stock_missing: Final = ComputedStyle.__missing__


def install() -> None:
    """Put the shared styles into WeasyPrint."""
    ComputedStyle.__missing__ = _compute
    StyleFor.set_computed_styles = _set_computed_styles


def _is_simple(key: str) -> bool:
    """Tell whether a value that no declaration gives is inherited or initial, and nothing else."""
    is_special = key in {'float', 'position', 'display', 'page', 'anchor'}
    return not is_special and not key.startswith(('__', 'text_decoration_'))


_INHERITED: Final = frozenset(filter(_is_simple, INHERITED))
_INITIAL: Final = frozenset(key for key in INITIAL_VALUES if _is_simple(key) and key not in INHERITED)


def _compute(self: Any, key: str) -> Any:
    """Give a value that no declaration touches at once; leave the others to WeasyPrint (8 times the time)."""
    if key not in self.cascaded and (key not in PHYSICAL_FUNCTIONS or _LOGICAL.isdisjoint(self.cascaded)):
        parent = self.parent_style
        if parent is not None and key in _INHERITED:
            value = self[key] = parent[key]
            return value
        if key in _INITIAL:
            value = INITIAL_VALUES[key]
            if key in INITIAL_NOT_COMPUTED and key in COMPUTER_FUNCTIONS:
                value = COMPUTER_FUNCTIONS[key](self, key, value)
            self[key] = value
            return value
    return _stock_missing(self, key)


class _Sizes(dict[str, Any]):
    """Sizes of the first page; remembers whether a value was computed from them (`vw`, `vh`)."""

    was_read = False
    styles = 0
    """How many were computed of the tree that it belongs to."""

    @property
    def is_spent(self) -> bool:
        """Whether the next document needs a tree of its own."""
        return self.was_read or self.styles > _MOST_STYLES

    def __getitem__(self, key: str) -> Any:
        self.was_read = True
        return super().__getitem__(key)


class _Shared(ComputedStyle):  # type: ignore[misc]
    """A style computed once; `offspring` are those that inherit from it, by what is declared for them."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.offspring: dict[Any, _Shared] = {}


class _Own(ComputedStyle):  # type: ignore[misc]
    """An element's copy of a shared style."""

    def __init__(self, shared: _Shared, cascaded: Declared) -> None:
        self.__dict__.update(shared.__dict__)
        for name in ('anonymous_style', '_setting'):
            self.__dict__.pop(name, None)
        self.shared = shared
        self.cascaded = cascaded
        self.update(shared)
        self.pop('anchor', None)

    def copy(self) -> Any:
        copy = _Own(self.shared, self.cascaded)
        copy.update(self)
        copy.specified = self.specified.copy()
        return copy

    def __missing__(self, key: str) -> Any:
        if key == 'anchor':
            return _stock_missing(self, key)
        value = self[key] = self.shared[key]
        return value


def _set_computed_styles(
    self: Any, element: Any, parent: Any, root: Any = None, pseudo_type: str | None = None,
    base_url: str | None = None, target_collector: Any = None,
) -> None:
    """Give `element` its copy of the shared style of its declarations (in place of WeasyPrint's method)."""
    computed = self.get_computed_styles()
    cascaded = self.get_cascaded_styles().get((element, pseudo_type)) or Declared()
    if element == root and pseudo_type is None:
        shared = _find_root(self, cascaded, base_url)
    else:
        above, top = computed[parent, None].shared, computed[root, None].shared
        key = (pseudo_type, cascaded.key)
        shared = above.offspring.get(key)
        if shared is None:
            sizes = top.initial_page_sizes
            sizes.styles += 1
            declared = _without_anchor(cascaded)
            shared = _Shared(above, declared, pseudo_type, top, base_url, self.font_config, sizes)
            above.offspring[key] = shared
    is_single = pseudo_type is not None or isinstance(element, tuple) or 'anchor' in cascaded
    own = _Own(shared, cascaded) if is_single else _common_copy(self, shared, cascaded)
    computed[element, pseudo_type] = own
    if target_collector and own['anchor']:
        target_collector.collect_anchor(own['anchor'])


def _common_copy(style_for: Any, shared: _Shared, cascaded: Declared) -> _Own:
    """Return the copy of `shared` that all elements of a document have, as sisters have in WeasyPrint."""
    copies: dict[int, _Own] = style_for.__dict__.setdefault('_common_copies', {})
    own = copies.get(id(shared))
    if own is None:
        own = copies[id(shared)] = _Own(shared, cascaded)
    return own


def _find_root(style_for: Any, cascaded: Declared, base_url: str | None) -> _Shared:
    """Return the shared style of the root, which all others hang on; begin a tree when there is none."""
    roots: dict[Any, _Shared] = style_for.font_config.__dict__.setdefault('_style_roots', {})
    key = (base_url, *(id(sheet.matcher) for sheet, _, _ in style_for._sheets), cascaded.key)
    shared = roots.pop(key, None)
    if shared is None or shared.initial_page_sizes.is_spent:
        shared = _Shared(
            None, _without_anchor(cascaded), None, InitialStyle(style_for.font_config), base_url,
            style_for.font_config, _Sizes(),
        )
        # Matchers are compared by address, so that they must not be freed.
        shared.sheets = [sheet for sheet, _, _ in style_for._sheets]
    roots[key] = shared
    while len(roots) > _MOST_ROOTS:
        del roots[next(iter(roots))]
    shared.initial_page_sizes.update(style_for.initial_page_sizes)
    style_for.initial_page_sizes = shared.initial_page_sizes
    return shared


def _without_anchor(cascaded: Declared) -> dict[str, tuple[Any, Any]]:
    return {name: entry for name, entry in cascaded.items() if name != 'anchor'}
