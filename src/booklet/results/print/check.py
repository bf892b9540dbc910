"""Press files looked at before they leave the house: verdicts in words, reports as HTML and JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence

from booklet.diagnostics import Finding, finding
from booklet.executor import Machine
from booklet.language import Language, Words
from booklet.layout.html.words import is_english
from booklet.preflight import (
    Expectations,
    KnownPages,
    Report,
    Standard,
    as_values,
    check_pdf,
    draw_thumbnails,
    pages_concerned,
    to_html,
)
from booklet.project.settings import PrintSettings
from booklet.results.print.figures import figure_findings, with_figures
from booklet.results.print.press_files import COVER, PrintContext, PrintedFile, PrintPlan
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class CheckJob:
    """A press file to be checked."""

    context: PrintContext
    plan: PrintPlan
    file: PrintedFile


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the preflight of one press file says."""

    name: str
    """Of the file in print/."""
    verdict: Words
    """For the job ticket."""
    page: bytes
    """The report for people, as HTML."""
    values: dict[str, object]
    """The report for machines."""
    findings: tuple[Finding, ...]
    """Empty, or one that says that the file must not go to the shop."""


def inspect(job: CheckJob, machine: Machine) -> CheckReport:
    """Check one press file against its standard and against what the shop expects."""
    file, semester = job.file, job.context.semester
    # Of a file of the last build only the pages that changed are looked through again.
    known = KnownPages(machine.store, f'{semester.name}/{file.name}') if machine.store else None
    report = check_pdf(file.made.content, *_asked(job.context.settings, job.plan, file), known=known)
    language: Language = 'en' if is_english(semester.language) else 'zh'
    figures, body = job.context.figures, () if file.name == COVER else job.plan.binding.body
    found = (*failures({file.name: report}), *dict.fromkeys(figure_findings(report, figures, body)))
    report = with_figures(report, figures, body)
    return CheckReport(file.name, _verdict(report), _page(file, report, language), as_values(report), found)


def united_reports(checks: Sequence[CheckReport]) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents of the reports in print/, the body's first."""
    for each in checks:
        yield f'preflight{_suffix(each.name)}.html', each.page
    values = {each.name: each.values for each in checks}
    yield 'preflight.json', json.dumps(values, ensure_ascii=False, indent=1).encode() + b'\n'


def _asked(
    settings: PrintSettings, plan: PrintPlan, file: PrintedFile
) -> tuple[Standard, Expectations]:
    spine = plan.binding.spine
    is_cover = file.name == COVER
    width = 2 * settings.width + spine.width if is_cover and spine else settings.width
    coloured = {number - 1 for number in file.made.colour_pages}
    expectations = Expectations(
        trim=(type(settings.width)(width), settings.height),
        bleed=settings.bleed,
        ink_limit=settings.shop.ink_limit,
        page_multiple=None if is_cover else (2 if spine else settings.multiple),
        one_colour_pages=frozenset(range(file.made.pages)) - coloured,
    )
    return Standard(settings.shop.standard), expectations


def failures(reports: Mapping[str, Report]) -> Iterator[Finding]:
    """Yield a finding for each file that must not go to the shop, by its name in print/."""
    for name, report in reports.items():
        if report.errors:
            rule, count = report.errors[0].slug, len(report.errors)
            yield finding('build.preflight-failed', None, file=name, count=count, rule=rule)


def _verdict(report: Report) -> Words:
    standard, count = report.standard.words, len(report.warnings)
    if report.errors:
        return Words(
            f"fails the rules of {standard.en}, see the report", f"不符合 {standard.zh} 的规则，见预检报告"
        )
    if count:
        return Words(
            f"self-checked against the rules of {standard.en}, {count} warnings, see the report",
            f"已按 {standard.zh} 的规则自查，有 {count} 条提醒，见预检报告",
        )
    return Words(
        f"self-checked against the rules of {standard.en}", f"已按 {standard.zh} 的规则自查，没有问题"
    )


def _page(file: PrintedFile, report: Report, language: Language) -> bytes:
    thumbnails = draw_thumbnails(file.made.content, pages_concerned(report))
    return to_html(report, thumbnails, language, file.name).encode()


def _suffix(name: str) -> str:
    return '-cover' if name == COVER else ''
