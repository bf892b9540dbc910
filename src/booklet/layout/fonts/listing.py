"""The installed fonts as fontconfig lists them, asked for as early as it is known that they are needed."""

import contextlib
import subprocess

from booklet.errors import MissingOnMachineError
from booklet.language import Words

_FORMAT = r'%{family}\t%{style}\t%{weight}\t%{slant}\t%{variable}\t%{index}\t%{file}\n'
_begun: list[subprocess.Popen[str]] = []
"""The `fc-list` that answers the next question, if one was started ahead."""


def begin_listing() -> None:
    """Let `fc-list` work from now on, 10 ms, while this process loads modules and reads settings."""
    if not _begun:
        with contextlib.suppress(OSError):
            _begun.append(_ask())


def list_fonts() -> str:
    """Return a line for each installed face: family, style, weight, slant, whether variable, index, file.

    Raise MissingOnMachineError when fontconfig's `fc-list` is not there to ask.
    """
    try:
        asked = _begun.pop() if _begun else _ask()
        answer, _ = asked.communicate()
        if asked.returncode:
            raise subprocess.CalledProcessError(asked.returncode, asked.args)
    except (OSError, subprocess.CalledProcessError) as error:
        raise MissingOnMachineError(
            Words("fc-list (fontconfig) does not work, so no font can be found.",
                  "字体查询工具 fc-list（fontconfig）无法使用，因此找不到任何字体。"),
            Words("Debian: sudo apt-get install fontconfig · macOS: brew install fontconfig",
                  "Debian：sudo apt-get install fontconfig · macOS：brew install fontconfig"),
        ) from error
    return answer


def _ask() -> subprocess.Popen[str]:
    return subprocess.Popen(
        ['fc-list', '--format', _FORMAT], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        encoding='utf-8',
    )
