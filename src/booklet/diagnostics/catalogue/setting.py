"""Rows of the table of slugs: what Chinese line setting may find."""

from booklet.diagnostics.row import Row, note

ROWS: tuple[Row, ...] = (
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
