"""Bytes of a picture -> whether it can stand on a slide."""

import struct

PNG = b'\x89PNG\r\n\x1a\n'
GIF = (b'GIF87a', b'GIF89a')
JPEG = b'\xff\xd8\xff'
"""How the pictures begin that every presentation program shows."""
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG that are followed by the sizes (ITU-T T.81, table B.1)."""


def is_showable(content: bytes) -> bool:
    """Tell whether every presentation program shows the picture, and whether its head can be read."""
    try:
        width, height = _size(content)
    except (struct.error, IndexError):
        return False
    return bool(width and height)


def _size(content: bytes) -> tuple[int, ...]:
    """Return width and height in pixels; zero for what is no such picture."""
    if content.startswith(PNG) and content[12:16] == b'IHDR':
        return struct.unpack_from('>II', content, 16)
    if content.startswith(GIF):
        return struct.unpack_from('<HH', content, 6)
    return _jpeg_size(content) if content.startswith(JPEG) else (0, 0)


def _jpeg_size(content: bytes) -> tuple[int, ...]:
    """Return the sizes in the first frame header of a JPEG file."""
    place = 2
    while content[place] == 0xFF:
        marker = content[place + 1]
        if marker in FRAMES:
            return struct.unpack_from('>HH', content, place + 5)
        length = 0 if marker == 0xFF else struct.unpack_from('>H', content, place + 2)[0] + 1
        place += 1 + length
    return 0, 0
