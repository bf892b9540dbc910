"""build.json: what the last build of a semester read, made, found and measured."""

import json
from dataclasses import field
from pathlib import Path

from booklet.diagnostics import Finding, Place
from booklet.files import digest, write_whole
from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap
from booklet.values import dataclass

NAME = 'build.json'
FORMAT = 1
"""Raised when the shape changes; a manifest of another format counts as none."""


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

    def output(self, name: str) -> Output | None:
        """Return the result called `name`, or None."""
        return next((output for output in self.outputs if output.name == name), None)


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest in `folder`; an empty one when it is missing, foreign or damaged."""
    try:
        stored = json.loads((folder / NAME).read_text(encoding='utf-8'))
        return _from_json(stored) if stored['format'] == FORMAT else Manifest()
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write build.json whole."""
    text = json.dumps(_to_json(manifest), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(folder / NAME, text.encode() + b'\n')


def is_intact(folder: Path, output: Output) -> bool:
    """Tell whether the file on disk is the one that was written."""
    try:
        return digest((folder / output.name).read_bytes()) == output.digest
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


def _from_json(stored: dict[str, object]) -> Manifest:
    page_map, outputs, findings = stored['page_map'], stored['outputs'], stored['findings']
    inputs, timings, decks_from = stored['inputs'], stored['timings'], stored.get('decks_from', {})
    if not (isinstance(page_map, dict) and isinstance(outputs, list) and isinstance(findings, list)):
        raise TypeError
    if not (isinstance(inputs, dict) and isinstance(timings, dict) and isinstance(decks_from, dict)):
        raise TypeError
    return Manifest(
        inputs={str(name): str(value) for name, value in inputs.items()},
        outputs=tuple(Output(str(row[0]), str(row[1]), int(row[2]), str(row[3])) for row in outputs),
        page_map=PageMap(
            {Anchor(a): FolioSpan(Folio(first), Folio(last)) for a, (first, last) in page_map.items()}
        ),
        findings=tuple(_finding_from_json(each) for each in findings),
        pages=int(str(stored['pages'])),
        sections=int(str(stored['sections'])),
        pages_from=str(stored.get('pages_from', '')),
        decks_from={str(name): str(value) for name, value in decks_from.items()},
        timings={str(name): float(seconds) for name, seconds in timings.items()},
    )


def _finding_to_json(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        'slug': finding.slug,
        'place': [place.file, place.line, place.column, place.length] if place else None,
        'arguments': [list(pair) for pair in finding.arguments],
    }


def _finding_from_json(stored: dict[str, list[list[str]]]) -> Finding:
    place = stored['place']
    return Finding(
        str(stored['slug']),
        Place(str(place[0]), *(int(str(number)) for number in place[1:])) if place else None,
        tuple((name, value) for name, value in stored['arguments']),
    )
