"""Rows of the table of slugs: what importing a PDF or a web page may find."""

from booklet.diagnostics.row import Row, error, note, warning
from booklet.language import Words

_RECOGNISE = Words(
    'ask for the Word file it was made of; or have its text recognised (OCR) and import that as Word or text',
    '请向来稿人要 Word 原文；没有的话，先用识别软件（OCR）转成 Word 或文本，再导入一次',
)

ROWS: tuple[Row, ...] = (
    error(
        'import.pdf-locked',
        '{file} opens with a password only',
        '{file} 需要密码才能打开',
        'open it with the password, print it into a new PDF without one, and import that',
        '请用密码打开它，另存（打印）成没有密码的 PDF，再导入一次',
    ),
    error(
        'import.pdf-damaged',
        '{file} is damaged: no page can be read',
        '{file} 已经损坏，读不出任何一页',
        'fetch or export it again, check that it opens, and import it once more',
        '请重新下载或者导出，确认能打开后再导入一次',
    ),
    error(
        'import.pdf-no-text',
        '{file} has pictures of pages and no text ({pages} pages; words found: “{text}”)',
        '{file} 只有页面图片，没有文字（共 {pages} 页；能读到的字：“{text}”）',
        _RECOGNISE.en,
        _RECOGNISE.zh,
    ),
    error(
        'import.pdf-unreadable',
        '{file} shows its letters but does not say which they are',
        '{file} 看得见字，但是文件里没有记下是哪些字，读出来是乱码',
        _RECOGNISE.en,
        _RECOGNISE.zh,
    ),
    warning(
        'import.pdf-too-long',
        'only the first {read} of {pages} pages were read',
        '共 {pages} 页，只读了前 {read} 页',
        'cut the PDF into parts and import the others as well',
        '请把 PDF 拆成几份，其余部分另外导入',
    ),
    warning(
        'import.pdf-page-without-text',
        'pages without text: {pages}',
        '没有文字的页：{pages}',
        'look at these pages; what they say must be typed, or asked for as a Word file',
        '请看看这几页；如果上面有内容，需要手工录入，或者向来稿人要 Word 原文',
    ),
    note(
        'import.pdf-furniture',
        'left out, it repeats at the edge of {pages} pages: “{text}”',
        '去掉了 {pages} 页页边上重复的“{text}”',
        'nothing to do if it is a running head or a page number',
        '如果它只是页眉或者页码，不必处理',
    ),
    note(
        'import.pdf-no-content',
        'left out, the file marks it as no part of the text (page {pages}): “{text}”',
        '文件注明“{text}”（第 {pages} 页）不属于正文，没有导入',
        'nothing to do if it is a running head, a number or an ornament; else copy it into the new file',
        '如果它只是页眉、序号或者装饰，不必处理；否则请补写到新文件里',
    ),
    warning(
        'import.pdf-turned',
        'text that stands aslant on page {page} was left out: “{text}”',
        '第 {page} 页斜放的文字没有导入：“{text}”',
        'copy it into the new file if it is more than a watermark or a stamp',
        '如果它不只是水印或者印章，请补写到新文件里',
    ),
    error(
        'import.web-no-text',
        '{file} has no text of an article',
        '{file} 里没有文章的文字',
        'open it in a browser, scroll to the end and save it again as “Web page, complete”; or copy its text',
        '请在浏览器里打开网页，拉到最后，另存为“网页，全部”再导入；也可以把文字复制下来再导入',
    ),
    error(
        'import.web-gone',
        '{file} is a page that says the article is gone: “{text}”',
        '{file} 只是一个提示页，文章已经看不到了：“{text}”',
        'ask whoever sent the link for the text, or look for another copy of the article',
        '请向发来链接的人要原文，或者另找一处转载',
    ),
    warning(
        'import.web-continues',
        'the article may go on on another page: “{text}”',
        '文章可能在下一页还有内容：网页上有“{text}”',
        'open that page, save it too, and add its text to the new file',
        '请打开那一页，一并保存，把里面的文字补到新文件里',
    ),
    error(
        'import.web-too-large',
        '{file} is too large for a web page',
        '{file} 太大，不像是网页',
        'save the article alone, or copy its text into a text file',
        '请只保存这一篇文章，或者把文字复制到文本文件里再导入',
    ),
    warning(
        'import.web-damaged',
        '{count} characters could not be read as {encoding}; � stands in their place',
        '按 {encoding} 编码有 {count} 个字无法识别，现在用“�”代替',
        'save the page again in the browser, or write the right characters in the new file',
        '请在浏览器里重新保存网页，或者对照原文在新文件中改正',
    ),
    note(
        'import.web-around',
        'left out around the article: {count} characters, “…{before}” before it and “{after}…” behind it',
        '文章前后的 {count} 个字没有导入：前面到“……{before}”为止，后面从“{after}……”开始',
        'nothing to do if they are menus and lists of other pages',
        '如果只是栏目名称和其他文章的链接，不必处理',
    ),
    note(
        'import.web-left-out',
        '{count} lines of the site were left out: {text}',
        '去掉了 {count} 行网站自带的文字：{text}',
        'copy one into the new file if it is of the article',
        '如果其中有属于文章的，请补写到新文件里',
    ),
)
