"""Where anchors and sentences stand."""

from itertools import pairwise

import pytest

from booklet.layout.engine.job import SectionResult
from booklet.layout.engine.sentences import significant
from booklet.model.laid import Mark
from tests.layout.conftest import PAGE, Render

SENTENCES = (
    '称量之前先看天平是否水平。', '读数要等到稳定以后再记。',
    'Write the value down at once，不要凭记忆补写。',
)


def paragraph(name: str, sentences: tuple[str, ...], printed: str = '') -> str:
    """Return a paragraph with its attribute; `printed` is its HTML when that is more than the sentences."""
    spans, at = [], 0
    for number, sentence in enumerate(sentences, 1):
        length = len(significant(sentence))
        spans.append(f'{name}s{number}:{at}:{at + length}')
        at += length
    return f'<p id="{name}" data-sentences="{" ".join(spans)}">{printed or "".join(sentences)}</p>'


def marks_of(result: SectionResult) -> dict[str, Mark]:
    return {mark.anchor: mark for mark in result.marks}


def test_sentences_of_a_paragraph_over_two_pages_know_their_pages(render: Render) -> None:
    many = SENTENCES * 30
    result = render(paragraph('b', many))
    marks = marks_of(result)
    assert result.pages > 1
    assert (marks['b'].first, marks['b'].last) == (0, result.pages - 1)
    found = [marks[f'bs{number}'] for number in range(1, len(many) + 1)]
    assert [mark.first for mark in found] == sorted(mark.first for mark in found)
    for one, next_one in pairwise(found):
        assert one.last <= next_one.first
    assert any(mark.first != mark.last for mark in found) or found[0].last != found[-1].first


def test_the_top_is_that_of_the_line_in_points(render: Render) -> None:
    marks = marks_of(render(f'<div id="d" style="padding-top: 18pt">{paragraph("b", SENTENCES)}</div>'))
    head = 24 / 25.4 * 72
    assert marks['d'].top == marks['b'].top == marks['bs1'].top == pytest.approx(head + 18, abs=0.01)
    assert marks['bs3'].top == pytest.approx(head + 36, abs=0.01)


def test_every_line_is_exactly_as_high_as_the_pitch_whatever_faces_stand_in_it(render: Render) -> None:
    lines = (
        '纯中文', 'Latin only', '中文Latin混排', 'CO₂ 与 α-螺旋', '“引文”——……',
        '<b>粗</b>x<em>斜</em>y<code>z</code>',
        '中<span style="font-family: LXGW WenKai">楷</span><b style="font-family: Noto Sans CJK SC">黑</b>',
    )
    marks = marks_of(render(''.join(f'<p id="l{n}">{line}</p>' for n, line in enumerate((*lines, '尾')))))
    tops = [marks[f'l{number}'].top for number in range(len(lines) + 1)]
    assert [b - a for a, b in pairwise(tops)] == pytest.approx([18] * len(lines), abs=0.01)


def test_footnotes_and_generated_text_are_not_counted(render: Render) -> None:
    printed = (f'{SENTENCES[0][:4]}<span class="note" id="n">{SENTENCES[1] * 40}</span>{SENTENCES[0][4:]}'
               f'<b>{SENTENCES[1]}</b>{SENTENCES[2]}')
    css = PAGE + 'p::before { content: "生成的文字" } b::after { content: "又一处" }'
    plain = marks_of(render(paragraph('b', SENTENCES)))
    marks = marks_of(render(paragraph('b', SENTENCES, printed), css))
    assert [marks[f'bs{n}'].first for n in (1, 2, 3)] == [0, 0, 0]
    assert marks['n'].top > marks['bs3'].top >= plain['bs3'].top


def test_hyphenated_words_do_not_shift_the_count(render: Render) -> None:
    words = 'Deoxyribonucleotide phosphorylation characteristically necessitates centrifugation. '
    many = tuple(words.strip() for _ in range(60))
    printed = f'<span lang="en" style="hyphens: auto">{" ".join(many)}</span>'
    hyphenated = marks_of(render(paragraph('b', many, printed)))
    last = hyphenated['bs60']
    assert last.last == hyphenated['b'].last
    tops = [hyphenated[f'bs{n}'] for n in range(1, 61)]
    assert [(m.first, m.top) for m in tops] == sorted((m.first, m.top) for m in tops)
    # The last sentence ends on the last line: had hyphens been counted, it would seem to end earlier.
    assert last.top > tops[-4].top or last.first > tops[-4].first


def test_soft_hyphens_joiners_and_spaces_are_not_counted(render: Render) -> None:
    printed = '\u200b'.join(SENTENCES[0]) + ' \n ' + '\u00ad'.join(SENTENCES[1]) + '\u2060' + SENTENCES[2]
    marks = marks_of(render(paragraph('b', SENTENCES, printed)))
    assert {'bs1', 'bs2', 'bs3'} <= marks.keys()


def test_an_anchor_in_a_running_head_does_not_move(render: Render) -> None:
    css = PAGE + '.h { position: running(head) } @page { @top-center { content: element(head) } }'
    filler = ''.join(paragraph(f'p{n}', SENTENCES) for n in range(30))
    marks = marks_of(render(f'<p class="h"><span id="x">页眉</span></p>{filler}', css))
    assert 'x' not in marks


def test_a_container_reaches_to_its_last_page(render: Render) -> None:
    inside = ''.join(paragraph(f'p{n}', SENTENCES) for n in range(30))
    result = render(f'<p id="before">前</p><section id="s">{inside}</section>')
    assert (marks_of(result)['s'].first, marks_of(result)['s'].last) == (0, result.pages - 1)
