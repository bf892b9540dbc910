"""The end of a build says what was made, what was laid out anew, and what to do next."""

from dataclasses import replace
from pathlib import Path

import pytest

from booklet.build import BuildReport
from booklet.cli.summary import summary_lines
from booklet.diagnostics import finding
from booklet.results.manifest import Output

FOLDER = Path('/srv/project/build/2026-spring')
OUTPUTS = (
    Output('print/booklet.pdf', 'a', 84),
    Output('screen/booklet.pdf', 'b', 84),
    Output('office/booklet-a4-duplex.pdf', 'c', 42),
    Output('office/01.pdf', 'd', 8),
    Output('slides/01.pptx', 'e', 14),
    Output('slides/02.pptx', 'f', 16),
)
REPORT = BuildReport(
    semester='2026-spring',
    folder=FOLDER,
    outputs=OUTPUTS,
    written=tuple(output.name for output in OUTPUTS),
    pages=84,
    sections=30,
    laid_anew=('01-lab-safety/2-waste',),
    rounds=2,
    findings=(),
    seconds=12.34,
)


def summary(report: BuildReport) -> list[str]:
    return [line.replace('\x1b[1m', '').replace('\x1b[0m', '') for line in summary_lines(report)]


def test_everything_that_was_made_is_named() -> None:
    assert summary(REPORT) == [
        '2026-spring: 84 pages, 30 slides (12.3 s)',
        f'  {FOLDER}/print/booklet.pdf  84 pages',
        f'  {FOLDER}/screen/booklet.pdf  84 pages',
        f'  {FOLDER}/office/  2 files, 50 pages',
        f'  {FOLDER}/slides/  2 files, 30 slides',
        '  laid out: 1 of 30 sections (01-lab-safety/2-waste)',
        f'Next: read {FOLDER}/screen/booklet.pdf; give print/ to the print shop; slides/ to the presenters; '
        'print office/ on the office printer, both sides.',
        f'  {FOLDER}/office/booklet-a4-duplex.pdf: 2 parts, numbered 1/2 to 2/2 at the fold: fold and staple '
        'each on its own, then stack them in order',
    ]


@pytest.mark.usefixtures('chinese')
def test_it_is_said_in_chinese() -> None:
    lines = summary(REPORT)
    assert lines[0] == '2026-spring：共 84 页，幻灯片 30 张（12.3 秒）'
    assert lines[5] == '  重新排版：30 个部分中的 1 个（01-lab-safety/2-waste）'
    assert lines[6].startswith(f'接下来：先通读 {FOLDER}/screen/booklet.pdf；print/ 交印刷厂')


def test_nothing_changed_is_said_first() -> None:
    lines = summary(replace(REPORT, written=(), laid_anew=()))
    assert lines[0] == '2026-spring: nothing changed, nothing laid out (12.3 s)'
    assert '  laid out: 0 of 30 sections' in lines


def test_many_sections_are_counted_only() -> None:
    many = replace(REPORT, laid_anew=tuple(f'01-a/{number}' for number in range(9)))
    assert '  laid out: 9 of 30 sections' in summary(many)


def test_what_was_written_without_a_change_is_marked() -> None:
    lines = summary(replace(REPORT, written=('slides/01.pptx',)))
    assert lines[1].endswith('84 pages, unchanged')
    assert lines[4].endswith('30 slides')


def test_after_errors_nothing_is_to_be_given_away() -> None:
    lines = summary(replace(REPORT, findings=(finding('field.missing', None, key='title'),)))
    assert lines[-1].startswith('Next: put the errors above right')


def test_paths_are_short_inside_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = summary(replace(REPORT, folder=tmp_path / 'build' / '2026-spring'))
    assert lines[1] == '  build/2026-spring/print/booklet.pdf  84 pages'
