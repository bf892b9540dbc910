"""Which libraries set the text: their versions are part of every cache key and of the doctor's report."""

import ctypes
import functools
from collections.abc import Callable

from booklet.versions import version_of

_Ask = Callable[[ctypes.CDLL], str]


@functools.cache
def engine_versions() -> tuple[tuple[str, str], ...]:
    """Return (library, version), empty where a library cannot be loaded.

    The C libraries are asked directly: importing WeasyPrint for it would cost a build that has nothing to
    lay out more than everything else it does.
    """
    return (
        ('weasyprint', version_of('weasyprint')),
        ('pydyf', version_of('pydyf')),
        ('pango', _ask('pango-1.0', '0', _text_of('pango_version_string'))),
        ('harfbuzz', _ask('harfbuzz', '0', _text_of('hb_version_string'))),
        ('fontconfig', _ask('fontconfig', '1', _fontconfig)),
    )


def _ask(name: str, number: str, ask: _Ask) -> str:
    for file in (f'lib{name}.so.{number}', f'lib{name}.{number}.dylib', f'/opt/homebrew/lib/lib{name}.dylib'):
        try:
            return ask(ctypes.CDLL(file))
        except (OSError, AttributeError):
            continue
    return ''


def _text_of(function: str) -> _Ask:
    def ask(library: ctypes.CDLL) -> str:
        call = library[function]
        call.restype = ctypes.c_char_p
        answer = call()
        return answer.decode('ascii', 'replace') if isinstance(answer, bytes) else ''

    return ask


def _fontconfig(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())
    return f'{number // 10000}.{number // 100 % 100}.{number % 100}'
