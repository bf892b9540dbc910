"""Rows of the table of slugs: what the build as a whole may find."""

from booklet.diagnostics.row import Row, error, note, warning

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
    note(
        'build.deck-changed',
        "{deck} was edited by hand since it was made",
        "{deck} 做好之后被人手工改过",
        "The next build keeps the edited deck beside the new one; better, put the changes into the article.",
        "下次生成时会把改过的这份另存在旁边；最好把改动写回文章。",
    ),
    warning(
        'build.deck-stale',
        "{deck} is older than what it is made from: {files}",
        "{deck} 比原稿旧，这些文件后来改过：{files}",
        "Make it anew before it is shown: booklet build --only slides",
        "放映前请重新生成：booklet build --only slides",
    ),
    note(
        'build.deck-pages-stale',
        "The pages cited in {decks} may have moved: {files} changed since",
        "{decks} 里写的页码可能变了：生成之后，别的文件改过（{files}）",
        "Build again, and print the booklet from the same build.",
        "请重新生成，册子也用同一次生成的来印。",
    ),
)
