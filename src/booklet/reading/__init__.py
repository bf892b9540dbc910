"""content/ to model: in, the editor's files; out, frozen values with the place of every block and sentence.

Reading cannot fail: what is wrong becomes a finding, and the value is the best guess. Its names are imported
when they are asked for: which semesters there are is known without the Markdown library.
"""

from typing import TYPE_CHECKING

from booklet.lazily import lazily

if TYPE_CHECKING:
    from booklet.reading.listing import list_semesters, newest_semester
    from booklet.reading.semester import read_semester
    from booklet.reading.standalone import read_loose

__all__ = ['list_semesters', 'newest_semester', 'read_loose', 'read_semester']

__getattr__ = lazily(
    __name__,
    {
        'list_semesters': 'listing',
        'newest_semester': 'listing',
        'read_loose': 'standalone',
        'read_semester': 'semester',
    },
)
