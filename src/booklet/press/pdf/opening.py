"""Bytes to an open PDF and back, the same bytes for the same pages."""

import io

import pikepdf

from booklet.errors import UsageError
from booklet.language import Words

HARMLESS = 'a common error handled correctly'
"""What qpdf says of objects that a table gives no place, in files that macOS writes."""


def open_foreign(pdf: bytes) -> pikepdf.Pdf:
    """Open a PDF that may come from anywhere; raise UsageError when it is not whole or has no pages.

    qpdf would mend a file that was cut short, and pages that are gone would be missed by nobody.
    """
    try:
        opened = pikepdf.open(io.BytesIO(pdf), attempt_recovery=False, suppress_warnings=True)
        is_whole = _is_whole(opened)
    except pikepdf.PasswordError as error:
        raise UsageError(
            Words("the PDF is locked with a password", "这个 PDF 设有打开密码"),
            Words("save a copy without password, then try again", "请另存一份不带密码的副本，再试一次"),
        ) from error
    except (pikepdf.PdfError, RecursionError, TypeError, ValueError, LookupError, AttributeError) as error:
        raise _damaged() from error
    if len(opened.pages) == 0:
        raise UsageError(
            Words("the PDF has no pages", "这个 PDF 一页也没有"),
            Words("export it again", "请重新导出一份"),
        )
    if not is_whole:
        raise _damaged()
    return opened


def _is_whole(opened: pikepdf.Pdf) -> bool:
    """Tell whether all pages that are counted are there, and what they draw can be read."""
    pages = list(opened.pages)
    for page in pages:
        contents = page.obj.get('/Contents')
        for stream in contents if isinstance(contents, pikepdf.Array) else (contents,):
            if isinstance(stream, pikepdf.Stream):
                stream.read_bytes()
    wrong = [each for each in opened.get_warnings() if HARMLESS not in str(each)]
    return len(pages) == int(opened.Root.Pages.get('/Count', 0)) and not wrong


def _damaged() -> UsageError:
    return UsageError(
        Words("the file is not a PDF, or it is damaged", "这个文件不是 PDF，或者已经损坏"),
        Words("open it in a reader; if that fails, export it anew", "请用阅读器打开看看，不行就重新导出"),
    )


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return the file: compressed, only what is still in use, its identifier a digest of its content."""
    target = io.BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return target.getvalue()


def page_count(pdf: bytes) -> int:
    """Return the number of pages of a PDF."""
    with open_foreign(pdf) as opened:
        return len(opened.pages)
