"""Log lines of the layout engine -> troubles; no line is lost and none reaches the terminal."""

import contextlib
import logging
import re
from collections.abc import Iterator
from urllib.parse import unquote

from booklet.layout.engine.fetch import BASE, RefusedError
from booklet.layout.engine.job import Trouble
from booklet.model.pages import Anchor

_LOGGERS = ('weasyprint', 'fontTools')

_NOTDEF = re.compile(r'\.notdef glyph rendered .* \(U\+([0-9A-F]+)\)$', re.DOTALL)

_NO_PICTURE = re.compile(rf"Failed to (?:load image at|render SVG image) '?{re.escape(BASE)}([^'\s]+)")


class Heard(logging.Handler):
    """Collects warnings and errors."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of `record`."""
        self.messages.append(record.getMessage())

    def troubles(self, section: str) -> tuple[Trouble, ...]:
        """Return each distinct message once, as a trouble of `section`."""
        return tuple(_trouble(section, message) for message in dict.fromkeys(self.messages))


@contextlib.contextmanager
def listening() -> Iterator[Heard]:
    """Collect what the engine says while the block runs."""
    heard = Heard()
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    before = [logger.propagate for logger in loggers]
    for logger in loggers:
        logger.addHandler(heard)
        logger.propagate = False
    try:
        yield heard
    finally:
        for logger, propagate in zip(loggers, before, strict=True):
            logger.removeHandler(heard)
            logger.propagate = propagate


def _trouble(section: str, message: str) -> Trouble:
    if match := _NOTDEF.search(message):
        return Trouble('font.glyph-missing', Anchor(''), (('code', match[1]),))
    # What was refused has been named already.
    if RefusedError.__name__ not in message and (match := _NO_PICTURE.match(message)):
        return Trouble('layout.picture-failed', Anchor(''), (('address', unquote(match[1])),))
    return Trouble('layout.engine-warning', Anchor(''), (('section', section), ('message', message)))
