"""WeasyPrint's own style sheet is taken from a table of what it comes to, not parsed at every start.

Its 250 lines take 20 ms of a worker's start; the sheets for presentational hints and forms, which no booklet
asks for, are parsed when they are asked for. `python -m booklet.layout.engine.speed.user_agent` writes the
table anew. With another WeasyPrint everything is parsed as before.
"""

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import tinycss2

_TABLE: Final = Path(__file__).with_name('user_agent.json')
_put_off: list[str] = []
"""Sheets that were not parsed."""
_BUCKETS: Final = (
    'id_selectors', 'class_selectors', 'lower_local_name_selectors', 'namespace_selectors',
    'lang_attr_selectors', 'other_selectors',
)
"""Where a matcher keeps its selectors: the first four by a name, the others in a list."""


@contextlib.contextmanager
def parsed_beforehand() -> Iterator[None]:
    """Let WeasyPrint, which is imported in this block, find its own sheets empty."""
    stock = tinycss2.parse_stylesheet

    def put_off(css: Any, *arguments: Any, **options: Any) -> Any:
        _put_off.append(css)
        return []

    tinycss2.parse_stylesheet = put_off
    try:
        yield
    finally:
        tinycss2.parse_stylesheet = stock


def fill(is_known: bool) -> None:
    """Put into WeasyPrint's sheets what they come to: from the table when this WeasyPrint `is_known`."""
    from weasyprint import html

    if html.UA not in _put_off:
        return
    _put_off.clear()
    table = json.loads(_TABLE.read_bytes(), object_hook=_value(_kinds())) if is_known else {'digest': ''}
    if table['digest'] == _digest(html.UA):
        _take(html.UA_STYLESHEET, table)
        html.UA_COUNTER_STYLE.update(table['counters'])
    else:
        vars(html.UA_STYLESHEET).update(vars(html.CSS(string=html.UA, counter_style=html.UA_COUNTER_STYLE)))
    _parse_later(html.UA_FORM_STYLESHEET, html.UA_FORM, html.UA_COUNTER_STYLE)
    _parse_later(html.PH_STYLESHEET, html.PH, None)


def _take(sheet: Any, table: dict[str, Any]) -> None:
    from booklet.layout.engine.speed.selectors import Later

    # Selectors of one rule share its declarations, by whose address WeasyPrint tells rules apart.
    payloads = [(declarations, None) for declarations in table['declarations']]
    for name in _BUCKETS:
        held = getattr(sheet.matcher, name)
        for key, rows in table[name]:
            entries = [(Later(source), *row, payloads[number]) for source, *row, number in rows]
            if isinstance(held, dict):
                held[key] = entries
            else:
                held += entries
    sheet.matcher.order = table['order']
    sheet.page_rules += [(None, *rule) for rule in table['pages']]


def _parse_later(sheet: Any, text: str, counters: Any) -> None:
    """Let `sheet` be parsed when anything of it is asked for."""

    stock = type(sheet)

    class Later(stock):  # type: ignore[misc, valid-type]
        def __getattr__(self, name: str) -> Any:
            self.__class__ = stock
            stock.__init__(self, string=text, counter_style=counters)
            return getattr(self, name)

    vars(sheet).clear()
    sheet.__class__ = Later


def _value(kinds: dict[str, Callable[[Any], Any]]) -> Callable[[dict[str, Any]], Any]:
    """Return what makes values of the objects in the table: `{"kind": parts}`; the table itself has more."""

    def value(made: dict[str, Any]) -> Any:
        if len(made) == 1:
            ((kind, parts),) = made.items()
            return kinds[kind](parts)
        return made

    return value


def _kinds() -> dict[str, Callable[[Any], Any]]:
    from tinycss2.ast import IdentToken
    from weasyprint.css import PageSelectorType
    from weasyprint.css.properties import Dimension

    return {
        'tuple': tuple, 'dict': dict, 'set': set, 'Dimension': Dimension._make,
        'PageSelectorType': PageSelectorType._make, 'IdentToken': lambda parts: IdentToken(*parts),
    }


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def make_table() -> dict[str, Any]:
    """Return the table of WeasyPrint's sheet as the installed WeasyPrint parses it."""
    from weasyprint import html
    from weasyprint.css.counters import CounterStyle

    from booklet.layout.engine.speed import selectors

    selectors.install()
    counters = CounterStyle()
    sheet = html.CSS(string=html.UA, counter_style=counters)
    made: list[Any] = []
    table = {name: _rows(getattr(sheet.matcher, name), made) for name in _BUCKETS}
    return {
        'digest': _digest(html.UA), **table, 'order': sheet.matcher.order, 'declarations': _plain(made),
        'pages': [[_plain(part) for part in rule[1:]] for rule in sheet.page_rules],
        'counters': _plain(dict(counters)),
    }


def _rows(held: Any, made: list[Any]) -> list[Any]:
    """Return `[name, entries]` of selectors, each entry with the number of its declarations in `made`."""
    rows: list[Any] = []
    for key, entries in held.items() if isinstance(held, dict) else [(None, held)]:
        rows.append([key, []])
        for test, specificity, order, pseudo, (declarations, layer) in entries:
            assert layer is None
            if not any(each is declarations for each in made):
                made.append(declarations)
            number = next(number for number, each in enumerate(made) if each is declarations)
            rows[-1][1].append([test.source, _plain(specificity), order, pseudo, number])
    return rows


def _plain(value: Any) -> Any:
    """Return a value as JSON has it; whatever is no list, text, number or None with the name of its kind."""
    kind = type(value).__name__
    if kind == 'list':
        return [_plain(each) for each in value]
    if kind in ('tuple', 'set', 'Dimension', 'PageSelectorType'):
        return {kind: [_plain(each) for each in (sorted(value) if kind == 'set' else value)]}
    if kind == 'dict':
        return {kind: [[key, _plain(each)] for key, each in value.items()]}
    if kind == 'IdentToken':
        return {kind: [value.source_line, value.source_column, value.value]}
    assert value is None or isinstance(value, str | int | float), kind
    return value


if __name__ == '__main__':

    _TABLE.write_text(json.dumps(make_table(), separators=(',', ':')) + '\n')
