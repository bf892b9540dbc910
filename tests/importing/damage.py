"""Files of each kind, damaged at random -> how many raise, take too long, or say nothing.

`python -m tests.importing.damage --count 300` damages so many of each kind; a file is made from its number
alone, so `--kind docx --seed 17 --count 1` shows one again.
"""

import argparse
import io
import random
import sys
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple
from unittest.mock import patch

from booklet.importing import import_file, unpacked
from tests.importing.samples import WHOLE
from tests.importing.word_files import packed

SLOWEST = 5.0
"""Seconds that no file may take."""
_PIECES = (b"<", b">", b"\"", b"\x00", b"&x;", b"<w:p>", b"</w:p>", b"obj", b"\xff\xfe", b"9" * 12, b"-1")


class Verdict(NamedTuple):
    """What importing one damaged file gave."""

    kind: str
    seed: int
    seconds: float
    fault: str
    """Empty when it came in, or a finding says why not."""


def damaged(kind: str, seed: int) -> bytes:
    """Return the file of a number: hurt in one to four places, every other zip in one of its parts."""
    chance = random.Random(f'{kind} {seed}')
    content = WHOLE[kind]
    if content.startswith(b'PK') and seed % 2:
        archive = zipfile.ZipFile(io.BytesIO(content))
        files: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(sorted(files))
        files[name] = _hurt(bytes(archive.read(name)), chance)
        return packed(files)
    return _hurt(content, chance)


def verdict(kind: str, seed: int) -> Verdict:
    """Import the damaged file of a number."""
    started = time.perf_counter()
    fault = ''
    content = damaged(kind, seed)
    try:
        parcel = unpacked('a', content)
        made = [import_file(source.name, source.content, source.beside) for source in parcel.value]
        found = (*parcel.findings, *(each for one in made for each in one.findings))
        if not found and not any(one.value.files for one in made):
            fault = 'empty without a word'
    except Exception:
        fault = traceback.format_exc(limit=-3)
    seconds = time.perf_counter() - started
    return Verdict(kind, seed, seconds, fault or ('too slow' if seconds > SLOWEST else ''))


def verdicts(kinds: list[str], seeds: range) -> Iterator[Verdict]:
    """Import the damaged files of all numbers; LibreOffice is left out, its work is not ours."""
    with patch('booklet.importing.legacy.find_program', lambda: None):
        for kind in kinds:
            for seed in seeds:
                yield verdict(kind, seed)


def _hurt(content: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(_WAYS)(content, chance)
    return content


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randint(0, len(content))]


def _lose(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    return content[:start] + content[start + chance.randint(1, 200) :]


def _double(content: bytes, chance: random.Random) -> bytes:
    start = chance.randint(0, len(content))
    end = start + chance.randint(1, 400)
    return content[:end] + content[start:end] * chance.randint(1, 3) + content[end:]


def _flip(content: bytes, chance: random.Random) -> bytes:
    out = bytearray(content)
    for _ in range(chance.randint(1, 20) if out else 0):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return bytes(out)


def _put(content: bytes, chance: random.Random) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(_PIECES) + content[at:]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (_cut, _lose, _double, _flip, _put, _put)


def main(arguments: list[str]) -> int:
    """Run and print what was found; 1 when a file raised, was slow, or came out empty without a word."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--count', type=int, default=300)
    parser.add_argument('--seed', type=int, default=0)
    parser.add_argument('--kind', choices=sorted(WHOLE), action='append')
    options = parser.parse_args(arguments)
    kinds = options.kind or sorted(WHOLE)
    all_ = list(verdicts(kinds, range(options.seed, options.seed + options.count)))
    for each in all_:
        if each.fault:
            print(f'{each.kind} {each.seed}: {each.fault}')
    faults = sum(1 for each in all_ if each.fault)
    slowest = max((each.seconds for each in all_), default=0)
    print(f'{len(all_)} damaged files of {len(kinds)} kinds: {faults} faults, slowest {slowest:.2f} s')
    return int(faults > 0)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
