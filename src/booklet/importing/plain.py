"""A plain text file of any encoding -> its lines, not yet healed."""

from booklet.importing.decoding import decode
from booklet.importing.foreign import ForeignDocument, Source
from booklet.importing.lines import to_lines


def read_plain(source: Source) -> ForeignDocument:
    """Return the lines of a text."""
    decoded = decode(source.name, source.content)
    return ForeignDocument(lines=to_lines(decoded.value), findings=decoded.findings)
