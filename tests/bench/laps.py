"""A project -> when each step of its press body ended: `python -m tests.bench.laps ROOT`, in seconds.

After an edit the steps come one after the other, so this says what the time of an edit is made of.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

BEGUN = time.perf_counter()


def main() -> None:
    """Make the press body of the project named on the command line; print a line after each step."""
    from booklet.collecting import collect_rarely

    collect_rarely()
    from booklet.executor import Workers
    from booklet.store import Store
    from tests.bench.early import open_frame, usual_workers

    root = Path(sys.argv[1])
    store = Store(root / 'build' / '.cache')
    project, fonts = open_frame(root)
    workers = usual_workers(project, fonts, store.folder.is_dir())
    _tell('settings and faces read, a worker started')
    from booklet.files import write_whole
    from tests.bench import body, own

    _tell('modules imported')
    opened = own.read_texts(project, fonts, store)
    _tell('texts read')
    _told(Workers, 'begin', 'changed section given to the worker')
    _told(body, 'get_press_ready', 'rest recalled, press loaded')
    _told(own, 'lay_out', 'laid out')
    content = body.make_body(opened, store, workers)
    _tell('finished for the press')
    write_whole(root / 'build' / 'body.pdf', content)
    _tell('written')


def _told(module: object, name: str, what: str) -> None:
    """Let the function `name` of a module tell when it has ended."""
    function: Callable[..., object] = getattr(module, name)

    def telling(*arguments: object, **options: object) -> object:
        made = function(*arguments, **options)
        _tell(what)
        return made

    setattr(module, name, telling)


def _tell(what: str) -> None:
    print(f'{time.perf_counter() - BEGUN:6.2f}  {what}', flush=True)


if __name__ == '__main__':
    main()
