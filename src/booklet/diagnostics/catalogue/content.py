"""Rows of the table of slugs: what lies in content/ and is not read, or not where it should be."""

from booklet.diagnostics.row import Row, error, note, warning

ROWS: tuple[Row, ...] = (
    error(
        'article.misplaced',
        "{name} lies outside the sessions' folders and is not printed.",
        "{name} 不在任何一次学习的文件夹里，不会印出来。",
        "Move it beside the session.md of its session; if it is not to be printed, into a folder inside a"
        " session's whose name begins with _.",
        "请把它移到那次学习的 session.md 旁边；不需要印的，移进某次学习里名称以 _ 开头的子文件夹。",
    ),
    error(
        'article.misnamed',
        "{name} is not read: the file of an article ends in .md.",
        "没有读 {name}：文章的文件名要以 .md 结尾。",
        "Rename it: {command}",
        "请改名：{command}",
    ),
    error(
        'article.not-imported',
        "{name} is not read: articles are Markdown files (.md).",
        "没有读 {name}：文章要写成 Markdown 文件（.md）。",
        "Run {command} and then move it into a folder _originals beside it; or only move it there.",
        "请先运行 {command}，再把它移进旁边的子文件夹 _originals；不需要印的，直接移进去。",
    ),
    error(
        'article.placeholder',
        "This line is what a new article begins with; it would be printed.",
        "这一行是新建文章时自带的提示，会原样印出来。",
        "Write the text in its place, or delete the line.",
        "请在这里写正文，或者删去这一行。",
    ),
    error(
        'file.copy',
        "{name} looks like a copy of {original} and is not printed.",
        "{name} 像是 {original} 的副本，没有印。",
        "Delete it if it is one; if not, give it a name of its own, without “copy” or (1).",
        "如果是多余的副本，请删去；不是的话，请另起一个不带“副本”“(1)”的名称。",
    ),
    error(
        'file.outside',
        "{name} is a link that leads outside the project, or to a folder; it is not read.",
        "{name} 是指向项目以外或者指向文件夹的链接，没有读。",
        "Put the file or folder itself there in place of the link.",
        "请把文件或文件夹本身复制到这里，替换这个链接。",
    ),
    error(
        'file.special',
        "{name} is not a file that can be read.",
        "{name} 不是可以读的文件。",
        "Delete it.",
        "请删去它。",
    ),
    warning(
        'session.folder-empty',
        "{name} has neither a session.md nor an article; it is left out.",
        "{name} 里既没有 session.md，也没有文章，没有算作一次学习。",
        "Begin the session with {command}, or delete the folder.",
        "请运行 {command} 新建这次学习，不需要就删去这个文件夹。",
    ),
    error(
        'session.sheet-missing',
        "{name} has articles but no session.md, so its number, date and form are not known.",
        "{name} 里有文章，却没有 session.md，不知道是第几次、哪一天、什么形式。",
        "Run {command} and look through what it writes.",
        "请运行 {command}，再核对其中的内容。",
    ),
    note(
        'session.cancelled',
        "This session is cancelled; it is left out of the booklet and the slides.",
        "这次学习已取消，手册和幻灯片里都不放。",
        "Delete the line status when it takes place after all.",
        "如果仍要进行，请删去 status 这一行。",
    ),
    error(
        'semester.frame-missing',
        "{name} has sessions but no semester.toml; it is no semester yet.",
        "{name} 里有学习的文件夹，却没有 semester.toml，还不算一个学期。",
        "Run {command} and fill in what it writes.",
        "请运行 {command}，再填好其中的内容。",
    ),
    warning(
        'session.number-order',
        "Number {number} comes after number {other}.",
        "第 {number} 次排在第 {other} 次之后。",
        "Correct the number, or rename the folders: they are in the order of their names.",
        "请核对序号；如果要调整次序，请改文件夹开头的数字。",
    ),
    warning(
        'session.year',
        "{date} is not in the year of this semester ({years}).",
        "{date} 不在这个学期所在的年份（{years}）。",
        "Correct the date, or the term in semester.toml.",
        "请核对日期，或者 semester.toml 里的 term。",
    ),
)
