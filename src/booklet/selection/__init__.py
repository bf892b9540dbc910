"""Articles as the reader understood them -> their key sentences with scores and reasons."""

from booklet.selection.choosing import choose
from booklet.selection.ranking import rank_plain
from booklet.selection.sessions import choose_session

__all__ = ['choose', 'choose_session', 'rank_plain']
