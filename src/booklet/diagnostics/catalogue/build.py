"""Rows of the table of slugs: what the build as a whole may find."""

from booklet.diagnostics.row import Row, error, note

ROWS: tuple[Row, ...] = (
    error(
        'build.preflight-failed',
        "print/{file} fails its preflight ({count} times, first by {rule}); there is no print.zip",
        "print/{file} 没有通过预检，共 {count} 处，第一处不符合规则 {rule}；没有生成 print.zip",
        "Open print/preflight.html, cure what it names, and build again.",
        "请打开 print/preflight.html，按其中的说明改正后再生成一次。",
    ),
    note(
        'build.deck-edited',
        "{deck} was edited by hand since the last build; it is kept as {kept}",
        "{deck} 在上次生成之后被人手工改过，已另存为 {kept}",
        "Move your changes into the article or into the new deck.",
        "请把手工改动写回文章，或抄到新生成的幻灯片里。",
    ),
)
