"""Choose the key sentences; in: articles as the reader understood them, out: sentences, scores, reasons."""

from booklet.selection.choosing import choose
from booklet.selection.ranking import rank_plain
from booklet.selection.sessions import choose_session

__all__ = ['choose', 'choose_session', 'rank_plain']
