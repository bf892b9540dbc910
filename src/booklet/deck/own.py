"""The look of the project -> our template as a file that a house can make its own."""

import datetime

from booklet.deck.archive import Properties, sealed
from booklet.deck.template import template
from booklet.deck.words import WORDS, language_of
from booklet.model.theme import Theme


def own_template(theme: Theme, language: str) -> bytes:
    """Return a .pptx without slides that has all our layouts, with prompts in the `language` (BCP 47); pandoc
    takes it as a reference document.
    """
    words = WORDS[language_of(language)]
    stamp = datetime.datetime(1980, 1, 1)
    properties = Properties('', '', '', words.tag, stamp, 0, 0)
    return sealed(template(theme, words), properties)
