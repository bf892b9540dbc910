"""A project -> when each step of its press body ended: `python -m tests.bench.laps ROOT`, in seconds.

After an edit the steps come one after the other, so this says what the time of an edit is made of.
"""

import sys
import time
from pathlib import Path

BEGUN = time.perf_counter()


def main() -> None:
    """Make the press body of the project named on the command line; print a line after each step."""
    from booklet.cache import Store
    from tests.bench.early import open_frame, usual_workers

    root = Path(sys.argv[1])
    store = Store(root / 'build' / '.cache')
    project, fonts = open_frame(root)
    workers = usual_workers(project, fonts, store.folder.is_dir())
    _tell('settings and faces read, a worker started')
    from tests.bench import body
    from tests.bench.own import lay_out_all, read_texts

    _tell('modules imported')
    opened = read_texts(project, fonts, store)
    _tell('texts read')
    with workers:
        laid = lay_out_all(opened, store, workers)
        _tell('laid out')
        body.finish(opened, laid, store, workers)
    _tell('finished for the press')


def _tell(what: str) -> None:
    print(f'{time.perf_counter() - BEGUN:6.2f}  {what}', flush=True)


if __name__ == '__main__':
    main()
