"""Slug -> severity, words and hint: one table, in the order of the stages that find them."""

from booklet.diagnostics.catalogue import (
    build,
    content,
    deck,
    importing,
    importing_pages,
    layout,
    markup,
    pictures,
    press,
    project,
    reading,
    setting,
)
from booklet.diagnostics.row import Row

CATALOGUE: dict[str, Row] = {
    row.slug: row
    for stage in (
        project, content, reading, markup, pictures, importing, importing_pages, layout, setting, press, deck,
        build,
    )
    for row in stage.ROWS
}
