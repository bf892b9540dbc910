"""Installed faces -> a folder with a file for each and a fontconfig file that lists only them."""

import contextlib
import errno
import functools
import json
import os
import struct
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from booklet.files import digest, read_regular
from booklet.layout.fonts.faces import Face, FontSet, Ranges
from booklet.model.kept import Kept

_VERSION = '5'
"""Changes whenever the same faces would give another folder."""
LARGEST = 1024 * 1024
"""Bytes of the list of files of a prepared set."""

_GENERIC = {'serif': 'text', 'sans-serif': 'heading', 'monospace': 'mono', 'cursive': 'kai'}
"""Generic families of CSS and the role that stands for each."""


def prepare(fontset: FontSet, folder: Path) -> FontSet:
    """Return `fontset` with its faces as single files under `folder` (a cache shared by all projects).

    Pango reads only the first face of a collection that is named in @font-face, which in Noto CJK is the
    Japanese one; so each face becomes a file of its own. Two processes may prepare at once: the first to
    finish renames its folder into place and the other takes it.
    """
    target = folder / _key(fontset)
    if prepared := _read(target, fontset):
        return prepared
    was_there = target.exists()
    if was_there:
        # Moved first: another process may be reading it.
        aside = folder / f'.damaged-{os.getpid()}'
        with contextlib.suppress(OSError):
            target.rename(aside)
        _remove(aside)
    _make(target, folder, fontset)
    if prepared := _read(target, fontset):
        return replace(prepared, was_damaged=was_there)
    raise OSError(errno.EIO, os.strerror(errno.EIO), str(target))


def _make(target: Path, folder: Path, fontset: FontSet) -> None:
    # Imported late, like all that only the first build on a machine needs.
    import tempfile

    folder.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder, prefix='.making-'))
    try:
        _fill(made, target, fontset)
        # An occupied target means that another process was quicker; its folder is as good.
        with contextlib.suppress(OSError):
            made.rename(target)
    finally:
        _remove(made)
    _warm(target)


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def font_cache() -> Path:
    """Return the folder for prepared fonts of this machine's user (XDG base directories)."""
    base = os.environ.get('XDG_CACHE_HOME')
    return (Path(base) if base else Path.home() / '.cache') / 'booklet' / 'fonts'


def _key(fontset: FontSet) -> str:
    parts = [_VERSION]
    for face in fontset.faces:
        status = face.path.stat()
        parts += [face.role, face.family, face.style, str(face.path), str(face.index)]
        parts += [str(status.st_size), str(status.st_mtime_ns)]
    return digest(*parts)[:32]


def _fill(made: Path, target: Path, fontset: FontSet) -> None:
    """Write everything into `made`, which will be renamed to `target`."""
    (made / 'faces').mkdir()
    (made / 'coverage').mkdir()
    rows = []
    for face in fontset.faces:
        name, coverage = _extract(face, made / 'faces')
        content = (made / 'faces' / name).read_bytes()
        rows.append({'file': name, 'digest': digest(content)})
        _coverage_file(made, name).write_text(json.dumps(coverage), encoding='utf-8')
    (made / 'fonts.conf').write_text(_configuration(target, fontset), encoding='utf-8')
    files = [made / 'fonts.conf', *sorted((made / 'faces').iterdir()), *sorted((made / 'coverage').iterdir())]
    marks = {path.relative_to(made).as_posix(): _mark(path) for path in files}
    index = {'faces': rows, 'files': marks}
    (made / 'faces.json').write_text(json.dumps(index), encoding='utf-8')


def _extract(face: Face, folder: Path) -> tuple[str, Ranges]:
    """Write one face as a file of its own; return its name and what it covers."""
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    instance = face.index >> 16
    font = TTFont(
        face.path, fontNumber=face.index & 0xFFFF, lazy=True, recalcTimestamp=False, recalcBBoxes=False
    )
    if instance and 'fvar' in font:
        location = dict(font['fvar'].instances[instance - 1].coordinates)
        instantiateVariableFont(font, location, inplace=True)
    ending = 'ttf' if 'glyf' in font else 'otf'
    name = f'{face.family}-{face.style}.{ending}'.replace(' ', '')
    # Tables that were never read are copied as they are; so the cmap is read afterwards, from the copy.
    _centre(font)
    font.save(folder / name, reorderTables=None)
    font.close()
    with TTFont(folder / name, lazy=True) as copy:
        return name, _ranges(copy.getBestCmap())


