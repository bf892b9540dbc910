"""All slugs in one table, in the order of the stages that find them."""

from booklet.diagnostics.catalogue import (
    build,
    deck,
    importing,
    layout,
    markup,
    press,
    project,
    reading,
    setting,
)
from booklet.diagnostics.row import Row

CATALOGUE: dict[str, Row] = {
    row.slug: row
    for stage in (project, reading, markup, importing, layout, setting, press, deck, build)
    for row in stage.ROWS
}
