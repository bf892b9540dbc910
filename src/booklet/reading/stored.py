"""What reading a file gave <-> bytes: values of the model as JSON lists, much quicker than the file itself.

A value is a list that begins with the number of its kind; strings, numbers, truths and None are themselves.
Only the kinds of this table are ever made of it, so nothing that a cache holds is executed.
"""

import datetime
import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from booklet.diagnostics import Checked, Finding, Place
from booklet.model import blocks, inlines
from booklet.model.semester import Article, Session, SlideWishes
from booklet.reading.unresolved import Named, ReadArticle, ReadSession

CLASSES = (
    Checked, Finding, Place, Named, ReadArticle, ReadSession, Article, Session, SlideWishes,
    blocks.Sentence, blocks.Heading, blocks.Paragraph, blocks.ListBlock, blocks.DefinitionList,
    blocks.Quotation, blocks.Lead, blocks.Verse, blocks.Signature, blocks.Cell, blocks.Table,
    blocks.CodeBlock, blocks.Divider,
    inlines.Text, inlines.Strong, inlines.Emphasis, inlines.Dotted, inlines.Pin, inlines.Link,
    inlines.Reference, inlines.NoteCall, inlines.Code, inlines.LineBreak, inlines.Subscript,
    inlines.Superscript, inlines.Ruby,
)  # fmt: skip
"""All that a text is made of, without figures: their files may change while the text does not."""

TUPLE, MAPPING, DATE, LIST_KIND, FIRST_CLASS = range(5)
"""Numbers of the kinds; the classes follow."""

_NUMBERS = {
    kind: (number, tuple(field.name for field in fields(kind)))
    for number, kind in enumerate(CLASSES, FIRST_CLASS)
}


def to_bytes(value: object) -> bytes | None:
    """Return `value` as bytes, or None when it has something that is not in the table."""
    try:
        return json.dumps(_listed(value), ensure_ascii=False, separators=(',', ':')).encode()
    except (KeyError, UnicodeEncodeError):
        return None


def from_bytes(content: bytes) -> object:
    """Return the value that `content` holds, or None when it is not one of ours."""
    try:
        return _value(json.loads(content))
    except (ValueError, TypeError, IndexError, RecursionError):
        return None


def _listed(value: object) -> object:
    kind = type(value)
    if value is None or kind in (str, int, float, bool):
        return value
    if isinstance(value, tuple):
        return [TUPLE, *map(_listed, value)]
    if isinstance(value, dict):
        return [MAPPING, *([name, _listed(each)] for name, each in value.items())]
    if isinstance(value, datetime.date):
        return [DATE, value.isoformat()]
    if isinstance(value, blocks.ListKind):
        return [LIST_KIND, str(value)]
    number, names = _NUMBERS[kind]
    return [number, *(_listed(getattr(value, name)) for name in names)]


def _value(listed: Any) -> Any:
    if type(listed) is not list:
        return listed
    if listed[0] == MAPPING:
        return {name: _value(each) for name, each in listed[1:]}
    return _MAKERS[listed[0]](*[_value(each) if type(each) is list else each for each in listed[1:]])


def _tuple(*items: object) -> tuple[object, ...]:
    return items


_MAKERS: tuple[Callable[..., Any], ...] = (
    _tuple, dict, datetime.date.fromisoformat, blocks.ListKind, *CLASSES
)  # fmt: skip
