"""A formula to the image that stands for its outlines: on the baseline, and no line moves off the grid."""

import math
from urllib.parse import quote

from markupsafe import Markup

from booklet.model.inlines import Formula
from booklet.text.formulas import draw

FORMULAS = 'formulas'
"""Folder of the addresses under which formulas are drawn (`engine/fetch`): there is no file."""
HIGHEST = 1.6
"""Em: what a line holds without touching its neighbours; what is higher is made smaller."""
MIDDLE = 0.3
"""Em above the baseline: the middle of a line."""
LINE = 1.5
"""Em of a line at least."""


def set_outlines(formula: Formula) -> Markup:
    """Return the image of a formula, empty when it cannot be drawn.

    Its box has no height of its own: margins take it out of the line. One on a line of its own stands in the
    middle of as many lines as it needs.
    """
    drawing = draw(formula.source, is_display=formula.is_display)
    if drawing is None:
        return Markup()
    scale = 1.0 if formula.is_display else min(1.0, HIGHEST / drawing.height)
    height = drawing.height * scale
    depth = height / 2 - MIDDLE if formula.is_display else drawing.depth * scale
    style = f'height: {height:.3f}em; margin: {depth - height:.3f}em 0 {-depth:.3f}em'
    address = f'/{FORMULAS}/{"d" if formula.is_display else "i"}/{quote(formula.source, safe="")}'
    return Markup('<img class="formula" src="{}" alt="{}" style="{}">').format(address, formula.source, style)


def lines_of(formula: Formula) -> int:
    """Return how many lines a formula needs that stands by itself."""
    drawing = draw(formula.source, is_display=True)
    return math.ceil(drawing.height / LINE + 0.4) if drawing else 1
