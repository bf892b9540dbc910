"""Formulas: as plain text, as outlines on the baseline, and what is said of those that cannot be set."""

from pathlib import Path

import pytest

from booklet.layout.engine.fetch import BASE, AssetRoots, read_file
from booklet.layout.html.formulas import lines_of, set_outlines
from booklet.model.inlines import Formula
from booklet.text.formulas import draw, find_fault, spelled


@pytest.mark.parametrize(
    ('source', 'words'),
    [
        (r'F = m r \omega^2', 'F = mrω²'),
        (r'\frac{a+b}{2}', '(a + b)/2'),
        (r'\sqrt{x^2+y^2}', '√(x² + y²)'),
        (r'c_1 V_1 = c_2 V_2', 'c₁V₁ = c₂V₂'),
        (r'10^{-3}', '10⁻³'),
        (r'v_{\max}', 'vₘₐₓ'),
        (r'\frac{a', r'\frac{a'),
    ],
)
def test_a_formula_is_spelled_where_text_is_plain(source: str, words: str) -> None:
    assert spelled(source) == words


@pytest.mark.parametrize(
    ('source', 'fault'),
    [
        ('a^2', ''), (r'\frac{a', '{'), ('a}', '}'), (r'\unknown x', r'\unknown'),
        (r'\text{浓度}', '浓度'), ('a_', 'a_'),
    ],
)
def test_what_cannot_be_set_is_named(source: str, fault: str) -> None:
    assert find_fault(source) == fault
    assert (draw(source, is_display=False) is None) == bool(fault)


def test_the_outlines_stand_on_the_baseline_and_take_no_height() -> None:
    drawing = draw('x_1', is_display=False)
    assert drawing is not None
    assert 0 < drawing.depth < 0.4 < drawing.height < 1
    markup = set_outlines(Formula('x_1', 'x₁'))
    above, below = drawing.height - drawing.depth, drawing.depth
    assert f'height: {drawing.height:.3f}em; margin: {-above:.3f}em 0 {-below:.3f}em' in markup
    assert 'alt="x_1"' in markup


def test_a_formula_on_a_line_of_its_own_takes_whole_lines() -> None:
    assert lines_of(Formula('x', 'x', is_display=True)) == 1
    assert lines_of(Formula(r'\sum_{i=1}^{n} x_i', '', is_display=True)) >= 2


def test_the_outlines_are_fetched_by_an_address_that_is_the_formula() -> None:
    roots = AssetRoots(Path('nowhere'), ())
    assert read_file(f'{BASE}formulas/i/a%2Fb', roots).startswith(b'<svg')
    assert set_outlines(Formula(r'\frac{a', '')) == ''
