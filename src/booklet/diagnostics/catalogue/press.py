"""Rows of the table of slugs: what press may find."""

from booklet.diagnostics.row import Row, error, note, warning

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
    error(
        'press.transparency',
        "{file}: something shines through on page {pages}, which {standard} does not allow",
        "{file} 第 {pages} 页有半透明的内容，{standard} 不允许",
        "save the figure without transparency, or set standard = \"pdfx-4\" for the print shop",
        "请把这张图另存为不透明的，或者给印刷厂换用 standard = \"pdfx-4\"",
    ),
    error(
        'press.colour-unknown',
        "{file}: colours given as {what} cannot be turned into inks",
        "{file} 里有用 {what} 表示的颜色，无法换算成油墨",
        "save the figure anew in RGB or gray, as PNG, JPEG or SVG without mesh gradients, and build again",
        "请把这张图按 RGB 或灰度重新存成 PNG、JPEG，或不带网格渐变的 SVG，再重新生成",
    ),
    error(
        'press.font-too-new',
        "the face {font} is embedded in a way that PDF/X-1a does not know",
        "字体 {font} 的嵌入方式是 PDF/X-1a 所没有的",
        "set standard = \"pdfx-4\" for the print shop, or choose another face in styles/theme.toml",
        "请给印刷厂换用 standard = \"pdfx-4\"，或在 styles/theme.toml 里换一种字体",
    ),
    note(
        'press.spine-narrow',
        "the spine is {width} mm wide: too narrow for a title, which drifts by a millimetre; it stays empty",
        "书脊只有 {width} 毫米，装订时会偏移约 1 毫米，印不下书名，书脊留空",
        "nothing to do; from {least} mm on, the title stands there",
        "不用处理；书脊够 {least} 毫米时会自动印上书名",
    ),
    warning(
        'press.too-thick-to-staple',
        "{pages} pages are to be stapled through the fold; more than {most} spring open and tear",
        "{pages} 页要用骑马钉装订；超过 {most} 页合不拢，也容易脱页",
        "set binding = \"perfect\" under [print], or leave it at \"auto\"",
        "请在 [print] 里改成 binding = \"perfect\"（胶装），或者用 \"auto\" 自动选择",
    ),
    warning(
        'press.too-thin-to-glue',
        "the spine is only {width} mm wide; below {least} mm glue does not hold the leaves",
        "书脊只有 {width} 毫米，不到 {least} 毫米，胶装容易掉页",
        "set binding = \"saddle\" under [print], or leave it at \"auto\"",
        "请在 [print] 里改成 binding = \"saddle\"（骑马钉），或者用 \"auto\" 自动选择",
    ),
)
