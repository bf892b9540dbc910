"""`python -m booklet`: the same as the command `booklet`."""

import atexit
import gc
import sys

YOUNG = 50_000
"""New objects after which Python looks for garbage among the young, in place of 700: nearly all that is made
while modules are loaded and texts are read stays. A tenth of the time of an edit of 400 pages.
"""


def main() -> int:
    """Run the command `booklet`.

    Imported here and not above: every worker imports this module first, and needs no command line.
    """
    gc.set_threshold(YOUNG, *gc.get_threshold()[1:])
    # What there is at the end is left to the system.
    atexit.register(gc.freeze)
    from booklet.cli import main as run

    return run()


if __name__ == '__main__':
    sys.exit(main())
