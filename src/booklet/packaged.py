"""Where the files lie that travel with the program."""

from importlib.resources import files
from pathlib import Path


def packaged_styles() -> Path:
    """Return the folder of our templates, style sheets and theme: in the wheel, else in the checkout."""
    package = Path(str(files('booklet')))
    in_wheel = package / 'styles'
    return in_wheel if in_wheel.is_dir() else package.parent.parent / 'styles'
