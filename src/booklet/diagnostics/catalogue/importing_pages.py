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
    warning(
        'import.pdf-turned',
        'text that stands aslant on page {page} was left out: “{text}”',
        '第 {page} 页斜放的文字没有导入：“{text}”',
        'copy it into the new file if it is more than a watermark or a stamp',
        '如果它不只是水印或者印章，请补写到新文件里',
    ),
)
