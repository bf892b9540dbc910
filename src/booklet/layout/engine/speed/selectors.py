"""Selectors are compiled when an element comes into question for them, not when the sheet is parsed.

cssselect2 writes a Python expression for each selector and lets Python compile it: 7 ms of the 24 that our
sheet takes, and 5 for WeasyPrint's own. An article needs a third of them.
"""

import functools
from typing import Any, Final

from cssselect2 import Matcher, compiler, parser
from cssselect2.compiler import CompiledSelector

_NAMES: Final = {name: getattr(compiler, name) for name in ('split_whitespace', 'ascii_lower', 'urlparse')}
"""What the expressions call."""


def install() -> None:
    """Put selectors that are compiled later into cssselect2."""
    CompiledSelector.__init__ = _init
    CompiledSelector.test = property(lambda self: _compiled(self.source))
    Matcher.add_selector = _add
    Matcher.add_relevant_selectors = staticmethod(_add_relevant)


class Later:
    """In the place of a test that is not compiled: its source."""

    def __init__(self, source: str) -> None:
        self.source = source

    def __call__(self, _: Any) -> bool:
        raise _NotCompiledError


class _NotCompiledError(Exception):
    """A test was called that is not compiled."""


def _init(self: Any, parsed: Any) -> None:
    """Make the selector as `CompiledSelector.__init__` does, except for its test."""
    self.source = compiler._compile_node(parsed.parsed_tree)
    self.never_matches = self.source == '0'
    self.specificity, self.pseudo_element = parsed.specificity, parsed.pseudo_element
    self.id = self.class_name = self.local_name = self.lower_local_name = self.namespace = None
    self.requires_lang_attr = False
    node = parsed.parsed_tree
    if isinstance(node, parser.CombinedSelector):
        node = node.right
    for simple in node.simple_selectors:
        if isinstance(simple, parser.IDSelector):
            self.id = simple.ident
        elif isinstance(simple, parser.ClassSelector):
            self.class_name = simple.class_name
        elif isinstance(simple, parser.LocalNameSelector):
            self.local_name, self.lower_local_name = simple.local_name, simple.lower_local_name
        elif isinstance(simple, parser.NamespaceSelector):
            self.namespace = simple.namespace
        elif isinstance(simple, parser.AttributeSelector) and simple.name == 'lang':
            self.requires_lang_attr = True


def _add(self: Any, selector: Any, payload: Any) -> None:
    """Add a selector as `Matcher.add_selector` does; the test is not asked for."""
    self.order += 1
    if selector.never_matches:
        return
    entry = Later(selector.source), selector.specificity, self.order, selector.pseudo_element, payload
    if selector.id is not None:
        self.id_selectors.setdefault(selector.id, []).append(entry)
    elif selector.class_name is not None:
        self.class_selectors.setdefault(selector.class_name, []).append(entry)
    elif selector.local_name is not None:
        self.lower_local_name_selectors.setdefault(selector.lower_local_name, []).append(entry)
    elif selector.namespace is not None:
        self.namespace_selectors.setdefault(selector.namespace, []).append(entry)
    elif selector.requires_lang_attr:
        self.lang_attr_selectors.append(entry)
    else:
        self.other_selectors.append(entry)


def _add_relevant(element: Any, selectors: list[Any], relevant: list[Any]) -> None:
    """Add what matches to `relevant`, as `Matcher.add_relevant_selectors` does."""
    before = len(relevant)
    try:
        for test, specificity, order, pseudo, payload in selectors:
            if test(element):
                relevant.append((specificity, order, pseudo, payload))
    except _NotCompiledError:
        del relevant[before:]
        selectors[:] = [
            (_compiled(test.source) if isinstance(test, Later) else test, *entry)
            for test, *entry in selectors
        ]
        _add_relevant(element, selectors, relevant)


@functools.lru_cache(maxsize=2048)
def _compiled(source: str) -> Any:
    # As cssselect2 does; the source is of its making.
    return eval('lambda el: ' + source, _NAMES, {})
