"""The declared families: found by name, made into a closed set, and checked for glyphs.

In: the theme. Out: a `FontSet` with one file per face, a fontconfig file that lists only them, and style
sheet rules for the Western companions.
"""

from typing import TYPE_CHECKING

from booklet.layout.fonts.faces import Face, FontSet, find_faces
from booklet.layout.fonts.prepare import font_cache, prepare
from booklet.layout.fonts.rules import font_css
from booklet.lazily import lazily

if TYPE_CHECKING:
    from booklet.layout.fonts.coverage import check_glyphs
    from booklet.layout.fonts.describe import FontReport, describe_fonts

__all__ = [
    'Face',
    'FontReport',
    'FontSet',
    'check_glyphs',
    'describe_fonts',
    'find_faces',
    'font_cache',
    'font_css',
    'prepare',
]

__getattr__ = lazily(
    __name__, {'check_glyphs': 'coverage', 'describe_fonts': 'describe', 'FontReport': 'describe'}
)
