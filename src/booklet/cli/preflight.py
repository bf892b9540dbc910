"""`booklet preflight`: any PDF -> what a print shop would object to."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from booklet.cli.command import Command, Invocation
from booklet.cli.i18n import language, say
from booklet.cli.lengths import parse_length, parse_size, read_file
from booklet.cli.output import paint, plain, result, tell
from booklet.diagnostics import Severity
from booklet.errors import ExitCode

if TYPE_CHECKING:
    from booklet.preflight import Expectations, Observation, Report

SHAPES = ('full', 'json', 'html')
STANDARDS = ('pdfx-4', 'pdfx-1a', 'none')
LIKE_EACH_OTHER = 5
"""So many observations of one rule are shown; the rest is counted."""

NOT_WHOLE = frozenset(('file.not-pdf', 'file.damaged', 'file.no-pages'))
"""Rules that a file breaks which nobody can look through: it must be exported anew first."""


def command() -> Command:
    """Return `booklet preflight`."""
    file = click.Argument(['file'], type=click.Path(path_type=Path), metavar='FILE.pdf')
    return Command(
        'preflight',
        preflight,
        [file, *_options()],
        say(
            "Check any PDF as a print shop would; exit code 1 when something must be cured.",
            "像印刷厂那样检查任意一个 PDF；有必须改正的问题时，退出码为 1。",
        ),
    )


def _options() -> Iterator[click.Parameter]:
    yield click.Option(
        ['--standard'],
        type=click.Choice(STANDARDS),
        default='pdfx-4',
        help=say(
            "The rules to check against (default: pdfx-4); none: what matters on any press.",
            "按哪种规则检查（默认 pdfx-4）；none 只查一般印刷要求。",
        ),
    )
    yield click.Option(
        ['--format', 'shape'],
        type=click.Choice(SHAPES),
        default='full',
        help=say(
            "Text, JSON, or a page with pictures (default: full).",
            "full 为文字，json 供程序读取，html 为带页面图的网页（默认 full）。",
        ),
    )
    yield click.Option(
        ['--trim'],
        metavar='WxHmm',
        help=say("The trimmed size there should be: 148x210mm.", "应有的成品尺寸，例如 148x210mm。"),
    )
    yield click.Option(
        ['--bleed'], metavar='LENGTH', help=say("The least bleed: 3mm.", "至少要有的出血，例如 3mm。")
    )
    yield click.Option(
        ['--ink-limit'],
        type=click.FloatRange(100, 400),
        metavar='PERCENT',
        help=say("The most of all inks together (default: 320).", "总墨量上限，百分数（默认 320）。"),
    )
    yield click.Option(
        ['--multiple'],
        type=click.IntRange(1, 64),
        metavar='N',
        help=say("The number of pages must be a multiple of N.", "页数必须是 N 的倍数。"),
    )
    yield click.Option(
        ['--one-colour'],
        is_flag=True,
        help=say("Every page is to be black only.", "所有页面都应为单黑。"),
    )


def preflight(invocation: Invocation, file: Path, standard: str, shape: str, **asked: Any) -> int:
    """Show what is wrong with `file`; return FINDINGS when it must be cured, USAGE when it is not whole."""
    from booklet.preflight import Standard, check_pdf, draw_thumbnails, pages_concerned, to_html, to_json

    content = read_file(file)
    report = check_pdf(content, Standard(standard), _expectations(**asked))
    if shape == 'json':
        result(json.dumps(json.loads(to_json(report)), ensure_ascii=False))
    elif shape == 'html':
        result(to_html(report, draw_thumbnails(content, pages_concerned(report)), language(), file.name))
    else:
        for line in _lines(report, invocation.is_verbose):
            result(line)
    if any(each.slug in NOT_WHOLE for each in report.errors):
        return ExitCode.USAGE
    return ExitCode.FINDINGS if report.errors else ExitCode.DONE


def _expectations(
    trim: str | None, bleed: str | None, ink_limit: float | None, multiple: int | None, one_colour: bool
) -> 'Expectations':
    from booklet.preflight import Expectations

    usual = Expectations()
    return Expectations(
        trim=parse_size(trim) if trim else None,
        bleed=parse_length(bleed) if bleed else None,
        ink_limit=ink_limit or usual.ink_limit,
        page_multiple=multiple,
        is_one_colour=one_colour,
    )


def _lines(report: 'Report', is_verbose: bool) -> Iterator[str]:
    for slug in dict.fromkeys(each.slug for each in report.observations):
        found = [each for each in report.observations if each.slug == slug]
        yield from _rule_lines(found, dict(report.omitted).get(slug, 0), is_verbose)
        yield ''
    yield _verdict(report)
    standard = report.standard.words.in_language(language())
    tell(say(f"self-checked against the rules of {standard}", f"已按 {standard} 的规则自查"))


def _rule_lines(found: list['Observation'], omitted: int, is_verbose: bool) -> Iterator[str]:
    first = found[0]
    severity = paint(_severity(first.severity), fg=_COLOUR[first.severity], bold=True)
    yield f'{severity} {first.slug}'
    shown = found if is_verbose else found[:LIKE_EACH_OTHER]
    for each in shown:
        where = '' if each.page is None else say(f'page {each.page + 1}: ', f'第 {each.page + 1} 页：')
        thing = f'  [{plain(each.thing)}]' if each.thing else ''
        yield f'  {where}{plain(each.message(language()))}{thing}'
    rest = len(found) - len(shown) + omitted
    if rest:
        yield say(f'  and {rest} more (--verbose shows them)', f'  还有 {rest} 处（加 --verbose 列出）')
    yield say(f'  why: {first.reason("en")}', f'  为什么：{first.reason("zh")}')
    yield say(f'  cure: {first.cure("en")}', f'  怎么办：{first.cure("zh")}')


_COLOUR = {Severity.ERROR: 'red', Severity.WARNING: 'yellow', Severity.NOTE: 'cyan'}


def _severity(severity: Severity) -> str:
    words = {
        Severity.ERROR: say("error", "错误"),
        Severity.WARNING: say("warning", "警告"),
        Severity.NOTE: say("note", "提醒"),
    }
    return words[severity]


def _verdict(report: 'Report') -> str:
    counts = [len(found) for found in (report.errors, report.warnings, report.notes)]
    pages = len(report.pages)
    if report.errors:
        return say(
            f"{pages} pages: {counts[0]} errors, {counts[1]} warnings, {counts[2]} notes",
            f"共 {pages} 页：{counts[0]} 个错误，{counts[1]} 个警告，{counts[2]} 条提醒",
        )
    return say(
        f"{pages} pages, no errors; {counts[1]} warnings, {counts[2]} notes",
        f"共 {pages} 页，没有错误；{counts[1]} 个警告，{counts[2]} 条提醒",
    )
