"""Rows of the table of slugs: what importing may find."""

from booklet.diagnostics.row import Row, error, note, warning

ROWS: tuple[Row, ...] = (
    error(
        'import.empty',
        '{file} has no text',
        '{file} 里没有文字',
        'check that it is the right file and that it was saved',
        '请确认选对了文件，并且已经保存',
    ),
    error(
        'import.not-text',
        '{file} is not plain text',
        '{file} 不是纯文本文件',
        'open it in the program that made it and save it as plain text (UTF-8)',
        '请用原来的软件打开它，另存为“纯文本（UTF-8）”，再导入一次',
    ),
    note(
        'import.encoding',
        'read as {encoding}',
        '按 {encoding} 编码读取',
        'if the characters look wrong, save the file as UTF-8 and import it again',
        '如果出现乱码，请把文件另存为 UTF-8 编码后重新导入',
    ),
    warning(
        'import.damaged-character',
        'a character could not be read; � stands in its place',
        '有一个字无法识别，现在用“�”代替',
        'write the right character in the new file',
        '请对照原文，在新文件中改成正确的字',
    ),
    warning(
        'import.invisible-character',
        'invisible characters left out: {characters}',
        '去掉了看不见的字符：{characters}',
        'compare this line with the original',
        '请把这一行与原文对照一遍',
    ),
    note(
        'import.derived',
        'not copied, the build makes it: “{text}”',
        '没有照抄“{text}”，排版时会自动生成',
        'nothing to do if it was no part of the text',
        '如果它不属于正文，不必处理',
    ),
    note(
        'import.recognised',
        '{field} taken from “{text}”: {value}',
        '从“{text}”认出 {field}：{value}',
        'compare with the front matter of the new file',
        '请到新文件开头核对这一项',
    ),
    warning(
        'import.unsure-date',
        'no date understood in “{text}”',
        '没有在“{text}”中认出日期',
        'write it in session.md: date: 2026-03-05',
        '请在 session.md 中补写，例如 date: 2026-03-05',
    ),
    warning(
        'import.unsure-title',
        'perhaps not the title of the article: “{title}”',
        '不能确定文章标题是不是“{title}”',
        'correct title: in {file}',
        '请核对 {file} 中的 title 一项',
    ),
    warning(
        'import.article-missing',
        'no article found for the agenda item “{text}”',
        '议程中的“{text}”没有找到对应的文章',
        'if its text is there, cut it out of the article before and give it a file of its own',
        '如果正文里有这一篇，请从前一篇中剪出来，另存为一个文件',
    ),
    warning(
        'import.unsure-paragraph',
        'a paragraph may end here: “…{text}”; the next line was joined to it',
        '“……{text}”处可能是段落的结尾，现在与下一行接成了一段',
        'put an empty line there if a new paragraph begins',
        '如果这里应当另起一段，请在新文件中空一行',
    ),
    warning(
        'import.unsure-line',
        'stands alone, perhaps a heading: “{text}”',
        '“{text}”独占一行，可能是小标题',
        'put ## and a space before it if it is a heading',
        '如果是小标题，请在新文件的这一行前面加上“## ”',
    ),
    warning(
        'import.unsure-space',
        'spaces between Chinese characters removed near “{text}”',
        '去掉了“{text}”附近汉字之间的空格',
        'put it back if it parts names or headlines',
        '如果这个空格是用来分隔姓名或者标题的，请补上',
    ),
    warning(
        'import.unsure-hyphen',
        'a word may be divided here: “{text}”',
        '“{text}”可能是换行时断开的一个词',
        'delete the hyphen if it only marked the end of the line',
        '如果连字符只是换行时加上的，请删去',
    ),
)
