"""Rules about what a PDF may carry that is not for print: notes, actions, forms, files, layers (E12)."""

from collections.abc import Iterator

from booklet.language import Words
from booklet.preflight.facts import Annotation, Page
from booklet.preflight.rules.rule import (
    ALWAYS,
    STANDARDS_ELSE_ADVICE,
    X1A_ELSE_ADVICE,
    Case,
    Rule,
    Sight,
    sight,
)

FOR_PRINT = ('TrapNet', 'PrinterMark')


def annotated(case: Case) -> Iterator[Sight]:
    """Annotations within the bleed."""
    for page in case.document.pages:
        kinds = dict.fromkeys(each.subtype for each in page.annotations if _is_inside(page, each))
        for kind in kinds:
            yield sight(page.index, f'annotation {kind}', kind=kind or '?')


def _is_inside(page: Page, annotation: Annotation) -> bool:
    frame, box = page.bleed or page.visible, annotation.box
    if annotation.subtype in FOR_PRINT:
        return False
    return box is None or not (
        box[2] <= frame[0] or box[0] >= frame[2] or box[3] <= frame[1] or box[1] >= frame[3]
    )


def acting(case: Case) -> Iterator[Sight]:
    """Actions, of the file, its bookmarks, its pages and its annotations."""
    for action in case.document.file.actions:
        yield sight(None, action, action=action)
    for page in case.document.pages:
        if page.has_actions:
            yield sight(page.index, 'AA', action='AA')
        for kind in dict.fromkeys(each.subtype for each in page.annotations if each.has_action):
            yield sight(page.index, f'annotation {kind}', action=kind)


def scripted(case: Case) -> Iterator[Sight]:
    """JavaScript."""
    if case.document.file.has_script:
        yield sight()


def with_fields(case: Case) -> Iterator[Sight]:
    """Forms."""
    if case.document.file.has_form:
        yield sight()


def with_attachments(case: Case) -> Iterator[Sight]:
    """Files in the file."""
    if case.document.file.attachments:
        yield sight(count=case.document.file.attachments)


def layered(case: Case) -> Iterator[Sight]:
    """Optional content came with PDF 1.5."""
    if case.document.file.layers:
        yield sight(count=case.document.file.layers)


FOR_SCREENS = Words(
    "It is meant for screens; PDF/X keeps it out of files for print.",
    "这是给屏幕用的，PDF/X 不允许出现在印刷文件里。",
)
PLAIN_EXPORT = Words(
    "Export for print, without links, forms, notes and attachments.",
    "请按印刷用途导出，不带链接、表单、批注和附件。",
)

RULES = (
    Rule(
        'extra.annotation', STANDARDS_ELSE_ADVICE, annotated,
        Words("the page has an annotation ({kind})", "页面上有注释或链接（{kind}）"),
        Words("Some machines print notes and stamps, others drop them.",
              "有的设备会把批注印出来，有的会漏掉。"),
        PLAIN_EXPORT,
    ),
    Rule(
        'extra.action', STANDARDS_ELSE_ADVICE, acting,
        Words("the file wants to do something when it is opened or clicked ({action})",
              "文件带有打开或点击时的动作（{action}）"),
        FOR_SCREENS, PLAIN_EXPORT,
    ),
    Rule(
        'extra.script', ALWAYS, scripted,
        Words("the file contains a script", "文件里含有脚本"),
        Words("Shops refuse such files for safety.", "出于安全，印刷厂会拒收。"), PLAIN_EXPORT,
    ),
    Rule(
        'extra.form-field', STANDARDS_ELSE_ADVICE, with_fields,
        Words("the file has form fields", "文件里有表单域"),
        Words("What is written in them may be missing in print.", "填写的内容印出来可能没有。"),
        Words("Flatten the form: print it to a new PDF.", "请先把表单“拼合”，即打印成新的 PDF。"),
    ),
    Rule(
        'extra.attachment', STANDARDS_ELSE_ADVICE, with_attachments,
        Words("{count} files are attached", "文件里夹带了 {count} 个附件"), FOR_SCREENS, PLAIN_EXPORT,
    ),
    Rule(
        'extra.layers', X1A_ELSE_ADVICE, layered,
        Words("the file has {count} layers that can be switched off", "文件里有 {count} 个可开关的图层"),
        Words("Nobody knows which of them the shop prints.", "印刷厂不知道该印哪些图层。"),
        Words("Merge the layers when exporting.", "导出时请合并图层。"),
    ),
)  # fmt: skip
