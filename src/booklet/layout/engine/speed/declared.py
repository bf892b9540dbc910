"""Declarations for an element, by property, with the key that tells them from others, made once."""

import functools
from typing import Any


class Declared(dict[str, tuple[Any, Any]]):
    """Property -> its value and weight (precedence, layer, specificity); fixed once its key is known."""

    @functools.cached_property
    def key(self) -> tuple[Any, ...]:
        """What tells declarations apart; values of style sheets live as long as the styles, by address."""
        return tuple(
            # The specificity of a page's declarations is a list.
            (name, value if _is_text(value) else id(value), precedence, layer, *specificity)
            for name, (value, (precedence, layer, specificity)) in self.items() if name != 'anchor'
        )


def _is_text(value: Any) -> bool:
    """Tell whether a value is words: those of attributes (`lang`) are made anew for every element."""
    return type(value) is str or (type(value) is tuple and all(type(part) is str for part in value))
