"""content/ to model: in, the editor's files; out, frozen values with the place of every block and sentence.

Reading cannot fail: what is wrong becomes a finding, and the value is the best guess.
"""

from booklet.reading.loose import read_loose
from booklet.reading.semester import list_semesters, newest_semester, read_semester

__all__ = ['list_semesters', 'newest_semester', 'read_loose', 'read_semester']
