"""Rows of the table of slugs: what layout may find."""

from booklet.diagnostics.row import Row, error, warning

ROWS: tuple[Row, ...] = (
    error(
        'font.family-missing',
        "The font {family} ({styles}) is not installed; another one stands in for it.",
        "缺少字体 {family}（{styles}），暂由其他字体代替。",
        "Install it, then build again. {commands}",
        "请安装后重新生成。{commands}",
    ),
    error(
        'font.glyph-missing',
        "No declared font has “{character}” ({code}, {name}); it prints as an empty box.",
        "所用字体都没有“{character}”（{code}，{name}），印出来是空框。",
        "Write another character, or declare a font that has it in styles/theme.toml.",
        "请换一个字，或在 styles/theme.toml 中加入含有此字的字体。",
    ),
    error(
        'layout.resource-refused',
        "{address} lies outside the project and was not loaded.",
        "{address} 不在项目文件夹内，没有载入。",
        "Copy the file into the article's figures folder and refer to it there.",
        "请把文件复制到文章旁边的 figures 文件夹，再改用那里的路径。",
    ),
    error(
        'layout.resource-missing',
        "{address} does not exist or cannot be read; its place stays empty.",
        "找不到或读不了 {address}，该处留空。",
        "Put the file there, or correct its name.",
        "请补上这个文件，或改正文件名。",
    ),
    error(
        'layout.resource-large',
        "{address} is larger than {limit} MiB and was not loaded.",
        "{address} 超过 {limit} MiB，没有载入。",
        "Make the picture smaller: 1800 pixels across are enough for a full A5 page.",
        "请缩小图片：A5 整页宽 1800 像素就够了。",
    ),
    error(
        'layout.picture-failed',
        "{address} cannot be drawn; its place stays empty.",
        "{address} 画不出来，该处留空。",
        "Save it from the program that made it as PNG.",
        "请用制作它的软件另存为 PNG。",
    ),
    warning(
        'layout.engine-warning',
        "The layout engine says of the section {section}: {message}",
        "排版引擎对 {section} 部分提示：{message}",
        "Look at these pages. If they are right, please report the message to the developers.",
        "请查看这几页；如果版面没有问题，请把这句提示转告开发人员。",
    ),
    warning(
        'layout.text-overfull',
        "“{text}” is {millimetres} mm wider than its column and runs out of it.",
        "“{text}”比所在的栏宽出 {millimetres} 毫米，超出了版心或表格。",
        "Break the long word or number with spaces, or give the table fewer columns.",
        "请在过长的字母或数字串中加空格，或减少表格的列数。",
    ),
    warning(
        'layout.note-too-long',
        "The footnotes of one page are taller than the page; the text is cut off.",
        "这一页的脚注比整页还高，文字被截断。",
        "Shorten the footnote beginning “{text}”, or move it into the text.",
        "请缩短以“{text}”开头的脚注，或把它移入正文。",
    ),
    error(
        'layout.unsettled-page',
        "After {rounds} rounds the page numbers still change: {anchors}.",
        "排了 {rounds} 遍，页码仍在变动：{anchors}。",
        "Reword the sentence around the page reference at one of these places, then build again.",
        "请改写其中一处带页码的句子（增减几个字即可），再重新生成。",
    ),
    warning(
        'layout.anchor-lost',
        "The place {anchor} is not on any page, so nothing can refer to it.",
        "没有一页印有 {anchor} 这一处，无法引用其页码。",
        "Build again without the cache (--no-cache). If it stays, please report it.",
        "请加 --no-cache 重新生成；如果仍然出现，请告诉开发人员。",
    ),
)
