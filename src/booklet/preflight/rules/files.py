"""Rules about the file: can it be read, is its structure one that the standard knows (E1, E2)."""

from collections.abc import Iterator

from booklet.language import Words
from booklet.preflight.asked import Standard
from booklet.preflight.rules.rule import (
    ALWAYS,
    ONLY_X1A,
    STANDARDS,
    STANDARDS_ELSE_ADVICE,
    Case,
    Rule,
    Sight,
    nothing,
    sight,
)

BROKEN = ('content.broken', 'content.cyclic', 'content.unbalanced', 'box.media-missing')

LEVELS = {Standard.PDFX1A: (1, 4), Standard.PDFX4: (1, 6)}
"""Highest PDF version of each standard (ISO 15930-4 and -7)."""


def damaged(case: Case) -> Iterator[Sight]:
    """What the reader had to mend, and content that cannot be drawn."""
    for said in case.document.file.damages:
        yield sight(seen=said)
    for page in case.document.pages:
        for trouble in page.troubles:
            if trouble.slug in BROKEN:
                yield sight(page.index, seen=f'{trouble.slug.split(".")[1]} {trouble.seen}'.strip())


def not_looked_through(case: Case) -> Iterator[Sight]:
    """Pages that are too large."""
    yield from (sight(page.index) for page in case.document.pages if page.is_cut_short)


def too_many_pages(case: Case) -> Iterator[Sight]:
    """Pages after the last that was looked at."""
    if unread := case.document.file.pages_unread:
        read = len(case.document.pages)
        yield sight(read=read, pages=read + unread)


def encrypted(case: Case) -> Iterator[Sight]:
    """E2."""
    if case.document.file.is_encrypted:
        yield sight()


def version(case: Case) -> Iterator[Sight]:
    """E1."""
    most = LEVELS[case.standard]
    found = case.document.file.version
    if found > most:
        yield sight(found='.'.join(map(str, found)), most='.'.join(map(str, most)))


def no_binary_comment(case: Case) -> Iterator[Sight]:
    """E1."""
    if not case.document.file.has_binary_comment:
        yield sight()


def no_identifier(case: Case) -> Iterator[Sight]:
    """E2."""
    if not case.document.file.has_identifier:
        yield sight()


def compressed_structure(case: Case) -> Iterator[Sight]:
    """E1: object streams came with PDF 1.5."""
    if case.document.file.has_compressed_structure:
        yield sight()


def _odd(case: Case, *kinds: str) -> Iterator[Sight]:
    for kind, key in case.document.file.odd_streams:
        if kind in kinds:
            yield sight(None, f'{key[0]} {key[1]} R', kind=kind)


def strange_filter(case: Case) -> Iterator[Sight]:
    """LZW and Crypt are prohibited everywhere, JBIG2 and JPEG 2000 are newer than PDF/X-1a."""
    newer = ('JBIG2Decode', 'JPXDecode') if case.standard is Standard.PDFX1A else ()
    yield from _odd(case, 'LZWDecode', 'LZW', 'Crypt', *newer)


def external(case: Case) -> Iterator[Sight]:
    """Pictures that lie in another file."""
    yield from _odd(case, 'external')


def postscript(case: Case) -> Iterator[Sight]:
    """PostScript inside the PDF."""
    yield from _odd(case, 'postscript')


def unknown_operator(case: Case) -> Iterator[Sight]:
    """Operators that no version of PDF knows."""
    for page in case.document.pages:
        for trouble in page.troubles:
            if trouble.slug == 'content.unknown-operator':
                yield sight(page.index, seen=trouble.seen)


def resource_missing(case: Case) -> Iterator[Sight]:
    """Fonts and pictures that a page names and the file does not have."""
    for page in case.document.pages:
        for trouble in page.troubles:
            if trouble.slug == 'content.resource-missing':
                yield sight(page.index, seen=trouble.seen)


NEW_EXPORT = Words(
    "Export the PDF again from the program that made it; if you only got the PDF, ask its sender.",
    "请用原来的软件重新导出 PDF；手上只有 PDF 的，请发来的人重新导出。",
)

