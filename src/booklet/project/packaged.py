"""Where the files lie that travel with the program."""

from pathlib import Path


def packaged_styles() -> Path:
    """Return the folder of our templates, style sheets and theme: in the wheel, else in the checkout."""
    package = Path(__file__).parents[1]
    in_wheel = package / 'styles'
    return in_wheel if in_wheel.is_dir() else package.parent.parent / 'styles'
