"""Installed faces -> a folder with a file for each and a fontconfig file that lists only them."""

import contextlib
import functools
import json
import os
import struct
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from booklet.files import digest
from booklet.layout.fonts.faces import Face, FontSet, Ranges
from booklet.model.kept import Kept

_VERSION = '4'
"""Changes whenever the same faces would give another folder."""

_GENERIC = {'serif': 'text', 'sans-serif': 'heading', 'monospace': 'mono', 'cursive': 'kai'}
"""Generic families of CSS and the role that stands for each."""


def prepare(fontset: FontSet, folder: Path) -> FontSet:
    """Return `fontset` with its faces as single files under `folder` (a cache shared by all projects).

    Pango reads only the first face of a collection that is named in @font-face, which in Noto CJK is the
    Japanese one; so each face becomes a file of its own. Two processes may prepare at once: the first to
    finish renames its folder into place and the other takes it.
    """
    target = folder / _key(fontset)
    if not (target / 'faces.json').is_file():
        _make(target, folder, fontset)
    return _read(target, fontset)


def _make(target: Path, folder: Path, fontset: FontSet) -> None:
    # Imported late, like all that only the first build on a machine needs.
    import shutil
    import tempfile

    folder.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=folder, prefix='.making-'))
    try:
        _fill(made, target, fontset)
        # An occupied target means that another process was quicker; its folder is as good.
        with contextlib.suppress(OSError):
            made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    _warm(target)


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
    (made / 'faces.json').write_text(json.dumps(rows), encoding='utf-8')


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


def _read(target: Path, fontset: FontSet) -> FontSet:
    rows = json.loads((target / 'faces.json').read_text(encoding='utf-8'))
    faces = tuple(
        replace(
            face, file=row['file'], digest=row['digest'],
            coverage=Kept(functools.partial(_coverage, _coverage_file(target, row['file']))),
        )
        for face, row in zip(fontset.faces, rows, strict=True)
    )
    return FontSet(faces, target)


def _coverage_file(folder: Path, face: str) -> Path:
    """Return the file of a face's coverage; those of Chinese faces are large, and hardly ever asked for."""
    return folder / 'coverage' / f'{face}.json'


def _coverage(file: Path) -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for first, last in json.loads(file.read_text(encoding='utf-8')))
