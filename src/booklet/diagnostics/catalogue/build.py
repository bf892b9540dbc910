"""Rows of the table of slugs: what the build as a whole may find."""

from booklet.diagnostics.row import Row, error, note, warning

ROWS: tuple[Row, ...] = (
    note(
        'build.record-damaged',
        "{file} is damaged or was edited; it is made anew, and so is everything that it describes",
        "{file} 已损坏或被改过，重新生成这份记录和全部结果",
        "Nothing is to be done; leave the files in build/ to booklet.",
        "无须处理；build/ 里的文件请交给程序管理。",
    ),
    note(
        'build.cache-damaged',
        "what earlier builds kept in {folder} was damaged; everything was made anew",
        "以前的生成结果在 {folder} 里的缓存已损坏，已全部重新生成",
        "Nothing is to be done; if it comes back, look whether the disk is full or failing.",
        "无须处理；如果反复出现，请检查磁盘是否已满或有故障。",
    ),
    note(
        'build.fonts-damaged',
        "the prepared fonts in {folder} were damaged; they were made anew",
        "{folder} 里准备好的字体已损坏，已重新生成",
        "Nothing is to be done; if it comes back, look whether the disk is full or failing.",
        "无须处理；如果反复出现，请检查磁盘是否已满或有故障。",
    ),
    error(
        'build.job-time',
        "{subject} was not ready after {limit} of work; nothing was written",
        "{subject} 算了 {limit} 还没有完成，没有写出任何文件",
        "Divide this article, or simplify its tables and drawings, and build again.",
        "请把这篇文章分成几篇，或简化其中的表格和图，再生成一次。",
    ),
    error(
        'build.job-memory',
        "{subject} took more memory than there is; nothing was written",
        "做 {subject} 时内存不够，没有写出任何文件",
        "Close other programs or build with --jobs 1; if that does not help, divide this article, or simplify"
        " its tables and drawings.",
        "请关掉别的程序，或加 --jobs 1；还不行，就把这篇文章分成几篇，或简化其中的表格和图。",
    ),
    error(
        'build.preflight-failed',
        "print/{file} fails its preflight ({count} times, first by {rule}); there is no print.zip",
        "print/{file} 没有通过预检，共 {count} 处，第一处不符合规则 {rule}；没有生成 print.zip",
        "Open print/preflight.html, cure what it names, and build again.",
        "请打开 print/preflight.html，按其中的说明改正后再生成一次。",
    ),
    error(
        'build.figure-coarse',
        "{file} has {found} pixels per inch as printed; below {least} it looks bad.",
        "{file} 印出来只有 {found} ppi，低于 {least} 会明显模糊。",
        "Use the original picture, or print it smaller, as with {{width=50%}} behind it.",
        "请换用原图，或在图片后面写 {{width=50%}} 之类，印小一些。",
    ),
    error(
        'build.figure-refused',
        "{file} does not pass the preflight: {rule}.",
        "{file} 没有通过预检（{rule}）。",
        "Save it anew as PNG or JPEG in RGB; print/preflight.html says what is wrong.",
        "请按 RGB 另存为 PNG 或 JPEG；原因见 print/preflight.html。",
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
