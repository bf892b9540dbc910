"""The kinds of results: what can be asked for, and which kind a result is by its name."""

KINDS = ('print', 'screen', 'office', 'slides', 'slides-pdf')
"""What can be asked for with `--only`; each is a folder of results, but for the PDF beside the decks."""
USUAL = KINDS[:-1]
"""What is made when nothing is asked for."""
BOUND = frozenset({'print', 'screen', 'office'})
"""What is made of the booklet's pages."""


def kind_of(name: str) -> str:
    """Return the kind of the result called `name`; `print.zip` goes with the folder that it holds."""
    folder = name.split('/')[0].removesuffix('.zip')
    return 'slides-pdf' if folder == 'slides' and name.endswith('.pdf') else folder
