"""Running text to sentences, Chinese and English, by marks and their pairs (GB/T 15834)."""

import re

_PAIRS = '“” ‘’ 「」 『』 （） () 《》 〈〉 【】 []'
_OPENERS = {pair[0]: pair[1] for pair in _PAIRS.split()}
_CLOSERS = {close: open_ for open_, close in _OPENERS.items()}
_ENDING = re.compile(r'[。！？!?]+…*[。！？!?]*|……+[。！？!?]*|…[。！？!?]*|[.．]+')
_AFTER_ENDING = re.compile('[”’」』）)】\\]"\']*')
_QUOTES = frozenset('”’」』"\'')
_CONTINUES = re.compile(
    r'[，、；：,;:]|[的地得等和与或及]|[一-鿿]{0,3}(?:说|问|答|喊|道|写道|回答|认为)(?![不法明服完话过起])'
)
"""What follows a closed quotation when its sentence goes on."""
_AFTER_PAUSE = re.compile('[，、；：,;:》〉的地得等和与或及还就也都又再而但可却才便则并是]')
"""What follows …… when it is a pause and not an end."""
_ELLIPSIS_REACH = 12
"""Characters up to and with …… below which it is rather a pause."""
_ABBREVIATIONS = frozenset(
    re.findall(
        r'\S+',
        'dr mr mrs ms prof fig figs eq eqs ref refs tab no nos vol pp p ed eds cf vs approx ca st jr sr '
        'inc ltd co dept univ sec ch al e.g i.e resp viz sp spp var subsp '
        'jan feb mar apr jun jul aug sep sept oct nov dec',
    )
)
_ABBREVIATIONS_OR_END = frozenset(('etc', 'a.m', 'p.m', 'u.s', 'u.k', 'ph.d', 'm.sc', 'b.sc', 'm.d'))
_STARTERS = frozenset(
    re.findall(
        r'\S+',
        'a an and as at but by for from he her his however if in it its on our she so that the then there '
        'these they this those thus to we what when where while who why you',
    )
)
_FEWEST_WORDS = 12
"""Words without a capital that show that a text has none at all."""
_LATIN_WORD = re.compile(r'[^\W\d_]{2,}')
_APART = re.compile('(?<=\\s)[”’"\'](?=\\s|$)')
"""A quotation mark with space on both sides, as word-by-word text has it."""
_WORD_BEFORE = re.compile(r"[^\W\d_](?:[^\W\d_]|[.'’])*$")
_WORD_AFTER = re.compile(r'\s+["“‘(\[]*([^\W\d_]+)?')


