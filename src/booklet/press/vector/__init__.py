"""Pages of a section -> shapes that a browser draws: glyphs by number, paths, pictures; nothing is
embedded."""

from booklet.press.vector.interpreter import draw_pages
from booklet.press.vector.outlines import Letters

__all__ = ['Letters', 'draw_pages']
