"""Model -> pages: a semester as HTML, laid out in sections on their own, until the page numbers stand still.

In: a semester, its project, workers and a store. Out: `LaidBooklet` (PDF per section, and where everything
stands) with findings. `html` writes the HTML, `plan` places the sections, `fonts` closes the set of fonts,
`engine` and `rendering` run WeasyPrint in workers, `loop` repeats until the page map stands still.
"""

from booklet.layout.booklet import lay_out
from booklet.layout.engine import SectionJob, SectionResult, lay_out_section

__all__ = ['SectionJob', 'SectionResult', 'lay_out', 'lay_out_section']
