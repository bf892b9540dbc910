"""build.json: what the last build of a semester read, made, found and measured."""

import json
import os
from dataclasses import field
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from booklet.diagnostics import Finding, Place
from booklet.files import digest_file, read_regular, write_whole
from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap
from booklet.results.kinds import NAMES, kind_of
from booklet.values import dataclass

T = TypeVar('T')

NAME = 'build.json'
FORMAT = 1
"""Raised when the shape changes; a manifest of another format counts as none."""
LARGEST = 64 * 1024 * 1024
"""Bytes; that of a semester has some 100 KB."""


@dataclass(frozen=True, slots=True)
class Output:
    """One result: a file below build/<semester>/."""

    name: str
    """Relative to build/<semester>/, with `/`."""
    digest: str
    units: int
    """Pages of a PDF, slides of a deck."""
    inputs: str = ''
    """Digest of the inventory that it was made from."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of build.json."""

    inputs: dict[str, str] = field(default_factory=dict)
    outputs: tuple[Output, ...] = ()
    page_map: PageMap = field(default_factory=PageMap)
    findings: tuple[Finding, ...] = ()
    pages: int = 0
    sections: int = 0
    pages_from: str = ''
    """Digest of all that the pages were laid out from; while it stands, so does the page map."""
    decks_from: dict[str, str] = field(default_factory=dict)
    """The inventory when the decks were last made; `inputs` is that of the last build of any kind."""
    timings: dict[str, float] = field(default_factory=dict)
    """Seconds by stage."""
    is_damaged: bool = False
    """There is a file, and it is none that a build wrote; it counts as none."""

    def output(self, name: str) -> Output | None:
        """Return the result called `name`, or None."""
        return next((output for output in self.outputs if output.name == name), None)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest in `folder`; an empty one when it is missing, foreign or damaged.

    Anybody can write into build/, so nothing in it is believed before its kind is known.
    """
    path = folder / NAME
    if not os.path.lexists(path):
        return Manifest()
    try:
        stored = json.loads(read_regular(path, LARGEST).decode('utf-8', 'surrogatepass'))
        return _from_json(stored) if stored['format'] == FORMAT else Manifest()
    except (OSError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return Manifest(is_damaged=True)


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write build.json whole."""
    text = json.dumps(_to_json(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    # Names of files that are no UTF-8 have lone surrogates in them.
    write_whole(folder / NAME, text.encode('utf-8', 'surrogatepass') + b'\n')


def is_intact(folder: Path, output: Output) -> bool:
    """Tell whether the file on disk is the one that was written."""
    try:
        return digest_file(folder / output.name) == output.digest
    except OSError:
        return False


def _to_json(manifest: Manifest) -> dict[str, object]:
    return {
        'format': FORMAT,
        'inputs': manifest.inputs,
        'outputs': [[o.name, o.digest, o.units, o.inputs] for o in manifest.outputs],
        'page_map': {anchor: [span.first, span.last] for anchor, span in manifest.page_map.spans.items()},
        'findings': [_finding_to_json(f) for f in manifest.findings],
        'pages': manifest.pages,
        'sections': manifest.sections,
        'pages_from': manifest.pages_from,
        'decks_from': manifest.decks_from,
        'timings': {name: round(seconds, 3) for name, seconds in manifest.timings.items()},
    }


def _from_json(stored: dict[str, Any]) -> Manifest:
    """Raise TypeError, ValueError or LookupError for what no build has written."""
    spans = _texts_to(stored['page_map'], list)
    return Manifest(
        inputs=_texts_to(stored['inputs'], str),
        outputs=tuple(_output(*row) for row in _kind(stored['outputs'], list)),
        page_map=PageMap({Anchor(anchor): _span(*span) for anchor, span in spans.items()}),
        findings=tuple(_finding_from_json(each) for each in _kind(stored['findings'], list)),
        pages=_kind(stored['pages'], int),
        sections=_kind(stored['sections'], int),
        pages_from=_kind(stored.get('pages_from', ''), str),
        decks_from=_texts_to(stored.get('decks_from', {}), str),
        timings=_texts_to(stored['timings'], float),
    )


def _kind(value: Any, kind: type[T]) -> T:
    if type(value) is not kind:
        raise TypeError(kind)
    return value


def _texts_to(value: Any, kind: type[T]) -> dict[str, T]:
    return {_kind(name, str): _kind(each, kind) for name, each in _kind(value, dict).items()}


def _output(name: str, content: str, units: int, inputs: str) -> Output:
    """Raise ValueError for a name that no build gives, such as one that leads out of the folder."""
    plain = PurePosixPath(name)
    is_strange = plain.is_absolute() or '..' in plain.parts or not name.isprintable()
    if is_strange or kind_of(name) not in NAMES:
        raise ValueError(name)
    return Output(name, _kind(content, str), _kind(units, int), _kind(inputs, str))


def _span(first: str, last: str) -> FolioSpan:
    return FolioSpan(Folio(_kind(first, str)), Folio(_kind(last, str)))


def _finding_to_json(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        'slug': finding.slug,
        'place': [place.file, place.line, place.column, place.length] if place else None,
        'arguments': [list(pair) for pair in finding.arguments],
    }


def _finding_from_json(stored: dict[str, Any]) -> Finding:
    """Raise KeyError for a finding that this program cannot say."""
    place = stored['place']
    found = Finding(
        stored['slug'],
        Place(_kind(place[0], str), *(_kind(number, int) for number in place[1:])) if place else None,
        tuple((_kind(name, str), _kind(value, str)) for name, value in stored['arguments']),
    )
    found.message('en'), found.hint('zh')
    return found
