"""Every block and sentence knows where it stands."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.diagnostics import Place
from booklet.model.blocks import Figure, Heading, Paragraph, Table
from booklet.model.inlines import plain_text
from booklet.model.walk import walk
from tests.reading.folders import ARTICLE, HEAD, read, read_body

WORDS = st.text('称量调平归零混匀离心管壁液面刻度', min_size=1, max_size=6)
DRESSES = ['{}', '- {}', '> {}', '1. {}', '—— {}', '## {}', '**先**{}', '先[^n]{}', '《{}》', '`a*b`{}']
DRESSES.append('见[图](a.md)，{}')
MARKUP = re.compile(r'\*|`|\[\^n\]|\]\(a.md\)|\[')


def at(text: str, place: Place) -> str:
    """Return the source from a place on, to the end of its line."""
    return text.split('\n')[place.line - 1][place.column - 1 :]


def paragraphs(root: Path, body: str) -> tuple[str, list[Paragraph]]:
    article, _ = read_body(root, body)
    return HEAD + body, [block for block in walk(article.blocks) if isinstance(block, Paragraph)]


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Return a body of paragraphs that are all different, in many dresses."""
    parts = []
    for number in range(draw(st.integers(1, 8))):
        words = f'{draw(WORDS)}{number}。{draw(WORDS)}再{number}！'
        dress = draw(st.sampled_from(DRESSES))
        parts.append(dress.format(words))
    return '\n\n'.join((*parts, '[^n]: 注文先说一句。\n'))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bodies())
def test_places_point_at_the_first_characters(tmp_path: Path, body: str) -> None:
    text, found = paragraphs(tmp_path, body)
    for paragraph in found:
        assert paragraph.sentences[0].place == paragraph.place
        for sentence in paragraph.sentences:
            there = at(text, sentence.place)
            plain = MARKUP.sub('', there)
            assert plain.startswith(sentence.text.replace('*', '')[:5])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=6), st.booleans())
def test_hard_wrapped_lines_are_found_one_by_one(tmp_path: Path, words: list[str], is_quoted: bool) -> None:
    lines = [f'{word}{number}。' for number, word in enumerate(words)]
    body = '\n'.join(('> ' if is_quoted else '') + line for line in lines) + '\n'
    text, [paragraph] = paragraphs(tmp_path, body)
    assert [at(text, sentence.place) for sentence in paragraph.sentences] == lines
    assert [sentence.text for sentence in paragraph.sentences] == lines


def test_sentences_give_back_the_paragraph(tmp_path: Path) -> None:
    _, [paragraph] = paragraphs(tmp_path, '先**调平。再**归零[^a]！ Weigh `it`.\n\n[^a]: 注文。\n')
    plain = plain_text(paragraph.inlines)
    assert [sentence.text for sentence in paragraph.sentences] == ['先调平。', '再归零！', 'Weigh it.']
    assert plain == '先调平。再归零！ Weigh it.'
    for sentence in paragraph.sentences:
        assert plain[sentence.start : sentence.end] == sentence.text


def test_blocks_of_other_kinds_have_places(tmp_path: Path) -> None:
    article, _ = read_body(
        tmp_path, '## 称量\n\n![天平](a.png "图题")\n\n表：量程\n\n| 甲 |\n|---|\n| 乙 |\n'
    )
    heading, figure, table = article.blocks
    assert isinstance(heading, Heading)
    assert isinstance(figure, Figure)
    assert isinstance(table, Table)
    assert heading.place == Place(ARTICLE, 4, 4, 2)
    assert figure.place == Place(ARTICLE, 6, 1, 17)
    assert table.place == Place(ARTICLE, 8, 1, 4)


def test_equal_words_are_told_apart_by_their_lines(tmp_path: Path) -> None:
    text = '先调平。\n\n先调平。\n\n- 先调平。\n\n先调平[^a]。\n\n[^a]: 先调平。\n'
    _, found = paragraphs(tmp_path, text)
    assert [paragraph.place.line for paragraph in found] == [4, 6, 8, 10]


def test_findings_stand_under_their_characters(tmp_path: Path) -> None:
    body = '先调平。\n\n再**归零,\n然后称量(两次)。\n'
    findings = read(tmp_path, {ARTICLE: HEAD + body}).findings
    assert [(found.slug, found.place and (found.place.line, found.place.column)) for found in findings] == [
        ('markup.literal', (6, 2)),
        ('punctuation.half-width', (6, 6)),
        ('punctuation.half-width', (7, 5)),
        ('punctuation.half-width', (7, 8)),
    ]
