"""Rows of the table of slugs: what the build as a whole may find."""

from booklet.diagnostics.row import Row, note

ROWS: tuple[Row, ...] = (
    note(
        'build.deck-edited',
        "{deck} was edited by hand since the last build; it is kept as {kept}",
        "{deck} 在上次生成之后被人手工改过，已另存为 {kept}",
        "Move your changes into the article or into the new deck.",
        "请把手工改动写回文章，或抄到新生成的幻灯片里。",
    ),
)
