"""The starter as a project for tests, always dated alike."""

import datetime
from pathlib import Path

from booklet.cli.init import starter_files

SEMESTER = '2026-spring'
SESSION = f'content/{SEMESTER}/01-records-and-instruments'


def begin(root: Path) -> Path:
    """Write the starter of spring 2026 into `root`; return it."""
    for name, content in starter_files(datetime.date(2026, 3, 1)).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return root
