"""The command that makes the press body of a project: `python -m tests.bench.press_body ROOT [--no-cache]`.

Apart from `body`, because every worker imports the module of the command first and needs nothing of it.
"""


def main() -> None:
    """Make the press body of the project named on the command line."""
    from tests.bench.body import main as run

    run()


if __name__ == '__main__':
    main()
