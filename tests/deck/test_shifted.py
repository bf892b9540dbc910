"""Raised and lowered figures: runs with a baseline on the slide, the same characters when it is read back."""

from lxml import etree

from booklet.deck.markup import NAMESPACES, paragraph_xml
from booklet.deck.readback import _text


def test_figures_are_raised_and_lowered_by_the_slide() -> None:
    xml = paragraph_xml('每孔 10⁶ 个，CO₂，10⁻³。', 'zh-CN')
    paragraph = etree.fromstring(xml.replace('<a:p>', f'<a:p {NAMESPACES}>', 1))
    runs = [
        (run.xpath('string(*[2])'), run.xpath('string(*[1]/@baseline)')) for run in paragraph.iter('{*}r')
    ]
    assert runs == [
        ('每孔 10', ''), ('6', '30000'), (' 个，CO', ''), ('2', '-25000'), ('，10', ''),
        ('−3', '30000'), ('。', ''),
    ]  # fmt: skip
    assert _text(paragraph) == '每孔 10⁶ 个，CO₂，10⁻³。'
