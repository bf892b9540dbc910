"""Fixtures that provoke the build's own slugs."""

from collections.abc import Callable, Iterable
from pathlib import Path

from booklet.diagnostics import Finding
from booklet.files import digest
from booklet.manifest import Manifest, Output
from booklet.outputs import settle
from booklet.preflight import check_pdf
from booklet.printing.proof import failures
from booklet.results import Made


def deck_edited(folder: Path) -> Iterable[Finding]:
    """A deck differs from the one that was written."""
    (folder / 'slides').mkdir()
    (folder / 'slides' / '01.pptx').write_bytes(b'edited by hand')
    manifest = Manifest(outputs=(Output('slides/01.pptx', digest(b'as written'), 9),))
    made = (Made('slides/01.pptx', b'made anew', 9),)
    return settle(folder, made, manifest, 'inputs', frozenset({'slides'}))[2]


def preflight_failed(folder: Path) -> Iterable[Finding]:
    """A press file is not what its standard asks for."""
    return failures({'booklet.pdf': check_pdf(b'not a PDF')})


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'build.deck-edited': deck_edited,
    'build.preflight-failed': preflight_failed,
}
