"""The language of the terminal, and words in it."""

import os

from booklet.language import Language, terminal_language


def language() -> Language:
    """Return the language in which to speak to the one at the terminal."""
    return terminal_language(os.environ)


def say(en: str, zh: str) -> str:
    """Return the text in the language of the terminal."""
    return zh if language() == 'zh' else en
