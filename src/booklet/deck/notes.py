"""What the presenter reads under a slide: where the sentence stands, its paragraph, the time there is."""

from booklet.deck.cleaning import clean_line
from booklet.deck.passage import neighbours
from booklet.deck.words import DeckWords, pages_in_booklet, quoted_title, see_pages
from booklet.model.keys import ArticleKeys, KeySentence
from booklet.model.pages import PageMap
from booklet.model.semester import Article

LIMIT = 588
"""Characters of one notes page, 600 with the ends of a dozen paragraphs; about 750 Han at 12 pt fill it."""

LEAST = 30
"""Characters of a neighbouring paragraph; fewer say nothing."""
LONGEST_POINT = 90


def key_notes(
    key: KeySentence, article: Article, title: str, choice: ArticleKeys, page_map: PageMap, words: DeckWords
) -> tuple[str, ...]:
    """Return the notes under a key sentence, one paragraph each, at most `LIMIT` characters in all.

    First its paragraph, for that is what is read out, then the ends of its neighbours as far as there is
    room, then where it stands, how long there is, and what to go on with.
    """
    head = _head(key, article, title, len(choice.chosen), page_map, words)
    point = _talking_point(key, choice, page_map, words)
    lines = [*head, *([point] if point else [])]
    room = LIMIT - sum(map(len, lines)) - len(words.original.format(paragraph=''))
    whole = clean_line(key.paragraph or key.source)
    paragraph = words.original.format(paragraph=_around(whole, clean_line(key.source), room))
    before, after = (clean_line(text) for text in neighbours(article, key.anchor))
    labels = sum(len(word.format(paragraph='')) for word in (words.before, words.after))
    rest = LIMIT - sum(map(len, lines)) - len(paragraph) - labels
    share = rest // 2 if before and after else rest
    if share < LEAST:
        return (paragraph, *lines)
    around = (
        paragraph,
        words.before.format(paragraph=_end(before, max(share, rest - len(after)))) if before else '',
        words.after.format(paragraph=_beginning(after, max(share, rest - len(before)))) if after else '',
    )
    return (*filter(None, around), *lines)


def plain_notes(*lines: str) -> tuple[str, ...]:
    """Return the lines that are not empty as notes, the last ones cut where there are more than a page."""
    room, kept = LIMIT, []
    for line in filter(None, lines):
        if room < LEAST:
            break
        kept.append(_beginning(line, room))
        room -= len(kept[-1])
    return tuple(kept)


def _head(
    key: KeySentence, article: Article, title: str, count: int, page_map: PageMap, words: DeckWords
) -> tuple[str, ...]:
    """Return where the sentence stands and the time for it; `count` sentences share the article's minutes."""
    place = pages_in_booklet(words, key.pages(page_map))
    head = [words.join.join(part for part in (place, quoted_title(article, title)) if part)]
    if key.heading:
        head.append(words.heading.format(heading=clean_line(key.heading)))
    if article.minutes:
        each = max(1, round(article.minutes / max(1, count)))
        head.append(words.pace.format(minutes=article.minutes, count=count, each=each))
    return tuple(line[: LIMIT // 6] for line in head)


def _talking_point(key: KeySentence, choice: ArticleKeys, page_map: PageMap, words: DeckWords) -> str:
    """Return the best sentence that is not on a slide and stands near this one: in its paragraph, else under
    its heading. Words of the article, so that nothing is put into the presenter's mouth.
    """
    shown = {one.anchor for one in choice.chosen}
    rest = [one for one in choice.ranked if one.anchor not in shown and len(one.text) <= LONGEST_POINT]
    near = [one for one in rest if key.paragraph and one.paragraph == key.paragraph]
    near = near or [one for one in rest if key.heading and one.heading == key.heading]
    if not near:
        return ''
    cited = see_pages(words, near[0].pages(page_map))
    return words.point.format(sentence=clean_line(near[0].text), cited=cited)


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


def _end(paragraph: str, room: int) -> str:
    return paragraph if len(paragraph) <= room else '……' + paragraph[len(paragraph) - room + 2 :]


def _beginning(paragraph: str, room: int) -> str:
    return paragraph if len(paragraph) <= room else paragraph[: room - 2] + '……'


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
