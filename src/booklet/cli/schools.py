"""`booklet build --projects FOLDER…`: many schools in one run, and one table at the end."""

from pathlib import Path
from typing import TYPE_CHECKING

from booklet.cli.i18n import language, say
from booklet.cli.options import code_of
from booklet.cli.output import paint, plain, result, result_json, tell
from booklet.diagnostics import Severity
from booklet.errors import ExitCode, UsageError
from booklet.language import Words
from booklet.text.classes import cells

if TYPE_CHECKING:
    from booklet.results.request import BuildOptions
    from booklet.schools import SchoolReport


def build_all(folders: tuple[str, ...], options: 'BuildOptions', shape: str, fail_on: str) -> int:
    """Build every school, say of each that it is done, and print the table; return the worst exit code."""
    if not folders:
        raise UsageError(
            Words("--projects needs folders", "--projects 后面要写文件夹"),
            Words("booklet build --projects schools/*", "booklet build --projects schools/*"),
        )
    from booklet.schools import build_schools

    places = [Path(folder).resolve() for folder in folders]
    found: dict[Path, SchoolReport] = {}
    for each in build_schools(dict.fromkeys(places), options):
        found[each.folder] = each
        tell(f'{len(found)}/{len(places)} {plain(each.folder.name)}: {_outcome(each)}')
    reports = [found[place] for place in dict.fromkeys(places)]
    show = _print_json if shape == 'json' else _print_table
    show(reports)
    return max((_code(each, fail_on) for each in reports), default=ExitCode.DONE)


def _outcome(school: 'SchoolReport') -> str:
    if school.fault:
        return school.fault.words.in_language(language())
    return say("done", "完成")


def _code(school: 'SchoolReport', fail_on: str) -> ExitCode:
    if school.fault or school.report is None:
        return school.fault.exit_code if school.fault else ExitCode.BUG
    return code_of(school.report.findings, fail_on)


def _print_table(reports: list['SchoolReport']) -> None:
    """Print a line for each school, in columns; numbers stand at the right."""
    head = say(
        "school|semester|pages|slides|errors|warnings|seconds|", "学校|学期|页数|幻灯片|错误|提醒|秒|"
    ).split('|')
    rows = [head, *map(_row, reports)]
    widths = [max(cells(row[column]) for row in rows) for column in range(len(head))]
    for number, row in enumerate(rows):
        line = '  '.join(_cell(text, widths[column], column) for column, text in enumerate(row)).rstrip()
        result(paint(line, bold=True) if number == 0 else line)
    faults = sum(each.fault is not None for each in reports)
    count = len(reports)
    tell(say(f"{count} schools, {faults} of them not made", f"共 {count} 个学校，{faults} 个没有做成"))


def _cell(text: str, width: int, column: int) -> str:
    space = ' ' * (width - cells(text))
    return space + text if 2 <= column <= 6 else text + space


def _row(school: 'SchoolReport') -> list[str]:
    report, name = school.report, plain(school.folder.name)
    if report is None:
        return [name, '', '', '', '', '', '', _outcome(school)]
    note = say("nothing changed", "没有改动") if report.is_unchanged else ''
    errors, warnings = school.count(Severity.ERROR), school.count(Severity.WARNING)
    numbers = (report.pages, report.slides, errors, warnings)
    return [name, report.semester, *map(str, numbers), f'{report.seconds:.1f}', note]


def _print_json(reports: list['SchoolReport']) -> None:
    """Print a line of JSON for each school."""
    for each in reports:
        report = each.report
        result_json({
            'folder': str(each.folder),
            'semester': report.semester if report else None,
            'pages': report.pages if report else None,
            'slides': report.slides if report else None,
            'errors': each.count(Severity.ERROR),
            'warnings': each.count(Severity.WARNING),
            'seconds': round(report.seconds, 3) if report else None,
            'fault': each.fault.words.en if each.fault else None,
        })
