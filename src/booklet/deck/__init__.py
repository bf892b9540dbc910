"""A session with its key sentences, the page map and the theme -> one native .pptx as bytes.

`compose` says what is on each slide, `fit` pairs and splits by measured text, `fill` gives every text its
placeholder, `write` makes the slides, `parts` ties them to a template that is code, `archive` seals the file,
`readback` reads it again. `house` takes a template of one's own, `office` makes PDF.
"""

from booklet.deck.brand import read_house
from booklet.deck.compose import compose
from booklet.deck.frames import House
from booklet.deck.make import Deck, make_deck
from booklet.deck.office import to_pdf
from booklet.deck.own import own_template
from booklet.deck.readback import SlideText, read_back, verify
from booklet.deck.torn import torn_lines

__all__ = [
    'Deck',
    'House',
    'SlideText',
    'compose',
    'make_deck',
    'own_template',
    'read_back',
    'read_house',
    'to_pdf',
    'torn_lines',
    'verify',
]
