"""Rows of the table of slugs: what is wrong with the file of a picture."""

from booklet.diagnostics.row import Row, error, note

ROWS: tuple[Row, ...] = (
    error(
        'image.missing',
        "Image {path} does not exist.",
        "找不到图片 {path}。",
        "Put the file there, or correct the name.",
        "请把图片放到这个位置，或改正文件名。",
    ),
    error(
        'image.misnamed',
        "Image {path} does not exist; did you mean {meant}?",
        "找不到图片 {path}，是不是 {meant}？",
        "Write {meant}.",
        "请改成 {meant}。",
    ),
    error(
        'image.outside',
        "Image {path} is not a file of this project.",
        "图片 {path} 不在本项目的文件夹里。",
        "Save it in the folder figures/ beside the article and write figures/….",
        "请把图片存到文章旁边的 figures/ 文件夹，并写 figures/文件名。",
    ),
    error(
        'image.elsewhere',
        "Image {path} lies on one computer only, not in this project.",
        "图片 {path} 只在那台电脑上，不在本项目里。",
        "Copy it into the folder figures/ beside the article and write {meant}",
        "请把图片复制到文章旁边的 figures/ 文件夹，并写 {meant}",
    ),
    error(
        'image.too-large',
        "Image {path} is larger than {limit}.",
        "图片 {path} 超过 {limit}。",
        "Scale it down; 300 dpi at the printed size is enough.",
        "请缩小图片；按印出的尺寸有 300 dpi 就够了。",
    ),
    error(
        'image.unreadable',
        "{path} cannot be read as an image.",
        "{path} 不是能读的图片。",
        "Save it again as PNG, JPEG or SVG.",
        "请另存为 PNG、JPEG 或 SVG。",
    ),
    error(
        'image.incomplete',
        "{path} is damaged or was not copied to its end; part of the picture would be missing.",
        "{path} 已损坏或没有复制完整，图会缺一部分。",
        "Copy or download the file again from where it came from.",
        "请从原来的地方重新复制或下载这个文件。",
    ),
    note(
        'image.animated',
        "{path} moves; its first picture is printed and stands on the slide.",
        "{path} 是动图，册子和幻灯片上只有第一帧。",
        "If another moment is meant, save that one as PNG.",
        "要用别的一帧，请把那一帧另存为 PNG。",
    ),
    error(
        'drawing.broken',
        "{path} is broken at its line {line} and cannot be drawn.",
        "{path} 在它的第 {line} 行出错，画不出来。",
        "Export it again from the drawing program, or save it as PNG.",
        "请从绘图软件重新导出，或另存为 PNG。",
    ),
    error(
        'drawing.unmeasured',
        "{path} says neither its width and height nor its viewBox, so its size is unknown.",
        "{path} 没有写宽和高，也没有 viewBox，不知道画多大。",
        "Export it again with a fixed size, or save it as PNG.",
        "请在绘图软件里设定尺寸后重新导出，或另存为 PNG。",
    ),
    error(
        'drawing.endless',
        "{path} holds its parts in one another too deep or without end; it cannot be drawn.",
        "{path} 里的图形一层套一层，太深或没有尽头，画不出来。",
        "Save it from the drawing program as PNG.",
        "请用绘图软件另存为 PNG。",
    ),
    error(
        'drawing.reference',
        "{path} shows {address}, which is not in the drawing; it stays empty there.",
        "{path} 里引用了 {address}，这个文件不在图里，该处会是空的。",
        "Embed the picture in the drawing and export it again, or save all of it as PNG.",
        "请在绘图软件里嵌入这张图片后重新导出，或整张另存为 PNG。",
    ),
    error(
        'drawing.labels',
        "{path} has {count} labels that only web browsers draw, the first “{text}”; they would be missing.",
        "{path} 里有 {count} 处文字是网页格式，只有浏览器能显示，第一处是“{text}”；印出来会没有。",
        "Export it with plain text (draw.io: clear “Formatted Text”; Mermaid: htmlLabels: false) or as PNG.",
        "请用普通文字重新导出（draw.io：取消“格式化文本”；Mermaid：htmlLabels: false），或另存为 PNG。",
    ),
)
