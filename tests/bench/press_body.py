"""The command that makes the press body of a project: `python -m tests.bench.press_body ROOT [--no-cache]`.

Apart from `body`, because every worker imports the module of the command first and needs nothing of it; and
as a build does, this one starts the workers before it loads what reads and binds.
"""

import sys
from pathlib import Path


def main() -> None:
    """Make the press body of the project named on the command line."""
    from booklet.collecting import collect_rarely

    collect_rarely()
    from booklet.store import Store
    from tests.bench.early import open_frame, usual_workers

    root = Path(sys.argv[1])
    store = None if '--no-cache' in sys.argv else Store(root / 'build' / '.cache')
    project, fonts = open_frame(root)
    workers = usual_workers(project, fonts, store is not None and store.folder.is_dir())
    from tests.bench.body import write_body

    write_body(root, project, fonts, workers, store)


if __name__ == '__main__':
    main()
