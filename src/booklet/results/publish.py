"""Results on their way to disk: what replaces what, and what a person's hand made is kept."""

from collections.abc import Iterable
from pathlib import Path

from booklet.diagnostics import Checked, Finding, finding
from booklet.errors import InvalidOutputError
from booklet.files import digest, is_inside, publish, sweep, write_whole
from booklet.language import Words
from booklet.model.laid import LaidBooklet
from booklet.results.kinds import kind_of
from booklet.results.manifest import Manifest, Output, is_intact, write_manifest
from booklet.results.output import OutputFile
from booklet.results.request import BuildRequest

DISAGREEMENTS = ('deck.sentence-altered', 'deck.folio-differs')
"""Findings with which nothing may be published."""


def publish_build(
    request: BuildRequest, laid: LaidBooklet, made: Iterable[OutputFile], findings: tuple[Finding, ...],
    laps: dict[str, float],
) -> tuple[Manifest, tuple[str, ...]]:
    """Put the results and the manifest in place; return it and the names of what was written."""
    folder, last, only = request.folder, request.manifest, request.only
    outputs, written, kept = publish_outputs(folder, made, last, request.inputs, only)
    stored = Manifest(
        inputs=request.inventory,
        outputs=outputs,
        page_map=laid.page_map,
        findings=tuple(dict.fromkeys((*findings, *kept))),
        pages=last.pages if request.has_pages else laid.pages,
        sections=last.sections if request.has_pages else len(laid.sections),
        pages_from=request.pages_from,
        decks_from=request.inventory if 'slides' in only else last.decks_from,
        timings=laps,
    )
    write_manifest(folder, stored)
    return stored, written


def refuse_disagreement(made: Iterable[Checked[OutputFile]]) -> None:
    """Raise InvalidOutputError when a slide says what the booklet does not print, or not there."""
    broken = [found for each in made for found in each.findings if found.slug in DISAGREEMENTS]
    if broken:
        raise InvalidOutputError(
            Words(
                f"slides and booklet disagree: {broken[0].message('en')}",
                f"幻灯片与手册不一致：{broken[0].message('zh')}",
            ),
            Words(
                "nothing was written; this is a fault of booklet, please report it with the article",
                "没有写出任何文件。这是程序的错误，请连同文章一起反馈。",
            ),
        )


def publish_outputs(
    folder: Path, made: Iterable[OutputFile], manifest: Manifest, inputs: str, kinds: frozenset[str]
) -> tuple[tuple[Output, ...], tuple[str, ...], tuple[Finding, ...]]:
    """Put `made` into `folder`; return all outputs that now count, the names written anew, and findings.

    `kinds` are those that this build was asked for. Outputs of other kinds stay as they are. Outputs of these
    kinds that the semester no longer has are removed, unless somebody changed them.
    """
    made = tuple(made)
    # A PDF of slides that were made anew is not theirs any more.
    kinds = kinds | {'slides-pdf'} if 'slides' in kinds else kinds
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


def _keep_edited(folder: Path, made: Iterable[OutputFile], manifest: Manifest) -> Iterable[Finding]:
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
