"""The name that was probably meant."""

from booklet.project import closest_name


def did_you_mean(word: str, choices: 'tuple[str, ...] | list[str] | set[str] | frozenset[str]') -> str | None:
    """Return the one of `choices` that is spelt most like `word`, or None when none comes near."""
    return closest_name(word, choices)
