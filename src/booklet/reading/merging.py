"""Inlines as they were written one by one to inlines as they are kept: neighbours united, ends trimmed."""

from collections.abc import Iterable

from booklet.model.inlines import (
    Dotted,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    Pin,
    Reference,
    Ruby,
    Strong,
    Struck,
    Subscript,
    Superscript,
    Text,
)


def merged(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return the inlines with neighbouring Texts made one, at every depth."""
    united: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text():
                if united and isinstance(united[-1], Text):
                    united[-1] = Text(united[-1].text + inline.text, united[-1].place or inline.place)
                else:
                    united.append(inline)
            case Link(children=children, target=target):
                united.append(Link(merged(children), target))
            case Ruby(children=children, gloss=gloss):
                united.append(Ruby(merged(children), gloss))
            case Reference(children=children, target=anchor, number=number, place=place):
                united.append(Reference(merged(children), anchor, number, place))
            case Strong() | Emphasis() | Dotted() | Pin() | Struck() | Subscript() | Superscript():
                united.append(type(inline)(merged(inline.children)))
            case _:
                united.append(inline)
    return tuple(united)


def trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return the inlines without white space and line breaks at their end."""
    while inlines:
        last = inlines[-1]
        if (isinstance(last, Text) and not last.text.strip()) or isinstance(last, LineBreak):
            inlines = inlines[:-1]
        elif isinstance(last, Text) and last.text != last.text.rstrip():
            return (*inlines[:-1], Text(last.text.rstrip(), last.place))
        else:
            return inlines
    return inlines
