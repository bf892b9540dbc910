"""A laid booklet and a shop's wishes to everything in print/: press files, job ticket, zip.

`binding` and `spine` decide in numbers, `press_work` makes body and cover, `ticket` says to the shop what it
got, `parcel` names and packs it. `proof` checks the
files before they leave the house.
"""

from typing import TYPE_CHECKING

from booklet.lazily import lazily

if TYPE_CHECKING:
    from booklet.printing.binding import BindingPlan, plan_binding
    from booklet.printing.intent import intent_of
    from booklet.printing.parcel import Enclosure, file_name, pack
    from booklet.printing.press_work import (
        PrintedFile,
        PrintOrder,
        PrintPlan,
        PrintWork,
        body_jobs,
        cover_html,
        expected_inks,
        make_body,
        make_cover,
        plan_print,
    )
    from booklet.printing.proof import Inspection, Proof, inspect, prove
    from booklet.printing.spine import Spine, gutter
    from booklet.printing.ticket import Ticket, make_ticket

__all__ = [
    'BindingPlan',
    'Enclosure',
    'Inspection',
    'PrintOrder',
    'PrintPlan',
    'PrintWork',
    'PrintedFile',
    'Proof',
    'Spine',
    'Ticket',
    'body_jobs',
    'cover_html',
    'expected_inks',
    'file_name',
    'gutter',
    'inspect',
    'intent_of',
    'make_body',
    'make_cover',
    'make_ticket',
    'pack',
    'plan_binding',
    'plan_print',
    'prove',
]

__getattr__ = lazily(
    'booklet.printing',
    {
        'BindingPlan': 'binding',
        'Enclosure': 'parcel',
        'Inspection': 'proof',
        'PrintOrder': 'press_work',
        'PrintPlan': 'press_work',
        'PrintWork': 'press_work',
        'PrintedFile': 'press_work',
        'Proof': 'proof',
        'Spine': 'spine',
        'Ticket': 'ticket',
        'body_jobs': 'press_work',
        'cover_html': 'press_work',
        'expected_inks': 'press_work',
        'file_name': 'parcel',
        'gutter': 'spine',
        'inspect': 'proof',
        'intent_of': 'intent',
        'make_body': 'press_work',
        'make_cover': 'press_work',
        'make_ticket': 'ticket',
        'pack': 'parcel',
        'plan_binding': 'binding',
        'plan_print': 'press_work',
        'prove': 'proof',
    },
)
