"""The template as code: theme, master, layouts and notes master, from the palette and the table of frames."""

from booklet.deck.template.package import template

__all__ = ['template']
