"""Rows of the table of slugs: what Chinese line setting may find."""

from booklet.diagnostics.row import Row, note, warning

ROWS: tuple[Row, ...] = (
    warning(
        'setting.engine-unknown',
        "Chinese line setting is off: it knows WeasyPrint {known}, not {found}.",
        "中文排版功能已停用：它只适用于 WeasyPrint {known}，而现在是 {found}。",
        "Install the release that the project names (`make doctor` shows it), then build again.",
        "请装回项目指定的版本（运行 make doctor 查看），再重新生成。",
    ),
    note(
        'setting.line-loose',
        "A line has gaps of {gap} em: “{text}”.",
        "有一行字距过大（{gap} 字宽）：“{text}”。",
        "Let a long word or address in it break, or rephrase.",
        "请改写该行，或让其中的长单词、网址可以断开。",
    ),
    note(
        'setting.line-overfull',
        "A line is {width} em too wide: “{text}”.",
        "有一行超出版心 {width} 字宽：“{text}”。",
        "Let a long word or address in it break, or rephrase.",
        "请改写该行，或让其中的长单词、网址可以断开。",
    ),
)
