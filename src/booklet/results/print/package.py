"""What the files of print/ are called in the zip for the shop."""

import re

from booklet.language import Words
from booklet.layout.html.words import is_english
from booklet.model.semester import Semester
from booklet.project.settings import PrintSettings

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
