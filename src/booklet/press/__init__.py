"""PDF after layout: laid sections to bound body, screen copy and imposed sheets, same bytes for same input.

Binding is `body`, `fonts` and `folding`; what readers need is `labels`, `links` and `metadata`; imposition is
arithmetic in `saddle` and `placing`, drawn by `sheets`. `print_file` puts press files together of `pieces`.
"""

from typing import TYPE_CHECKING

from booklet.lazily import lazily

if TYPE_CHECKING:
    from booklet.press.body import BoundBody, bind, print_body
    from booklet.press.facts import Facts
    from booklet.press.labels import page_labels, read_page_labels
    from booklet.press.links import lost_targets
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
    'lost_targets',
    'page_count',
    'page_labels',
    'plan_saddle',
    'print_body',
    'read_page_labels',
    'restamped',
    'screen',
    'sheet_sides',
]

# A press file of which all parts are known takes none of the libraries behind most of these.
__getattr__ = lazily(
    'booklet.press',
    {
        'BoundBody': 'body',
        'Duplex': 'placing',
        'Facts': 'facts',
        'Fit': 'sheets',
        'SHEETS': 'placing',
        'Sheet': 'placing',
        'SheetSide': 'saddle',
        'bind': 'body',
        'booklet_a4': 'office',
        'fit_of': 'sheets',
        'handout': 'office',
        'impose': 'sheets',
        'lost_targets': 'links',
        'page_count': 'opening',
        'page_labels': 'labels',
        'plan_saddle': 'saddle',
        'print_body': 'body',
        'read_page_labels': 'labels',
        'restamped': 'slides',
        'screen': 'screen_copy',
        'sheet_sides': 'sheets',
    },
)
