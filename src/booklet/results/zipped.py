"""Files -> a zip of them, the same bytes for the same files and date."""

import datetime
import io
import zipfile
from collections.abc import Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell."""
PACKED = ('.png', '.jpg', '.gif')
"""Endings of what deflating makes no smaller."""


def zipped(files: Mapping[str, bytes], moment: datetime.datetime, first: str = '') -> bytes:
    """Return a zip of `files` in their order, all of the date `moment`; the file `first` is not deflated, so
    that programs find what it says at its place (OCF 3.2, 4.3).
    """
    date = max(moment.timetuple()[:6], EARLIEST)
    target = io.BytesIO()
    with zipfile.ZipFile(target, 'w') as parcel:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, date)
            # Made on Unix or not, the entry says the same.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            is_plain = name == first or name.endswith(PACKED)
            entry.compress_type = zipfile.ZIP_STORED if is_plain else zipfile.ZIP_DEFLATED
            parcel.writestr(entry, content)
    return target.getvalue()
