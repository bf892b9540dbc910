"""Marks in titles are set, and never printed as they are typed."""

from pathlib import Path

import pytest

from booklet.layout.html.inlines import Setting, set_text
from booklet.layout.html.titles import voices_of_lines
from booklet.layout.html.words import words_for
from booklet.model.pages import PageMap
from booklet.model.titles import Voice, read_title
from tests.reading.folders import ARTICLE, read


@pytest.mark.parametrize(
    ('typed', 'words', 'voices'),
    [
        ('CO<sub>2</sub> 钢瓶', 'CO₂ 钢瓶', ()),
        ('10<sup>6</sup> 个细胞', '10⁶ 个细胞', ()),
        ('V<sub>max</sub> 的测定', 'Vmax 的测定', ()),
        ('谈*规范*与**责任**', '谈规范与责任', ((1, 3, 'emphasis'), (4, 6, 'strong'))),
        ('==重点==和 `README`', '重点和 README', ()),
        ('**Na<sup>+</sup> 通道**', 'Na⁺ 通道', ((0, 2, 'strong'), (2, 3, 'strong'), (3, 6, 'strong'))),
        ('8*12 与 2*50', '8*12 与 2*50', ()),
        ('a == b 与 <甲>', 'a == b 与 <甲>', ()),
        ('', '', ()),
    ],
)
def test_words_and_voices_of_a_title(typed: str, words: str, voices: tuple[Voice, ...]) -> None:
    assert read_title(typed) == (words, voices)


def test_an_article_has_plain_words_for_what_knows_no_type(tmp_path: Path) -> None:
    text = '---\ntitle: CO<sub>2</sub> 与*规范*\nsubtitle: Na<sup>+</sup> **重点**\n---\n\n正文。\n'
    article = read(tmp_path, {ARTICLE: text}).value.sessions[0].articles[0]
    assert (article.title, article.subtitle) == ('CO₂ 与规范', 'Na⁺ 重点')
    assert article.title_voices == ((5, 7, 'emphasis'),)
    assert article.subtitle_voices == ((4, 6, 'strong'),)


def test_a_page_sets_them() -> None:
    setting = Setting(PageMap(), words_for('zh-CN'))
    markup = set_text('CO₂ 与规范 10⁶', setting, voices=((5, 7, 'emphasis'),))
    assert 'CO<sub>2</sub> 与<em>规范</em> 10<sup>6</sup>' in markup


def test_voices_follow_the_lines_of_a_broken_title() -> None:
    lines = ('谈规范', '与责任')
    assert voices_of_lines('谈规范 与责任', lines, ((1, 6, 'strong'),)) == [
        ((1, 3, 'strong'),), ((0, 2, 'strong'),),
    ]  # fmt: skip
