"""Decks -> PDF, by LibreOffice: the slides to look at, or the notes pages for the presenter."""

from collections.abc import Mapping

from booklet.errors import InvalidOutputError, MissingOnMachineError
from booklet.language import Words
from booklet.libreoffice import converted, find_program

NOTES_ONLY = (
    'pdf:impress_pdf_Export:{"ExportNotesPages":{"type":"boolean","value":"true"},'
    '"ExportOnlyNotesPages":{"type":"boolean","value":"true"}}'
)
LIMIT = 300
"""Seconds for all decks of a semester; one takes about two."""


def to_pdf(decks: Mapping[str, bytes], has_notes: bool) -> dict[str, bytes]:
    """Return name -> PDF of each deck, its slides or, with `has_notes`, one page of notes per slide.

    Raises MissingOnMachineError without LibreOffice, and InvalidOutputError when it makes no PDF of one: its
    exit code is 0 even then.
    """
    program = find_program()
    if program is None:
        raise MissingOnMachineError(
            Words(
                "PDF of the slides needs LibreOffice, which is not there",
                "幻灯片转 PDF 要用 LibreOffice，这台电脑上没有",
            ),
            Words(
                "Debian: sudo apt-get install libreoffice-impress · macOS: brew install --cask libreoffice · "
                "or set pdf = false under [slides]",
                "Debian：sudo apt-get install libreoffice-impress · macOS：brew install --cask libreoffice · "
                "不需要 PDF 的，把 [slides] 里的 pdf 改成 false",
            ),
        )
    made = converted(program, decks, NOTES_ONLY if has_notes else 'pdf', LIMIT)
    for name in decks:
        if name not in made:
            raise _failed(name)
    return made


def _failed(name: str) -> InvalidOutputError:
    return InvalidOutputError(
        Words(f"LibreOffice made no PDF of {name}", f"LibreOffice 没能把 {name} 转成 PDF"),
        Words(
            "nothing was written; close LibreOffice and try again",
            "没有写出任何文件。请关闭 LibreOffice 再试一次。",
        ),
    )
