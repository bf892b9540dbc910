"""A laid booklet and a shop's wishes to everything in print/: press files, job ticket, zip.

`binding` and `spine` decide in numbers, `press_work` makes body and cover, `ticket` says to the shop what it
got, `parcel` names and packs it. `proof` checks the
files before they leave the house.
"""

from booklet.printing.binding import BindingPlan, plan_binding
from booklet.printing.intent import intent_of
from booklet.printing.parcel import Enclosure, file_name, pack
from booklet.printing.press_work import PrintedFile, PrintOrder, PrintWork, make_press_files
from booklet.printing.proof import Proof, prove
from booklet.printing.spine import Spine, gutter
from booklet.printing.ticket import Ticket, make_ticket

__all__ = [
    'BindingPlan',
    'Enclosure',
    'PrintOrder',
    'PrintWork',
    'PrintedFile',
    'Proof',
    'Spine',
    'Ticket',
    'file_name',
    'gutter',
    'intent_of',
    'make_press_files',
    'make_ticket',
    'pack',
    'plan_binding',
    'prove',
]
