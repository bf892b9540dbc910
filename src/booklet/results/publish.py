"""Results on their way to disk: what replaces what, and what a person's hand made is kept."""

from collections.abc import Iterable
from pathlib import Path

from booklet.diagnostics import Finding, finding
from booklet.files import digest, is_inside, publish, sweep, write_whole
from booklet.results.kinds import kind_of
from booklet.results.making import Made
from booklet.results.manifest import Manifest, Output, is_intact


def settle(
    folder: Path, made: Iterable[Made], manifest: Manifest, inputs: str, kinds: frozenset[str]
) -> tuple[tuple[Output, ...], tuple[str, ...], tuple[Finding, ...]]:
    """Put `made` into `folder`; return all outputs that now count, the names written anew, and findings.

    `kinds` are the first folders that this build was asked for. Outputs of other kinds stay as they are.
    Outputs of these kinds that the semester no longer has are removed, unless somebody changed them.
    """
    made = tuple(made)
    findings = [*_keep_edited(folder, made, manifest)]
    written = publish(folder, {each.name: each.content for each in made})
    names = {each.name for each in made}
    others = [old for old in manifest.outputs if old.name not in names]
    kept = tuple(old for old in others if kind_of(old.name) not in kinds)
    for gone in others:
        path = folder / gone.name
        if kind_of(gone.name) in kinds and is_intact(folder, gone) and is_inside(folder, path):
            path.unlink(missing_ok=True)
    sweep(folder)
    fresh = tuple(Output(each.name, digest(each.content), each.units, inputs) for each in made)
    return fresh + kept, written, tuple(findings)


def _keep_edited(folder: Path, made: Iterable[Made], manifest: Manifest) -> Iterable[Finding]:
    """Set decks aside that were edited by hand since the last build, before they are replaced."""
    for each in made:
        path, last = folder / each.name, manifest.output(each.name)
        if not each.name.endswith('.pptx') or not path.is_file():
            continue
        content = path.read_bytes()
        if content == each.content or (last is not None and digest(content) == last.digest):
            continue
        aside = _free_name(path)
        write_whole(aside, content)
        yield finding('build.deck-edited', None, deck=each.name, kept=aside.relative_to(folder).as_posix())


def _free_name(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f'{path.stem}-edited-{number}{path.suffix}')).exists():
        number += 1
    return aside
