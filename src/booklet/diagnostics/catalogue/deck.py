"""Rows of the table of slugs: what deck may find."""

from booklet.diagnostics.row import Row, error, note, warning

ROWS: tuple[Row, ...] = (
    warning(
        'deck.minutes-exceed',
        "The articles take {total} minutes, the session has {minutes}",
        "各篇合计 {total} 分钟，超过本次学习的 {minutes} 分钟",
        "Lower `minutes` of an article, or raise `minutes` in session.md.",
        "请减少某一篇的 minutes，或者加大 session.md 里的 minutes。",
    ),
    note(
        'deck.no-sentence',
        "No key sentence for “{title}”: its slides are a divider only",
        "《{title}》没有要句，幻灯片上只有篇名页",
        "Put ==…== around a sentence that should be shown.",
        "请在要上幻灯片的句子前后加上 ==，写成 ==…==。",
    ),
    warning(
        'deck.folio-missing',
        "{count} key sentences of “{title}” have no page in the booklet",
        "《{title}》有 {count} 条要句在册子里找不到页码",
        "Build the booklet together with the slides.",
        "请把册子和幻灯片放在一起重新生成。",
    ),
    note(
        'deck.figure-left-out',
        "The figure {file} is not on the slides: only PNG, JPEG, GIF and SVG can be",
        "图片 {file} 没有放进幻灯片：幻灯片只收 PNG、JPEG、GIF、SVG 图片",
        "Nothing to do if the booklet is enough; else save the figure as PNG.",
        "只在册子里看图就不用处理；要上幻灯片，请把图另存为 PNG。",
    ),
    warning(
        'deck.title-cut',
        "A title of {length} characters does not fit on its slide and was cut",
        "标题有 {length} 个字，一张幻灯片放不下，后面的字用省略号代替了",
        "Shorten `title`, and put the rest into `subtitle`.",
        "请缩短 title，其余的话写到 subtitle。",
    ),
    note(
        'deck.line-cut',
        "A line of {length} characters does not fit on its slide and was cut: {line}",
        "幻灯片上有一行字太长（{length} 个字），后面的字用省略号代替了：{line}",
        "Shorten it in the front matter (`source`, `subtitle`, `agenda`, `location` …) or in the caption.",
        "请在文件开头的字段（source、subtitle、agenda、location 等）或图题里把它写短。",
    ),
    error(
        'deck.sentence-altered',
        "A key sentence does not stand on the slides as the booklet prints it: {sentence}",
        "幻灯片上的要句与册子里的原文不一致：{sentence}",
        "This is a fault of the program; the slides were not published. Please report it.",
        "这是程序的错误，幻灯片没有发布。请把这条信息告诉维护人员。",
    ),
    error(
        'deck.folio-differs',
        "A slide cites “{cited}” for a sentence that the booklet has at “{expected}”: {sentence}",
        "幻灯片写的是“{cited}”，册子里是“{expected}”：{sentence}",
        "This is a fault of the program; the slides were not published. Please report it.",
        "这是程序的错误，幻灯片没有发布。请把这条信息告诉维护人员。",
    ),
    error(
        'deck.template-missing',
        "The slide template {file} is not there; the slides have our own look",
        "找不到幻灯片模板 {file}，幻灯片改用自带的样式",
        "Put the file there, or change `template` under [slides] in booklet.toml.",
        "请把模板文件放到那里，或者改正 booklet.toml 里 [slides] 的 template。",
    ),
    error(
        'deck.template-unreadable',
        "The slide template {file} is no PowerPoint file; the slides have our own look",
        "幻灯片模板 {file} 不是 PowerPoint 文件，幻灯片改用自带的样式",
        "Save the template as .pptx or .potx, without a password.",
        "请把模板另存为 .pptx 或 .potx，不要加密码。",
    ),
    error(
        'deck.template-unusable',
        "The slide template {file} has no layout with a title and a text that a {kind} slide needs; "
        "the slides have our own look. Its layouts: {layouts}",
        "幻灯片模板 {file} 没有同时带标题和正文的版式（{kind}），幻灯片改用自带的样式。它有：{layouts}",
        "It needs a layout with a title and a large text; `booklet new template` writes one that has all.",
        "模板里至少要有一个带标题和大块正文的版式；运行 booklet new template 可以得到一个齐全的模板。",
    ),
    note(
        'deck.template-narrow',
        "The layout “{name}” of the slide template is too small: {count} lines cut or left out, as {line}",
        "幻灯片模板的版式“{name}”太小，有 {count} 行被截短或没有放上，例如：{line}",
        "Make the text of that layout larger, or shorten the lines in session.md and the articles.",
        "请把该版式的文字框拉大，或者把 session.md 和文章开头的字段写短。",
    ),
    warning(
        'deck.template-layout-unknown',
        "The slide template {file} has no layout called “{name}” for {kind}; it has: {layouts}",
        "幻灯片模板 {file} 里没有名叫“{name}”的版式（用于 {kind}）；模板里有：{layouts}",
        "Copy the name from the template into [slides.layouts] of booklet.toml.",
        "请照模板里的名称改正 booklet.toml 里的 [slides.layouts]。",
    ),
)
