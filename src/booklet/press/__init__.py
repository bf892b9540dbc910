"""PDF after layout: laid sections to bound body, screen copy and imposed sheets, same bytes for same input.

Binding is `body`, `fonts` and `folding`; what readers need is `labels`, `links` and `metadata`; imposition is
arithmetic in `saddle` and `placing`, drawn by `sheets`. `print_file` puts press files together of `pieces`.
"""

from typing import TYPE_CHECKING

from booklet.lazily import lazily

if TYPE_CHECKING:
    from booklet.press.assembly.labels import page_labels, read_page_labels
    from booklet.press.imposition.office import booklet_a4, handout
    from booklet.press.imposition.placing import SHEETS, Duplex, Sheet
    from booklet.press.imposition.saddle import ONE_FOLD, SheetSide, plan_saddle
    from booklet.press.imposition.sheets import Fit, fit_of, impose, sheet_sides
    from booklet.press.pdf.facts import Facts
    from booklet.press.pdf.opening import page_count
    from booklet.press.screen.body import BoundBody, bind, print_body
    from booklet.press.screen.links import lost_targets
    from booklet.press.screen.screen_copy import screen_edition
    from booklet.press.screen.slides import restamped

__all__ = [
    'ONE_FOLD',
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
    'screen_edition',
    'sheet_sides',
]

# A press file of which all parts are known takes none of the libraries behind most of these.
__getattr__ = lazily(
    'booklet.press',
    {
        'BoundBody': 'screen.body',
        'Duplex': 'imposition.placing',
        'Facts': 'pdf.facts',
        'Fit': 'imposition.sheets',
        'ONE_FOLD': 'imposition.saddle',
        'SHEETS': 'imposition.placing',
        'Sheet': 'imposition.placing',
        'SheetSide': 'imposition.saddle',
        'bind': 'screen.body',
        'booklet_a4': 'imposition.office',
        'fit_of': 'imposition.sheets',
        'handout': 'imposition.office',
        'impose': 'imposition.sheets',
        'lost_targets': 'screen.links',
        'page_count': 'pdf.opening',
        'page_labels': 'assembly.labels',
        'plan_saddle': 'imposition.saddle',
        'print_body': 'screen.body',
        'read_page_labels': 'assembly.labels',
        'restamped': 'screen.slides',
        'screen_edition': 'screen.screen_copy',
        'sheet_sides': 'imposition.sheets',
    },
)
