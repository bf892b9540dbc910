"""Model -> pages: a semester as HTML, laid out in sections on their own, until the page numbers stand still.

In: a semester, its project, workers and a store. Out: `LaidBooklet` (PDF per section, and where everything
stands) with findings. `html` writes the HTML, `plan` places the sections, `fonts` closes the set of fonts,
`engine` and `rendering` run WeasyPrint in workers, `loop` repeats until the page map stands still. Names are
imported when they are asked for: whether the fonts changed is known without the rest.
"""

from typing import TYPE_CHECKING

from booklet.lazily import lazily

if TYPE_CHECKING:
    from booklet.layout.booklet import lay_out
    from booklet.layout.engine.job import SectionJob, SectionResult
from booklet.layout.engine.lay_out import lay_out_section

__all__ = ['SectionJob', 'SectionResult', 'lay_out', 'lay_out_section']

__getattr__ = lazily(
    __name__,
    {
        'lay_out': 'booklet',
        'SectionJob': 'engine.job',
        'SectionResult': 'engine.job',
        'lay_out_section': 'engine.lay_out',
    },
)
