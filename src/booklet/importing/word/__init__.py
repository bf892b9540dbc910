"""Word files (.docx of any maker, Strict too) -> passages; all that knows Office Open XML of texts."""

from booklet.importing.word.reader import is_word, read_word

__all__ = ['is_word', 'read_word']
