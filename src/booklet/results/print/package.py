"""Files of print/ to one zip, named as the shop wants them, the same bytes for the same files."""

import io
import re
import zipfile
from collections.abc import Iterable

from booklet.language import Words
from booklet.layout.html.words import is_english
from booklet.model.semester import Semester
from booklet.project.settings import PrintSettings
from booklet.values import dataclass

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell; the files say their own dates."""

PARTS = {
    'booklet.pdf': Words("body", "内文"),
    'cover.pdf': Words("cover", "封面"),
    'job-ticket.pdf': Words("job-ticket", "印刷说明"),
    'job-ticket.json': Words("job-ticket", "印刷说明"),
    'preflight.html': Words("preflight", "预检报告"),
    'preflight-cover.html': Words("preflight-cover", "封面预检报告"),
    'preflight.json': Words("preflight", "预检报告"),
}
"""What the files of print/ are called in the zip."""

_UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
"""What Windows does not allow in a file name."""

LONGEST = 80
"""Characters of a name, so that it and its folder fit into what Windows can open."""


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """A file of print/."""

    name: str
    content: bytes


def file_name(name: str, semester: Semester, settings: PrintSettings) -> str:
    """Return the name that the file `name` of print/ gets in the zip, by the shop's pattern."""
    words = PARTS.get(name)
    part = words.in_language('en' if is_english(semester.language) else 'zh') if words else name.split('.')[0]
    stem = settings.shop.file_names.format(
        title=semester.title,
        term=semester.term,
        part=part,
        trim=f'{settings.width.to_mm():.0f}x{settings.height.to_mm():.0f}mm',
        copies=semester.copies or '',
    )
    stem = _UNFIT.sub('_', stem).strip(' .')
    # Shortened in the middle: the end tells the files apart.
    short = stem if len(stem) <= LONGEST else f'{stem[:40]}_{stem[-39:]}'
    return f'{short or part}.{name.rsplit(".", 1)[-1]}'


def pack(files: Iterable[PackagedFile]) -> bytes:
    """Return a zip of `files` in their order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, 'w', zipfile.ZIP_DEFLATED) as parcel:
        for file in files:
            entry = zipfile.ZipInfo(file.name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Made on Unix or not, the entry says the same.
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            parcel.writestr(entry, file.content)
    return target.getvalue()
