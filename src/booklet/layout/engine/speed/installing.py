"""All that replaces functions of WeasyPrint to be quicker, put into it; what is not known stays out."""

import functools
from typing import Final

from booklet.layout.engine import seams
from booklet.layout.engine.speed import cascade, font_files, margins, sheets, styles

_PATCHES: Final = {
    'cascade': cascade.install, 'font_files': font_files.install, 'margins': margins.install,
    'sheets': sheets.install, 'styles': styles.install,
}  # fmt: skip
_NEEDS: Final = {'styles': ('cascade', 'margins')}
"""Styles are told apart by declarations as these two gather them."""


@functools.cache
def install() -> tuple[str, ...]:
    """Put in every patch whose functions, and those of the patches that it needs, have the text it knows.

    Return their names. The others say nothing: pages are the same without them.
    """
    # All are asked before the first is put in: it would be strange to the next.
    known = {name for name in _PATCHES if seams.is_known(name)}
    wanted = tuple(name for name in sorted(known) if known.issuperset(_NEEDS.get(name, ())))
    for name in wanted:
        _PATCHES[name]()
    return wanted
