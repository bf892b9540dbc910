"""What the presenter reads under a slide: where the sentence stands, its paragraph, the time there is."""

from booklet.deck.cleaning import clean_line
from booklet.deck.words import DeckWords, pages_in_booklet, quoted_title
from booklet.model.keys import KeySentence
from booklet.model.pages import PageMap
from booklet.model.semester import Article

LIMIT = 600
"""Characters on one notes page; about 750 Han characters at 12 pt fill it."""


def key_notes(
    key: KeySentence, article: Article, title: str, count: int, page_map: PageMap, words: DeckWords
) -> tuple[str, ...]:
    """Return the notes under a key sentence, one paragraph each, at most `LIMIT` characters in all.

    `count` is the number of key sentences of the article; they share its minutes.
    """
    place = pages_in_booklet(words, page_map.span(key.anchor))
    head = [words.join.join(part for part in (place, quoted_title(article, title)) if part)]
    if key.heading:
        head.append(words.heading.format(heading=clean_line(key.heading)))
    if article.minutes:
        each = max(1, round(article.minutes / max(1, count)))
        head.append(words.pace.format(minutes=article.minutes, count=count, each=each))
    head = [line[: LIMIT // 5] for line in head]
    room = LIMIT - sum(map(len, head)) - len(words.original)
    paragraph = _around(clean_line(key.paragraph or key.source), clean_line(key.source), room)
    return (*head, words.original.format(paragraph=paragraph))


def article_notes(article: Article, title: str, page_map: PageMap, words: DeckWords) -> tuple[str, ...]:
    """Return the notes under the divider of an article."""
    lines = (
        words.join.join(
            part
            for part in (
                quoted_title(article, title)[: LIMIT // 2],
                pages_in_booklet(words, page_map.span(article.anchor)),
            )
            if part
        ),
        words.whole.format(minutes=article.minutes) if article.minutes else '',
    )
    return tuple(line for line in lines if line)


def _around(paragraph: str, sentence: str, room: int) -> str:
    """Return the paragraph, or as much of it on both sides of the sentence as there is room for."""
    if len(paragraph) <= room:
        return paragraph
    room -= 4  # for …… at both ends
    start = max(0, paragraph.find(sentence))
    before = min(start, max(0, (room - len(sentence)) // 2))
    first = min(start - before, len(paragraph) - room)
    last = first + room
    return ('……' if first else '') + paragraph[first:last] + ('……' if last < len(paragraph) else '')
