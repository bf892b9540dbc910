"""A laid booklet and a shop's wishes to everything in print/: press files, job ticket, zip.

`binding` and `spine` decide in numbers, `press_work` makes body and cover, `ticket` says to the shop what it
got, `parcel` names and packs it. `proof` checks the
files before they leave the house.
"""

from typing import TYPE_CHECKING

from booklet.lazily import lazily

if TYPE_CHECKING:
    from booklet.results.print.binding import BindingPlan, plan_binding
    from booklet.results.print.check import Inspection, Proof, inspect, prove
    from booklet.results.print.condition import intent_of
    from booklet.results.print.figures import PrintedFigure, printed_figures
    from booklet.results.print.job_ticket import Ticket, make_ticket
    from booklet.results.print.package import Enclosure, file_name, pack
    from booklet.results.print.press_files import (
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
    from booklet.results.print.spine import Spine, gutter

__all__ = [
    'BindingPlan',
    'Enclosure',
    'Inspection',
    'PrintOrder',
    'PrintPlan',
    'PrintWork',
    'PrintedFigure',
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
    'printed_figures',
    'prove',
]

__getattr__ = lazily(
    'booklet.results.print',
    {
        'BindingPlan': 'binding',
        'Enclosure': 'package',
        'Inspection': 'check',
        'PrintOrder': 'press_files',
        'PrintPlan': 'press_files',
        'PrintWork': 'press_files',
        'PrintedFigure': 'figures',
        'PrintedFile': 'press_files',
        'Proof': 'check',
        'Spine': 'spine',
        'Ticket': 'job_ticket',
        'body_jobs': 'press_files',
        'cover_html': 'press_files',
        'expected_inks': 'press_files',
        'file_name': 'package',
        'gutter': 'spine',
        'inspect': 'check',
        'intent_of': 'condition',
        'make_body': 'press_files',
        'make_cover': 'press_files',
        'make_ticket': 'job_ticket',
        'pack': 'package',
        'plan_binding': 'binding',
        'plan_print': 'press_files',
        'printed_figures': 'figures',
        'prove': 'check',
    },
)
