"""Words in the two languages that messages are written in."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

Language = Literal['zh', 'en']


class Words(Struct, frozen=True):
    """One text for people, in English and in Chinese."""

    en: str
    zh: str

    def in_language(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == 'zh' else self.en


def terminal_language(environ: Mapping[str, str]) -> Language:
    """Return the language that the locale variables ask for: Chinese for zh*, else English.

    The first variable that is set decides, in the order of POSIX (LC_ALL, LC_MESSAGES, LANG).
    """
    for name in ('LC_ALL', 'LC_MESSAGES', 'LANG'):
        if value := environ.get(name):
            return 'zh' if value.lower().startswith('zh') else 'en'
    return 'en'
