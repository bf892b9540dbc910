"""A session -> the choices for its articles: what two share is taken once, within the session's limit."""

from msgspec.structs import replace

from booklet.model.keys import ArticleKeys, PassedOver
from booklet.model.semester import Session
from booklet.selection.choosing import choose


def choose_session(session: Session, count: int, most: int = 0) -> tuple[ArticleKeys, ...]:
    """Return the choice for each article, `count` sentences each, `most` in all (0: no limit).

    Pinned sentences always stay, and each article keeps one sentence.
    """
    taken: tuple[str, ...] = ()
    choices: list[ArticleKeys] = []
    for article in session.articles:
        choice = choose(article, count, taken)
        taken += tuple(key.source for key in choice.chosen)
        choices.append(choice)
    while most and sum(len(choice.chosen) for choice in choices) > most:
        fullest = max(range(len(choices)), key=lambda index: _spare(choices[index]))
        if not _spare(choices[fullest]):
            break
        choices[fullest] = _without_last(choices[fullest])
    return tuple(choices)


def _spare(choice: ArticleKeys) -> int:
    """Return how many sentences the choice can do without, or how full it is, 0 when it can spare none."""
    has_free = any(not key.is_pinned for key in choice.chosen)
    return len(choice.chosen) if has_free and len(choice.chosen) > 1 else 0


def _without_last(choice: ArticleKeys) -> ArticleKeys:
    """Leave out the chosen sentence that was ranked last."""
    last = [key for key in choice.ranked if key in choice.chosen and not key.is_pinned][-1]
    passed = (*choice.passed, PassedOver(last.source, last.place, 'session-full'))
    ordered = tuple(sorted(passed, key=lambda each: (each.place.line, each.place.column)))
    return replace(choice, chosen=tuple(key for key in choice.chosen if key != last), passed=ordered)
