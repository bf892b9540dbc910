"""Any PDF -> a report of what a print shop would object to, by an ordered table of named rules.

`scan` reads the file into facts (frozen values; content streams are interpreted), `rules` judge the facts,
`report` holds what they saw. It is a check against published rules, not a certificate.
"""

from booklet.preflight.as_html import pages_concerned, to_html
from booklet.preflight.as_json import as_values, to_json
from booklet.preflight.asked import Expectations, Standard
from booklet.preflight.checking import check_pdf
from booklet.preflight.report import FileFacts, Observation, PageFacts, Report
from booklet.preflight.rules import RULES, Rule
from booklet.preflight.thumbnails import draw_thumbnails

__all__ = [
    'RULES',
    'Expectations',
    'FileFacts',
    'Observation',
    'PageFacts',
    'Report',
    'Rule',
    'Standard',
    'as_values',
    'check_pdf',
    'draw_thumbnails',
    'pages_concerned',
    'to_html',
    'to_json',
]