def split_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the spans (start, end) of the sentences in order; all that lies between them is white space.

    Closing quotes and brackets stay with their sentence; nothing is split inside a pair that goes on; `；`
    does not end a sentence. A pair that is not closed in `text` binds nothing.
    """
    inside = _enclosed(text)
    has_capitals = _has_capitals(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _ENDING.finditer(text):
        if match.start() < start:
            continue
        end = _end_of(text, match, inside, start)
        if end is None and (not has_capitals or _stands_apart(text, match)):
            end = _end_without_capitals(text, match, inside, start)
        if end is not None:
            _add_trimmed(spans, text, start, end)
            start = end
    _add_trimmed(spans, text, start, len(text))
    return tuple(spans)


def _add_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _has_capitals(text: str) -> bool:
    """Tell whether a lower-case letter after a full stop says anything in `text`."""
    if any(char.isupper() or _is_chinese(char) for char in text):
        return True
    return len(_LATIN_WORD.findall(text)) < _FEWEST_WORDS


def _stands_apart(text: str, match: re.Match[str]) -> bool:
    """Tell whether the mark has a space before it, as in text written word by word."""
    return len(match.group()) == 1 and match.start() > 0 and text[match.start() - 1] == ' '


def _end_without_capitals(text: str, match: re.Match[str], inside: list[bool], start: int) -> int | None:
    """Return where the sentence ends in a text all in lower case, where only abbreviations go on."""
    end = match.end()
    if (end < len(text) and inside[end]) or not text[end : end + 1].isspace():
        return None
    before = text[max(start, match.start() - 40) : match.start()]
    if not before.strip() or before.strip().isdigit():
        return None
    word = _WORD_BEFORE.search(before)
    if word and (word.group() in _ABBREVIATIONS or word.group() in _ABBREVIATIONS_OR_END):
        return None
    # A mark that stands apart belongs to the sentence when it closes what an odd one before it opened.
    apart = _APART.match(text, end + 1)
    if apart and (apart.group() in '”’' or _is_odd(apart.group(), text, end)):
        return apart.end()
    return end


def _is_odd(mark: str, text: str, end: int) -> bool:
    return sum(found.group() == mark for found in _APART.finditer(' ' + text[:end])) % 2 == 1


def _end_of(text: str, match: re.Match[str], inside: list[bool], start: int) -> int | None:
    """Return where the sentence ends whose closing mark is `match`, or None when it goes on."""
    end = match.end()
    while end < len(text) and (closing := _AFTER_ENDING.match(text, end)) and closing.end() > end:
        end = _last_closer(text, end, closing.end(), inside)
        break
    if end < len(text) and inside[end]:
        return None
    closers = text[match.end() : end]
    mark = match.group()
    if mark[0] in '.．':
        return end if _is_full_stop(text, match, end, start) else None
    return end if _is_ending(text, mark, closers, end, start) else None


def _last_closer(text: str, start: int, stop: int, inside: list[bool]) -> int:
    """Return the end of the closers that close something; a straight quote may open something new."""
    end = start
    while end < stop and (
        inside[end] or text[end] in '”’」』）)】]' or text[end + 1 : end + 2].strip() == ''
    ):
        end += 1
    return end


def _is_ending(text: str, mark: str, closers: str, end: int, start: int) -> bool:
    following = text[end : end + 1]
    if not following:
        return True
    if mark[-1] in '!?' and mark.isascii() and following.isascii() and not following.isspace():
        return False
    if closers and _CONTINUES.match(text, end):
        return False
    if closers and closers[0] not in _QUOTES:
        # A bracket inside a sentence may hold sentences; one that begins where the sentence does is its own.
        return mark[0] == '。' and text[start:end].lstrip()[0] in '（('
    if mark[0] == '…' and not closers and not following.isspace():
        return end - start >= _ELLIPSIS_REACH and not _AFTER_PAUSE.match(text, end)
    if mark.isascii() or mark[0] == '…':
        return not _goes_on_in_lower_case(text, end)
    return following not in '，、；：》〉'


def _goes_on_in_lower_case(text: str, end: int) -> bool:
    after = _WORD_AFTER.match(text, end)
    return bool(after and after.group(1) and after.group(1)[0].islower())


def _is_full_stop(text: str, match: re.Match[str], end: int, start: int) -> bool:
    """Tell a full stop from the dot of a decimal, an abbreviation, an initial or a list number."""
    following = text[end : end + 1]
    if not following:
        return True
    before = text[match.start() - 1 : match.start()]
    if not following.isspace():
        return _is_chinese(before) and _is_chinese(following)
    if _goes_on_in_lower_case(text, end):
        return False
    if len(match.group()) > 1 or end > match.end():
        return True
    if text[start : match.start()].strip().isdigit() and match.start() - start <= 4:
        return False
    word = _WORD_BEFORE.search(text, max(start, match.start() - 24), match.start())
    return not word or not _is_abbreviation(word.group(), text, end)


def _is_abbreviation(word: str, text: str, end: int) -> bool:
    lower = word.lower()
    if lower in _ABBREVIATIONS:
        return True
    if lower in _ABBREVIATIONS_OR_END or (len(word) == 1 and word.isupper()):
        after = _WORD_AFTER.match(text, end)
        return bool(after and after.group(1) and after.group(1).lower() not in _STARTERS)
    return False


def _is_chinese(char: str) -> bool:
    return bool(char) and ('\u3400' <= char <= '\u9fff' or char in '“”‘’《》（）')


def _enclosed(text: str) -> list[bool]:
    """Return for each offset whether it lies inside a closed pair (its closer counts as inside)."""
    edges = [0] * (len(text) + 1)
    for open_, close in _pairs(text):
        edges[open_ + 1] += 1
        edges[close + 1] -= 1
    inside, depth = [], 0
    for edge in edges:
        depth += edge
        inside.append(depth > 0)
    return inside


def _pairs(text: str) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    open_: list[tuple[str, int]] = []
    is_straight_paired = text.count('"') % 2 == 0
    for offset, char in enumerate(text):
        is_straight = char == '"' and is_straight_paired
        if char in _OPENERS or (is_straight and not (open_ and open_[-1][0] == '"')):
            open_.append((char, offset))
        elif char in _CLOSERS or is_straight:
            _close(char, offset, open_, pairs)
    return pairs


def _close(char: str, offset: int, open_: list[tuple[str, int]], pairs: list[tuple[int, int]]) -> None:
    wanted = '"' if char == '"' else _CLOSERS[char]
    # ’ is an apostrophe unless the innermost thing open is ‘.
    reach = 1 if char == '’' else 4
    for back in range(1, min(reach, len(open_)) + 1):
        if open_[-back][0] == wanted:
            pairs.append((open_[-back][1], offset))
            del open_[-back:]
            return
