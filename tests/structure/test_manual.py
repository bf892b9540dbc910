"""The manual says what the code says."""

import json
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / 'docs'


def test_the_printed_pages_are_fresh() -> None:
    # A process of its own: the command line chooses its language once, when it is imported.
    script = 'import json, tests.manual; print(json.dumps(tests.manual.pages()))'
    root = DOCS.parent
    answer = subprocess.run(
        [sys.executable, '-c', script], capture_output=True, text=True, cwd=root, check=True
    )
    stale = [
        name
        for name, text in json.loads(answer.stdout).items()
        if (DOCS / name).read_text(encoding='utf-8') != text
    ]
    assert stale == [], "run `make manual`"
