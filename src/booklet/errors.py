"""Exceptions that stop the run; each class carries its exit code and words that offer a way out."""

import errno
from enum import IntEnum
from typing import ClassVar, Literal

from booklet.language import Language, Words


class ExitCode(IntEnum):
    """What the command `booklet` returns to the shell."""

    DONE = 0
    FINDINGS = 1
    """Findings at or above `--fail-on`."""
    USAGE = 2
    """Wrong use or configuration."""
    MISSING = 3
    """Something is missing on the machine."""
    INVALID_OUTPUT = 4
    """An output failed its own validation."""
    BUG = 70
    """Our bug (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130
    """128 + SIGINT."""


class BookletError(Exception):
    """The run stops: what went wrong, what follows, what to do. Pickles, so that workers can raise it."""

    exit_code: ClassVar[ExitCode] = ExitCode.BUG

    def __init__(self, words: Words, hint: Words) -> None:
        super().__init__(words, hint)
        self.words = words
        self.hint = hint

    def message(self, language: Language) -> str:
        """Return what went wrong and, on a second line, what to do."""
        return f'{self.words.in_language(language)}\n{self.hint.in_language(language)}'

    def __str__(self) -> str:
        return self.message('en')


class UsageError(BookletError):
    """Wrong use or configuration."""

    exit_code = ExitCode.USAGE


class MissingOnMachineError(BookletError):
    """A font, library or tool is missing on the machine."""

    exit_code = ExitCode.MISSING


class InvalidOutputError(BookletError):
    """An output failed its own validation and was not published."""

    exit_code = ExitCode.INVALID_OUTPUT


class UnfinishedError(BookletError):
    """A job reached a limit of time or memory, or its process was ended twice."""

    exit_code = ExitCode.FINDINGS

    def __init__(self, subject: str, limit: Literal['time', 'memory']) -> None:
        super().__init__(
            Words(
                f"“{subject}” took too much {limit}; nothing was written",
                f"“{subject}”没有做成，什么也没有写出",
            ),
            Words("divide it or simplify its tables and drawings", "请把它分成几份，或简化其中的表格和图"),
        )
        self.subject = subject
        """Name of the section, the picture or the task."""
        self.limit = limit

    def __reduce__(self) -> tuple[type['UnfinishedError'], tuple[str, str]]:
        return type(self), (self.subject, self.limit)


class InterruptedRunError(BookletError):
    """The person at the keyboard stopped the run."""

    exit_code = ExitCode.INTERRUPTED


_REASONS = {
    errno.ENOENT: Words("there is no such file or folder", "没有这个文件或文件夹"),
    errno.EACCES: Words("you may not read or write it", "没有读写的权限"),
    errno.EPERM: Words("you may not do that with it", "没有这样做的权限"),
    errno.EROFS: Words("the disk is read-only", "磁盘是只读的"),
    errno.ENOSPC: Words("the disk is full", "磁盘满了"),
    errno.EDQUOT: Words("your share of the disk is used up", "磁盘配额用完了"),
    errno.EFBIG: Words("it is larger than is allowed", "文件超过了允许的大小"),
    errno.EINVAL: Words("it is not a file that can be read", "这不是可以读的文件"),
    errno.EISDIR: Words("it is a folder, not a file", "这是文件夹，不是文件"),
    errno.ENOTDIR: Words("a part of its path is a file, not a folder", "路径中有一段是文件，不是文件夹"),
    errno.EEXIST: Words("it exists already", "已经存在"),
    errno.EBUSY: Words("another program is using it", "正被别的程序使用"),
    errno.ENAMETOOLONG: Words("its name is too long", "名称太长"),
    errno.ELOOP: Words("it is a link that leads to itself", "链接指向了它自己"),
    errno.EMFILE: Words("too many files are open", "打开的文件太多"),
    errno.EIO: Words("the disk does not answer rightly", "磁盘读写出错"),
    errno.ENOMEM: Words("memory ran out", "内存不够"),
}
"""What the system says in its own words, in ours (errno of POSIX.1-2017)."""


def reason(error: OSError) -> Words:
    """Return why the system refused, in words for people."""
    number = error.errno or 0
    return _REASONS.get(number, Words(f"the system refused (error {number})", f"系统拒绝（错误 {number}）"))
