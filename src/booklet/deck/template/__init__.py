"""Palette and table of frames -> our template: theme, master, layouts and notes master."""

from booklet.deck.template.package import template

__all__ = ['template']
