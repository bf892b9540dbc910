"""Bytes to an open PDF and back, the same bytes for the same pages."""

import io

import pikepdf

from booklet.errors import UsageError
from booklet.language import Words


def open_foreign(pdf: bytes) -> pikepdf.Pdf:
    """Open a PDF that may come from anywhere; raise UsageError when it has no pages that can be read."""
    try:
        opened = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PasswordError as error:
        raise UsageError(
            Words("the PDF is locked with a password", "这个 PDF 设有打开密码"),
            Words("save a copy without password, then try again", "请另存一份不带密码的副本，再试一次"),
        ) from error
    except pikepdf.PdfError as error:
        raise UsageError(
            Words("the file is not a PDF, or it is damaged", "这个文件不是 PDF，或者已经损坏"),
            Words("open it in a reader; if that fails, export it anew", "请用阅读器打开看看，不行就重新导出"),
        ) from error
    if len(opened.pages) == 0:
        raise UsageError(
            Words("the PDF has no pages", "这个 PDF 一页也没有"),
            Words("export it again", "请重新导出一份"),
        )
    return opened


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
