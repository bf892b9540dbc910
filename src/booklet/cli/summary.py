"""The report of a build -> the lines that end it: what was made, what was laid out, what to do next."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from booklet.cli.folding import how_to_fold
from booklet.cli.i18n import say
from booklet.cli.output import paint
from booklet.diagnostics import Severity
from booklet.project.settings import ONE_FOLD
from booklet.results.kinds import KINDS, kind_of

if TYPE_CHECKING:
    from booklet.results.manifest import Output
    from booklet.results.report import BuildReport

NAMED = 5
"""So many sections laid out anew are named; more are counted."""


def summary_lines(report: 'BuildReport') -> Iterator[str]:
    """Yield the lines of the summary."""
    folder = _short(report.folder)
    if report.is_unfinished:
        yield say(
            f"{report.semester}: not built; what was made before stands untouched in {folder}",
            f"{report.semester}：没有做成；上一次做好的文件原样留在 {folder}",
        )
        return
    yield paint(_headline(report), bold=True)
    yield from _made(report, folder)
    yield f'  {_laid(report)}'
    yield from _next(report, folder)


def _headline(report: 'BuildReport') -> str:
    seconds = f'{report.seconds:.1f}'
    if report.is_unchanged:
        return say(
            f"{report.semester}: nothing changed, nothing laid out ({seconds} s)",
            f"{report.semester}：没有改动，不用重新排版（{seconds} 秒）",
        )
    return say(
        f"{report.semester}: {report.pages} pages, {report.slides} slides ({seconds} s)",
        f"{report.semester}：共 {report.pages} 页，幻灯片 {report.slides} 张（{seconds} 秒）",
    )


def _made(report: 'BuildReport', folder: str) -> Iterator[str]:
    """Yield a line per folder of results; a folder of many files is one line."""
    kinds: dict[str, list[Output]] = {}
    for output in report.outputs:
        kinds.setdefault(output.name.split('/')[0], []).append(output)
    for kind, outputs in kinds.items():
        # A PDF of slides has the same slides again.
        counted = [output for output in outputs if kind_of(output.name) == kind_of(outputs[0].name)]
        units = sum(output.units for output in counted)
        if len(outputs) == 1:
            where, many = f'{folder}/{outputs[0].name}', ''
        else:
            where, many = f'{folder}/{kind}/', say(f"{len(outputs)} files, ", f"{len(outputs)} 个文件，")
        unit = _unit(outputs[0].name, units)
        written = any(output.name in report.written for output in outputs)
        same = '' if written or report.is_unchanged else say(", unchanged", "，没有变化")
        yield f'  {where}  {many}{unit}{same}'


def _unit(name: str, units: int) -> str:
    if name.endswith('.zip'):
        return say(f"{units} files", f"{units} 个文件")
    words = next(kind.unit for kind in KINDS if kind.name == kind_of(name))
    return say(words.en, words.zh).format(count=units)


def _laid(report: 'BuildReport') -> str:
    anew = report.laid_anew
    if not anew:
        return say(
            f"laid out: 0 of {report.sections} sections", f"重新排版：{report.sections} 个部分都不用重排"
        )
    counted = say(
        f"laid out: {len(anew)} of {report.sections} sections",
        f"重新排版：{report.sections} 个部分中的 {len(anew)} 个",
    )
    if len(anew) > NAMED or len(anew) == report.sections:
        return counted
    return counted + say(f" ({', '.join(anew)})", f"（{'、'.join(anew)}）")


def _next(report: 'BuildReport', folder: str) -> Iterator[str]:
    if any(each.severity == Severity.ERROR for each in report.findings):
        yield say(
            "Next: put the errors above right and build again; do not give the results away before.",
            "接下来：先改正上面的错误，再做一次；在此之前，做好的文件还不能交出去。",
        )
        return
    made = {kind_of(output.name) for output in report.outputs}
    advice = (kind.advice for kind in KINDS if kind.name in made)
    parts = [say(words.en, words.zh).format(folder=folder) for words in advice if words]
    if parts:
        yield say(f"Next: {'; '.join(parts)}.", f"接下来：{'；'.join(parts)}。")
    for output in report.outputs:
        # Its pages are sides of sheets, two of the booklet's on each.
        folds = -(-output.units // (ONE_FOLD // 2))
        if output.name.startswith('office/') and folds > 1:
            yield f'  {folder}/{output.name}: {how_to_fold(folds)}'


def _short(folder: Path) -> str:
    """Return the folder as one would type it here."""
    here = Path.cwd()
    return folder.relative_to(here).as_posix() if folder.is_relative_to(here) else str(folder)
