"""A slug, a place and arguments -> words that say what is wrong, where, and what to do next."""

from booklet.diagnostics.catalogue import CATALOGUE
from booklet.diagnostics.finding import Checked, Finding, Place, finding
from booklet.diagnostics.row import Row, Severity

__all__ = ['CATALOGUE', 'Checked', 'Finding', 'Place', 'Row', 'Severity', 'finding']
