"""A compiler from a semester of Markdown articles to an A5 booklet and slide decks."""

__version__ = '0.1.0'
