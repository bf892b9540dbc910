"""An address -> its QR code as a PNG."""

import functools
import io

LONGEST = 120
"""Characters; a longer address makes modules too small to be read across a room."""
MODULE = 12
"""Pixels of a module: sharp at the size it has on a slide."""
QUIET = 4
"""Modules of white on all sides (ISO/IEC 18004, 6.3.8)."""


@functools.lru_cache(maxsize=8)
def code_png(url: str) -> bytes | None:
    """Return the code of the address, black on white; None for one that is too long or no web address.

    Error correction M or better: a projector loses little, a photographed screen more.
    """
    if len(url) > LONGEST or not url.lower().startswith(('http://', 'https://')):
        return None
    # A slow import, for semesters that have an address only.
    import segno

    buffer = io.BytesIO()
    segno.make_qr(url, error='m').save(buffer, kind='png', scale=MODULE, border=QUIET)
    return buffer.getvalue()