RULES = (
    Rule(
        'file.not-pdf', ALWAYS, nothing,
        Words("this is not a PDF", "这不是 PDF 文件"),
        Words("The shop cannot open it.", "印刷厂打不开。"),
        Words("Export a PDF; changing the name of a file does not change what it is.",
              "请从软件里导出 PDF；只改文件后缀名是没有用的。"),
    ),
    Rule(
        'file.locked', ALWAYS, nothing,
        Words("the PDF cannot be opened without a password", "打开这个 PDF 需要密码"),
        Words("The shop cannot open it, and PDF/X allows no protection.",
              "印刷厂打不开，PDF/X 也不允许加密。"),
        Words("Save a copy without password.", "请另存一份不带密码的 PDF。"),
    ),
    Rule(
        'file.no-pages', ALWAYS, nothing,
        Words("the PDF has no pages", "这个 PDF 一页也没有"),
        Words("There is nothing to print.", "没有可印的内容。"),
        NEW_EXPORT,
    ),
    Rule(
        'file.damaged', ALWAYS, damaged,
        Words("the file is damaged: {seen}", "文件有损坏：{seen}"),
        Words("Readers mend it each in their own way; the shop may print something else than you saw.",
              "各种软件的修补方式不一样，印出来可能和屏幕上看到的不同。"),
        NEW_EXPORT,
    ),
    Rule(
        'file.not-looked-through', ALWAYS, not_looked_through,
        Words("the page is too complex or too large to be looked through", "这一页太复杂或太大，没有检查完"),
        Words("What was not looked at cannot be vouched for, and the shop's machine may fail on it too.",
              "没检查到的部分不能保证没有问题，印刷厂的设备也可能处理不了。"),
        Words("Simplify the drawing, or put it on the page as a picture of 600 dpi.",
              "请简化这一页的图形，或把它换成 600 dpi 的图片。"),
    ),
    Rule(
        'file.too-many-pages', ALWAYS, too_many_pages,
        Words("only the first {read} of {pages} pages were looked at", "共 {pages} 页，只检查了前 {read} 页"),
        Words("What was not looked at cannot be vouched for.", "没检查到的页面不能保证没有问题。"),
        Words("Divide the file into volumes and check each of them.", "请把文件分成几个再逐个检查。"),
    ),
    Rule(
        'file.encrypted', ALWAYS, encrypted,
        Words("the PDF is protected: it restricts what may be done with it", "PDF 加了权限保护"),
        Words("PDF/X allows no protection; many machines of shops refuse such files.",
              "PDF/X 不允许加密，许多印刷设备也拒收这样的文件。"),
        Words("Save it again without any protection.", "请重新导出，不要设置任何权限或密码。"),
    ),
    Rule(
        'file.version', STANDARDS, version,
        Words("the file is PDF {found}; this standard goes up to {most}",
              "文件是 PDF {found}，这个标准最高只到 {most}"),
        Words("Newer features may be left out or drawn wrongly by the shop's machine.",
              "印刷厂的设备可能漏掉或画错新版本才有的内容。"),
        Words("Export with this version or with the standard's own preset.",
              "请按这个版本导出，或直接选用该标准的导出预设。"),
    ),
    Rule(
        'file.binary-comment-missing', STANDARDS, no_binary_comment,
        Words("the second line does not mark the file as binary", "文件第二行缺少二进制标记"),
        Words("On the way some programs take it for text and damage it.",
              "传送途中有的程序会把它当成文本而弄坏。"),
        NEW_EXPORT,
    ),
    Rule(
        'file.identifier-missing', STANDARDS, no_identifier,
        Words("the file has no identifier (/ID)", "文件没有标识（/ID）"),
        Words("The standard asks for one; it tells two versions apart.",
              "标准要求必须有，用来区分不同版本的文件。"),
        NEW_EXPORT,
    ),
    Rule(
        'file.compressed-structure', ONLY_X1A, compressed_structure,
        Words("the file's own table is compressed, as PDF 1.5 and later do",
              "文件的内部目录是压缩的（PDF 1.5 起才有）"),
        Words("Older machines, for which PDF/X-1a is made, cannot read it.", "PDF/X-1a 针对的老设备读不了。"),
        Words("Export as PDF 1.4 or lower.", "请导出为 PDF 1.4 或更低版本。"),
    ),
    Rule(
        'file.filter', STANDARDS, strange_filter,
        Words("a stream is packed with {kind}", "有数据用 {kind} 方式压缩"),
        Words("The standard does not allow this kind of compression.", "标准不允许这种压缩方式。"),
        NEW_EXPORT,
    ),
    Rule(
        'file.external', STANDARDS_ELSE_ADVICE, external,
        Words("something is not in the file but in another one", "有内容不在这个文件里，而是引用了别的文件"),
        Words("The shop does not have that other file.", "印刷厂没有那个文件。"),
        Words("Export with everything embedded.", "导出时请把所有内容都嵌入文件。"),
    ),
    Rule(
        'file.postscript', STANDARDS_ELSE_ADVICE, postscript,
        Words("the file contains PostScript", "文件里含有 PostScript 程序"),
        Words("Only PostScript printers draw it; others leave it out.",
              "只有 PostScript 设备能画出来，别的设备会漏掉。"),
        NEW_EXPORT,
    ),
    Rule(
        'content.unknown-operator', STANDARDS_ELSE_ADVICE, unknown_operator,
        Words("the page uses a command that PDF does not know: {seen}", "页面里有 PDF 不认识的指令：{seen}"),
        Words("Machines differ in what they do then.", "不同设备的处理结果会不一样。"),
        NEW_EXPORT,
    ),
    Rule(
        'content.resource-missing', ALWAYS, resource_missing,
        Words("the page uses something that the file does not have: {seen}",
              "页面用到了文件里没有的东西：{seen}"),
        Words("It will be missing in print.", "印出来会缺内容。"),
        NEW_EXPORT,
    ),
)  # fmt: skip
