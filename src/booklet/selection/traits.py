"""Prose and a number of sentences -> the traits of the text that make its features count for more or less."""

from booklet.selection.study import Study
from booklet.selection.terms import terms
from booklet.selection.wording_features import EXHORTS, SPEAKS

_COVERAGE_FROM = 4
"""So many sentences cover an article; fewer tell its gist."""
FEWEST_PARTS = 3
"""Parts under headings that make a text an essay, a plan, a set of rules; reports of news have none."""
_SPEAKING, _EXHORTING = 0.12, 0.1
"""Shares of the sentences in which somebody speaks, or demands, that make a statement."""
_MANY_DEMANDS, _DEMANDING = 6, 0.25
"""The same for a text whose title tells the message already."""

TRAITS = ('all', 'titled', 'covering', 'western', 'message', 'event', 'parts')
"""The columns of the table of weights."""


def traits_of(of: Study, count: int) -> tuple[float, ...]:
    """Return 1 or 0 for each of `TRAITS`, when `count` sentences are to be chosen.

    A statement (somebody stresses, demands, hopes) tells its message when there is room for two sentences;
    one sentence tells the event.
    """
    is_chinese = of.prose.is_chinese
    is_titled = is_chinese and any(term in of.likeness.spread for term in terms(of.prose.title))
    is_statement = is_chinese and _is_statement(of, is_titled)
    found = (
        True,
        is_titled,
        # Learnt from Chinese news alone.
        is_chinese and count >= _COVERAGE_FROM,
        not is_chinese,
        is_statement and count > 1,
        is_statement and count <= 1,
        len(set(of.prose.sections)) >= FEWEST_PARTS,
    )
    return tuple(map(float, found))


def _is_statement(of: Study, is_titled: bool) -> bool:
    speaking = sum(map(bool, of.count(SPEAKS)))
    demanding = sum(map(bool, of.count(EXHORTS)))
    sentences = len(of.prose.sentences)
    if is_titled:
        return demanding >= max(_MANY_DEMANDS, _DEMANDING * sentences)
    return speaking > 0 and (demanding >= _EXHORTING * sentences or speaking >= _SPEAKING * sentences)