def _centre(font: Any) -> None:
    """Give the face the ideographic em box for its height (0.88 em) and depth (0.12 em).

    Faces of different families in one line otherwise put their baselines at different heights of the line box
    and make it higher than the line pitch, so that facing pages drift apart. With the em box, every
    line is exactly as high as the style sheet says, and Han characters stand in its middle.
    """
    from fontTools.ttLib.tables.DefaultTable import DefaultTable

    unit = struct.unpack_from('>H', font.getTableData('head'), 18)[0]
    ascent, descent = round(unit * 0.88), round(unit * 0.12)
    heights = {
        # OpenType 1.9: ascender, descender, lineGap of hhea; the typographic and Windows values of OS/2.
        'hhea': (4, struct.pack('>hhh', ascent, -descent, 0)),
        'OS/2': (68, struct.pack('>hhhHH', ascent, -descent, 0, ascent, descent)),
    }
    for tag, (offset, values) in heights.items():
        if tag in font:
            # As bytes: an OS/2 table that is taken apart is put together again from the whole cmap.
            table, content = DefaultTable(tag), font.getTableData(tag)
            table.data = content[:offset] + values + content[offset + len(values) :]
            font[tag] = table
    # Pango shifts runs of other faces against one with a BASE table, by 3 % of the size in Noto CJK.
    if 'BASE' in font:
        del font['BASE']


def _ranges(points: Iterable[int]) -> Ranges:
    ranges: list[tuple[int, int]] = []
    for point in sorted(points):
        if ranges and point == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], point)
        else:
            ranges.append((point, point))
    return tuple(ranges)


def _configuration(target: Path, fontset: FontSet) -> str:
    """Return fontconfig's file: our faces, our cache, a family for each generic one, nothing else."""
    from html import escape

    aliases = ''.join(
        f'<alias binding="same"><family>{generic}</family><prefer><family>{escape(faces[0].family)}</family>'
        f'</prefer></alias>\n'
        for generic, role in _GENERIC.items()
        if (faces := fontset.of_roles(role))
    )
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>\n'
        f'<dir>{escape(str(target / "faces"))}</dir>\n'
        f'<cachedir>{escape(str(target / "fontconfig"))}</cachedir>\n{aliases}</fontconfig>\n'
    )


def _warm(target: Path) -> None:
    """Let fontconfig scan the faces once, before several workers would do it at the same time."""
    environment = {**os.environ, 'FONTCONFIG_FILE': str(target / 'fonts.conf')}
    with contextlib.suppress(OSError):
        subprocess.run(['fc-list'], env=environment, capture_output=True, check=False)


def _mark(path: Path) -> list[int]:
    """Return what changes when a file is damaged or cut short: its size and when it was written."""
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]


def _read(target: Path, fontset: FontSet) -> FontSet | None:
    """Return the prepared set, None when it is not there or not as it was made."""
    try:
        index = json.loads(read_regular(target / 'faces.json', LARGEST))
        if any(_mark(target / name) != mark for name, mark in index['files'].items()):
            return None
        rows = [(str(row['file']), str(row['digest'])) for row in index['faces']]
        are_listed = all(f'{folder}{end}' in index['files'] for folder, end in _needed(rows))
    except (OSError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return None
    return _known(target, fontset, rows) if are_listed and len(rows) == len(fontset.faces) else None


def _needed(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield folder and name of the files without which a set is none."""
    yield '', 'fonts.conf'
    for name, _ in rows:
        yield 'faces/', name
        yield 'coverage/', f'{name}.json'


def _known(target: Path, fontset: FontSet, rows: list[tuple[str, str]]) -> FontSet:
    faces = tuple(
        replace(
            face, file=name, digest=content,
            coverage=Kept(functools.partial(_coverage, _coverage_file(target, name))),
        )
        for face, (name, content) in zip(fontset.faces, rows, strict=True)
    )
    return FontSet(faces, target)


def _coverage_file(folder: Path, face: str) -> Path:
    """Return the file of a face's coverage; those of Chinese faces are large, and hardly ever asked for."""
    return folder / 'coverage' / f'{face}.json'


def _coverage(file: Path) -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for first, last in json.loads(file.read_text(encoding='utf-8')))
