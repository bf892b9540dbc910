"""Slides: in, a session with its key sentences, the page map and the theme; out, one native .pptx as bytes.

`compose` says what is on each slide, `fit` pairs and splits by measured text, `fill` gives every text its
placeholder, `write` makes the file on a template that is code, `archive` seals it, `readback` reads it again.
"""

from booklet.deck.compose import compose
from booklet.deck.make import Deck, make_deck
from booklet.deck.readback import SlideText, read_back, verify

__all__ = ['Deck', 'SlideText', 'compose', 'make_deck', 'read_back', 'verify']
