"""Words on the command line -> lengths, sizes and the bytes of a file."""

import errno
import re
from pathlib import Path

from booklet.errors import UsageError, reason
from booklet.files import read_regular
from booklet.language import Words
from booklet.units import Length

LARGEST = 1024 * 1024 * 1024
"""Bytes of a file that is named on the command line."""


def read_file(file: Path) -> bytes:
    """Return the bytes of a file; raise UsageError when it cannot be read or has more than `LARGEST`."""
    try:
        content = read_regular(file, LARGEST)
        if len(content) > LARGEST:
            raise OSError(errno.EFBIG, '', str(file))
        return content
    except OSError as error:
        why = reason(error)
        raise UsageError(
            Words(f"{file} cannot be read: {why.en}", f"无法读取 {file}（{why.zh}）"),
            Words(
                "check the name; put quotes around it when it has spaces",
                "请核对文件名；名字里有空格时，两头加引号",
            ),
        ) from error


def parse_length(text: str) -> Length:
    """Return `0.1mm`, `3 mm`, `1cm`, `0.25pt` or `1in` as a length; raise UsageError for anything else."""
    found = re.fullmatch(r'\s*(\d+(?:\.\d+)?)\s*(mm|cm|pt|in)\s*', text.lower())
    if not found:
        raise UsageError(
            Words(f"“{text}” is not a length", f"“{text}”不是长度"),
            Words("write it with its unit: 3mm", "请连单位一起写，例如 3mm"),
        )
    value = float(found[1])
    in_points = {'mm': Length.mm(value), 'cm': Length.mm(value * 10), 'pt': Length.pt(value)}
    return in_points.get(found[2], Length.pt(value * 72))


def parse_size(text: str) -> tuple[Length, Length]:
    """Return `148x210mm` as width and height; raise UsageError for anything else."""
    found = re.fullmatch(r'\s*([\d.]+)\s*(mm|cm|pt|in)?\s*[x×*]\s*([\d.]+)\s*(mm|cm|pt|in)\s*', text.lower())
    if not found:
        raise UsageError(
            Words(f"“{text}” is not a size", f"“{text}”不是尺寸"),
            Words("write width x height with the unit: 148x210mm", "请写成 宽x高 加单位，例如 148x210mm"),
        )
    return parse_length(found[1] + (found[2] or found[4])), parse_length(found[3] + found[4])
