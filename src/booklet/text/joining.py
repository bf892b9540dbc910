"""Lines of source to running text: a soft line break is nothing in Chinese and a space elsewhere."""

from collections.abc import Iterable

from booklet.text.classes import is_cjk_mark, is_han, is_shared_mark


def joint(left: str, right: str) -> str:
    """Return what stands between two non-empty pieces that a line break parted: nothing or a space."""
    last, first = left[-1], right[0]
    if _is_cjk_only_mark(last) or _is_cjk_only_mark(first):
        return ''
    if _is_chinese_side(reversed(left)) and _is_chinese_side(right):
        return ''
    if last == '-' and left[-2:-1].isalpha():
        return ''
    return ' '


def _is_cjk_only_mark(char: str) -> bool:
    return is_cjk_mark(char) and not is_shared_mark(char)


def _is_chinese_side(inward: Iterable[str]) -> bool:
    """Judge a side by its first character that is no shared mark: ” belongs to what it closes."""
    for char in inward:
        if not is_shared_mark(char):
            return is_han(char) or is_cjk_mark(char)
    return True
