"""PDF after layout: laid sections to bound body, screen copy and imposed sheets, same bytes for same input.

Binding is `body`, `fonts` and `folding`; what readers need is `labels`, `links` and `metadata`; imposition is
arithmetic in `saddle` and `placing`, drawn by `sheets`. Standards and marks start from `BoundBody`.
"""

from booklet.press.body import BoundBody, bind, print_body
from booklet.press.labels import page_labels, read_page_labels
from booklet.press.metadata import Facts
from booklet.press.office import booklet_a4, handout
from booklet.press.opening import page_count
from booklet.press.placing import SHEETS, Duplex, Sheet
from booklet.press.saddle import SheetSide, plan_saddle
from booklet.press.screen_copy import screen
from booklet.press.sheets import Fit, fit_of, impose, sheet_sides
from booklet.press.slides import restamped

__all__ = [
    'SHEETS',
    'BoundBody',
    'Duplex',
    'Facts',
    'Fit',
    'Sheet',
    'SheetSide',
    'bind',
    'booklet_a4',
    'fit_of',
    'handout',
    'impose',
    'page_count',
    'page_labels',
    'plan_saddle',
    'print_body',
    'read_page_labels',
    'restamped',
    'screen',
    'sheet_sides',
]
