"""The same article, the same choice, on any machine: sets of strings have no order to lean on."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRINTS = (
    'from booklet.selection import choose\n'
    'from tests.selection.articles import TEXTS, plain_article\n'
    'print(repr([choose(plain_article(*TEXTS), count) for count in (1, 2, 5)]))\n'
)


def choice_with(seed: str) -> str:
    paths = os.pathsep.join([str(ROOT / 'src'), str(ROOT), *filter(None, sys.path)])
    environment = os.environ | {'PYTHONHASHSEED': seed, 'PYTHONPATH': paths, 'PYTHONUTF8': '1'}
    command = [sys.executable, '-c', PRINTS]
    return subprocess.run(command, env=environment, capture_output=True, encoding='utf-8', check=True).stdout


def test_the_choice_does_not_depend_on_the_order_of_sets() -> None:
    first = choice_with('1')
    assert 'KeySentence' in first
    assert choice_with('2') == first
