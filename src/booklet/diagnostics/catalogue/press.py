"""Rows of the table of slugs: what press may find."""

from booklet.diagnostics.row import Row, note, warning

ROWS: tuple[Row, ...] = (
    warning(
        'press.anchor-lost',
        "a link or bookmark leads to “{anchor}”, which stands on no page",
        "有链接或书签指向“{anchor}”，可是册子里没有这个地方",
        "correct the reference, or put back what it refers to; the link is left out until then",
        "请改正这处引用，或把它所指的内容补回来；在此之前，电子版里没有这个链接",
    ),
    warning(
        'press.link-refused',
        "the address “{address}” is not linked: only web and mail addresses are",
        "“{address}”没有做成链接：只有网址和邮箱地址可以",
        "begin the address with https:// or mailto:",
        "请把地址写成以 https:// 或 mailto: 开头",
    ),
    note(
        'press.font-kept-apart',
        "the face {font} is embedded more than once ({copies} copies apart); larger file, same print",
        "字体 {font} 在文件里嵌入了不止一份（有 {copies} 份未能合并）；文件偏大，印出来没有差别",
        "build once with --no-cache; pages laid out with another version of the face are then made anew",
        "请加上 --no-cache 重新生成一次，用旧版字体排的页面会重新排过",
    ),
)
