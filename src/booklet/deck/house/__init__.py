"""A house's own template (.pptx or .potx) -> a stage of measured layouts, and the file without its slides."""

from booklet.deck.house.choose import House, read_house

__all__ = ['House', 'read_house']
