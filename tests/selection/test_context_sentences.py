"""A sentence that leans on the one before it is taken together with it, or not at all."""

import pytest

from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap
from booklet.selection import choose
from booklet.selection.clause_cuts import to_line
from booklet.selection.context_sentences import ANTECEDENTS, find_companions
from booklet.selection.gathering import gather
from tests.selection.articles import article, paragraph

FIRST = '样本清点由两个人一起做，一人念编号，一人对照登记表。'
THIS = '这样做样本清点的差错当场就能发现，不必等到学期末再补。'


TITLE = '差错当场就能发现'
"""Makes the sentence that leans the better one, so that it is chosen and brings the other along."""


def ranked(*texts: str, pinned: tuple[str, ...] = ()) -> list[str]:
    blocks = [paragraph(text, number, pinned) for number, text in enumerate(texts, 1)]
    return [key.text for key in choose(article(*blocks, title=TITLE), 1).ranked]


ABOUT = '走廊里的冰箱是前年春天买来的，门上贴着一张纸。'


def paired(text: str) -> list[str]:
    gathered = gather(article(paragraph(text, 1)))
    lines = tuple(to_line(candidate.sentence.text, True, len) for candidate in gathered.candidates)
    return [pair.text for pair in find_companions(gathered, lines, lambda index: True).values()]


@pytest.mark.parametrize(
    ('before', 'after', 'is_taken'),
    [
        (FIRST, THIS, True),
        ('清点样本的老师把登记表贴在冰箱门上。', '她要求每个人当天写明差错，不等到学期末。', True),
        ('清点样本的登记表贴在冰箱门上很久了。', '他要求每个人当天写明差错，不等到学期末。', False),
        ('样本清点要在每学期的第二周做完，不得拖延。', '但样本借出的时候，可以等到归还以后再清点。', True),
        ('样本清点的办法说来有两条，一条管人，一条管物。', '二是登记表要贴在冰箱门上，人人都看得见。', False),
        ('为什么样本清点要由两个人一起来做？', '这样做样本清点的差错当场就能发现，不必再补。', False),
        ('这件事情大家已经说过很多遍，不必再说一遍了。', '它关系到样本清点能不能做完，人人都有责任。', False),
        (FIRST + '清点' * 40, THIS, False),
    ],
)
def test_the_sentence_before_comes_along_when_it_is_what_the_other_leans_on(
    before: str, after: str, is_taken: bool
) -> None:
    assert paired(before + after) == ([before + after] if is_taken else [])
    assert after not in ranked(before + after)


def test_the_two_are_one_line_that_stands_in_the_paragraph_from_the_first_to_the_last() -> None:
    _, pair = choose(article(paragraph(ABOUT + FIRST + THIS, 1), title=TITLE), 5).chosen
    assert pair.text == pair.source == FIRST + THIS
    assert (pair.anchor, pair.last) == ('s01a1b1s2', 's01a1b1s3')
    assert pair.attribution == ''


def test_what_goes_over_a_page_is_cited_from_its_first_page_to_its_last() -> None:
    _, pair = choose(article(paragraph(ABOUT + FIRST + THIS, 1), title=TITLE), 5).chosen
    pages = PageMap(
        {
            Anchor('s01a1b1s2'): FolioSpan(Folio('7'), Folio('7')),
            Anchor('s01a1b1s3'): FolioSpan(Folio('8'), Folio('9')),
        }
    )
    assert pair.pages(pages) == FolioSpan(Folio('7'), Folio('9'))
    assert pair.pages(PageMap()) is None


def test_no_sentence_stands_on_two_slides() -> None:
    blocks = (paragraph(ABOUT + FIRST + THIS, 1),)
    ways = ((TITLE, FIRST + THIS, (FIRST, 'taken-along')), ('两个人一起做', FIRST, (THIS, 'dangling')))
    for title, told, passed in ways:
        keys = choose(article(*blocks, title=title), 5)
        assert told in [key.text for key in keys.chosen]
        assert passed in [(each.source, each.why) for each in keys.passed]
        assert len({key.anchor for key in keys.ranked}) == len(keys.ranked)


def test_the_sentence_of_another_paragraph_is_not_taken_along() -> None:
    assert ranked(FIRST, THIS) == [FIRST]


def test_what_the_editor_pinned_stays_as_it_is() -> None:
    assert set(ranked(FIRST + THIS, pinned=(FIRST,))) == {FIRST}
    assert set(ranked(FIRST + THIS, pinned=(THIS,))) == {FIRST, THIS}


def test_every_way_of_leaning_has_a_name() -> None:
    assert [name for name, _, _ in ANTECEDENTS] == ['person', 'thing', 'turn', 'again', 'western']


def test_english_pairs_are_found_too() -> None:
    first = 'Two people count the samples together every month.'
    second = 'This keeps the errors small and the freezer clean.'
    blocks = (paragraph(f'{first} {second}', 1),)
    texts = [key.text for key in choose(article(*blocks, title='Counting samples', language='en'), 2).ranked]
    assert f'{first} {second}' in texts or first in texts
    assert second not in texts
