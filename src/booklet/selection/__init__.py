"""Choose the key sentences; in: articles as the reader understood them, out: sentences, scores, reasons."""

from booklet.selection.choosing import choose, choose_session
from booklet.selection.ranking import rank_plain

__all__ = ['choose', 'choose_session', 'rank_plain']
