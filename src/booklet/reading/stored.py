"""What reading a file gave <-> an entry of the store: values as JSON lists, read much sooner.

A value is a list that begins with the number of its kind; strings, numbers, truths and None are themselves.
Only the kinds of this table are ever made of it, so nothing that a cache holds is executed. The head has all
but the blocks of an article; those are the blob, and made when somebody looks into them: of the texts that
did not change hardly anybody does.
"""

import datetime
import functools
import json
from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import Any, TypeVar

from booklet.diagnostics import Checked, Finding, Place
from booklet.model import blocks, inlines
from booklet.model.kept import Kept
from booklet.model.semester import Article, Session, SlideWishes
from booklet.reading.parsed import Named, ReadArticle, ReadSession
from booklet.store import Entry

T = TypeVar('T')

CLASSES = (
    Checked, Finding, Place, Named, ReadArticle, ReadSession, Article, Session, SlideWishes,
    blocks.Sentence, blocks.Heading, blocks.Paragraph, blocks.ListBlock, blocks.DefinitionList,
    blocks.Quotation, blocks.Lead, blocks.Verse, blocks.Signature, blocks.Cell, blocks.Table,
    blocks.CodeBlock, blocks.Divider,
    inlines.Text, inlines.Strong, inlines.Emphasis, inlines.Dotted, inlines.Pin, inlines.Link,
    inlines.Reference, inlines.NoteCall, inlines.Code, inlines.LineBreak, inlines.Subscript,
    inlines.Superscript, inlines.Ruby, inlines.Struck, inlines.Formula,
)  # fmt: skip
"""All that a text is made of, without figures: their files may change while the text does not."""

TUPLE, MAPPING, DATE, LIST_KIND, FIRST_CLASS = range(5)
"""Numbers of the kinds; the classes follow."""

DEEPEST = 100
"""Values in one another; a text nested deeper is not kept, so that no entry is too deep to be read."""

_NUMBERS = {
    kind: (number, tuple(field.name for field in fields(kind)))
    for number, kind in enumerate(CLASSES, FIRST_CLASS)
}


def to_entry(read: Checked[Any]) -> Entry | None:
    """Return what keeps a reading, or None when it has something that is not in the table
    or is nested too deep.
    """
    text = read.value.article.blocks if isinstance(read.value, ReadArticle) else ()
    try:
        return {'frame': _listed(_with_blocks(read, ()))}, _to_bytes(tuple(text))
    except (KeyError, UnicodeEncodeError):
        return None


def from_entry(entry: Entry, key: str) -> object:
    """Return the reading kept in `entry` under `key`, or None when it is not one of ours."""
    try:
        frame = _value(entry[0]['frame'])
    except (KeyError, ValueError, TypeError, IndexError, RecursionError):
        return None
    if not isinstance(frame, Checked):
        return None
    return _with_blocks(frame, Kept(functools.partial(blocks_from_bytes, entry[1]), key))


def keep(read: Checked[T], key: str) -> Checked[T]:
    """Return a reading as it will come out of the store under `key`."""
    if not isinstance(read.value, ReadArticle):
        return read
    made = tuple(read.value.article.blocks)
    return _with_blocks(read, Kept(functools.partial(tuple, made), key, made))


def blocks_from_bytes(content: bytes) -> tuple[blocks.Block, ...]:
    """Return the blocks that `content` holds, none when it is forged: the store may give a wrong page."""
    try:
        made = _value(json.loads(content))
    except (ValueError, TypeError, IndexError, RecursionError):
        return ()
    return made if isinstance(made, tuple) else ()


def _with_blocks(read: Checked[T], text: Sequence[blocks.Block]) -> Checked[T]:
    """Return the reading of an article with other blocks, any other reading as it is."""
    if not isinstance(read.value, ReadArticle):
        return read
    return replace(read, value=replace(read.value, article=replace(read.value.article, blocks=text)))


def _to_bytes(value: object) -> bytes:
    return json.dumps(_listed(value), ensure_ascii=False, separators=(',', ':')).encode()


def _listed(value: object, room: int = DEEPEST) -> object:
    kind = type(value)
    if not room:
        raise KeyError(kind)
    if value is None or kind in (str, int, float, bool):
        return value
    if isinstance(value, tuple):
        return [TUPLE, *(_listed(each, room - 1) for each in value)]
    if isinstance(value, dict):
        return [MAPPING, *([name, _listed(each, room - 1)] for name, each in value.items())]
    if isinstance(value, datetime.date):
        return [DATE, value.isoformat()]
    if isinstance(value, blocks.ListKind):
        return [LIST_KIND, str(value)]
    number, names = _NUMBERS[kind]
    return [number, *(_listed(getattr(value, name), room - 1) for name in names)]


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
