"""A TOML file to entries with places; tomllib gives the values, a scan of the lines gives their lines."""

import datetime
import re
import tomllib
from pathlib import Path

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.files import read_regular
from booklet.project.fields import Entry, Mapping, Node, Scalar, Sequence

Path_ = tuple[str | int, ...]
_HEADER = re.compile(r'\s*(\[\[?)\s*([^\]#]+?)\s*\]\]?\s*(?:#.*)?$')
_KEY = re.compile(r'\s*((?:"[^"]*"|\'[^\']*\'|[A-Za-z0-9_-]+)(?:\s*\.\s*(?:"[^"]*"|[A-Za-z0-9_-]+))*)\s*=\s*')
_ERROR_LINE = re.compile(r'\(at line (\d+), column (\d+)\)')
LARGEST = 1024 * 1024
"""Bytes of a settings file; a larger one is none."""


def read_table(path: Path, name: str) -> Checked[Mapping]:
    """Read a TOML file, called `name` in places; one that cannot be read is a finding and an empty mapping.

    After a fault in the notation, what stands above the faulty line still counts.
    """
    try:
        content = read_regular(path, LARGEST)
        text = content.decode('utf-8-sig')
    except OSError:
        return Checked(_empty(name), (finding('file.unreadable', Place(name), file=name),))
    except UnicodeDecodeError as fault:
        line = content[: fault.start].count(b'\n') + 1
        return Checked(_empty(name), (finding('table.not-utf-8', Place(name, line), file=name),))
    if len(content) > LARGEST:
        return Checked(_empty(name), (finding('file.too-large', Place(name), file=name, limit='1 MB'),))
    return read_table_text(text, name)


def read_table_text(text: str, name: str) -> Checked[Mapping]:
    """Read TOML from `text`."""
    findings: tuple[Finding, ...] = ()
    lines = text.replace('\r\n', '\n').split('\n')
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as fault:
        place = _place_of_fault(str(fault), lines, name)
        findings = (finding(_slug(str(fault)), place),)
        values = _values_above(lines, place.line)
    places = _scan(lines, name)
    try:
        return Checked(_mapping(values, (), places, Place(name)), findings)
    except RecursionError:
        return Checked(_empty(name), (finding('table.syntax', Place(name)),))


def _empty(name: str) -> Mapping:
    return Mapping((), Place(name))


def _place_of_fault(message: str, lines: list[str], name: str) -> Place:
    if match := _ERROR_LINE.search(message):
        line = min(int(match[1]), len(lines))
        return Place(name, line, min(int(match[2]), len(lines[line - 1]) + 1))
    last = max((number for number, line in enumerate(lines, 1) if line.strip()), default=1)
    return Place(name, last)


def _slug(message: str) -> str:
    """Return the kind of fault that tomllib's message tells; its words are not the reader's."""
    if re.match(r'Cannot (?:overwrite|declare|mutate)', message):
        return 'table.twice'
    return 'table.backslash' if re.search(r'backslash|\\|escape|hex value', message) else 'table.syntax'


def _values_above(lines: list[str], line: int) -> dict[str, object]:
    """Return the values of the lines above `line`; a value begun there and not ended takes its key along."""
    for end in range(line - 1, max(0, line - 60), -1):
        try:
            return tomllib.loads('\n'.join(lines[:end]))
        except (tomllib.TOMLDecodeError, RecursionError, ValueError):
            continue
    return {}


def _scan(lines: list[str], name: str) -> dict[Path_, tuple[Place, Place]]:
    """Return the places of key and value by path (`('family', 0, 'role')`), headers included."""
    places: dict[Path_, tuple[Place, Place]] = {}
    counts: dict[Path_, int] = {}
    table: Path_ = ()
    for number, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            parts = _split_key(header[2])
            place = Place(name, number, header.start(2) + 1, len(header[2]))
            if header[1] == '[[':
                counts[parts] = counts.get(parts, -1) + 1
                table = (*parts, counts[parts])
                places.setdefault(parts, (place, place))
            else:
                table = parts
            places[table] = (place, place)
        elif match := _KEY.match(line):
            key = Place(name, number, match.start(1) + 1, len(match[1]))
            rest = re.sub(r'\s+#[^"\']*$', '', line[match.end() :]).rstrip()
            places[(*table, *_split_key(match[1]))] = (
                key,
                Place(name, number, match.end() + 1, len(rest) or 1),
            )
    return places


def _split_key(key: str) -> tuple[str, ...]:
    return tuple(part.strip().strip('"\'') for part in re.split(r'\s*\.\s*', key))


def _mapping(
    values: dict[str, object], path: Path_, places: dict[Path_, tuple[Place, Place]], above: Place
) -> Mapping:
    entries = []
    for key, value in values.items():
        key_place, place = places.get((*path, key), (above, above))
        entries.append(Entry(key, key_place, _node(value, (*path, key), places, place)))
    return Mapping(tuple(entries), above)


def _node(value: object, path: Path_, places: dict[Path_, tuple[Place, Place]], place: Place) -> Node:
    if isinstance(value, dict):
        return _mapping(value, path, places, place)
    if isinstance(value, list):
        items = (
            _node(item, (*path, index), places, places.get((*path, index), (place, place))[1])
            for index, item in enumerate(value)
        )
        return Sequence(tuple(items), place)
    return _scalar(value, place)


def _scalar(value: object, place: Place) -> Scalar:
    if isinstance(value, str):
        return Scalar(value, 'text' if value else 'empty', place)
    if isinstance(value, bool):
        return Scalar(str(value).lower(), 'truth', place)
    if isinstance(value, int):
        return Scalar(str(value) if abs(value) < 10**12 else '∞', 'whole', place)
    if isinstance(value, datetime.date):
        return Scalar(value.isoformat()[:10], 'date', place)
    return Scalar(str(value), 'number', place)
