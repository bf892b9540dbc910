"""All that replaces functions of WeasyPrint, put into it at once."""

from booklet.layout.engine.speed import (
    cascade,
    font_faces,
    font_files,
    hyphens,
    leaders,
    lengths,
    margins,
    patterns,
    selectors,
    sheets,
    styles,
)

_ALL = (
    cascade, font_faces, font_files, hyphens, leaders, lengths, margins, patterns, selectors, sheets, styles,
)


def install() -> None:
    """Put everything into WeasyPrint, which is the one that `layout.engine.seams` knows."""
    for each in _ALL:
        each.install()
