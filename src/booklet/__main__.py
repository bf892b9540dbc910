"""`python -m booklet`: the same as the command `booklet`."""

import sys


def main() -> int:
    """Run the command `booklet`.

    Imported here and not above: every worker imports this module first, and needs no command line.
    """
    from booklet.collecting import collect_rarely

    collect_rarely()
    from booklet.cli import main as run

    return run()


if __name__ == '__main__':
    sys.exit(main())
