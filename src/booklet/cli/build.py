"""`booklet build`: content -> booklet, handouts and decks below build/."""

import os
from functools import partial
from typing import TYPE_CHECKING

import click

from booklet.cli.bars import watch
from booklet.cli.command import Command, Invocation
from booklet.cli.i18n import say
from booklet.cli.options import code_of, fail_on_option, format_option, is_misconfigured, semesters_argument
from booklet.cli.output import tell
from booklet.cli.project_option import chosen_semesters, open_project
from booklet.cli.show import show_findings, tell_findings
from booklet.cli.summary import summary_lines
from booklet.errors import ExitCode, UsageError
from booklet.language import Words
from booklet.results.kinds import KINDS, NAMES, USUAL

if TYPE_CHECKING:
    from booklet.results.request import BuildOptions


def command() -> Command:
    """Return `booklet build`."""
    only = click.Option(
        ['--only'],
        metavar='KINDS',
        help=_only_words(),
    )
    jobs = click.Option(
        ['--jobs'],
        type=click.IntRange(min=1),
        metavar='N',
        help=say(
            "Work on N sections at once (default: one per core).",
            "同时排 N 个部分（默认：每个处理器核心一个）。",
        ),
    )
    no_cache = click.Option(
        ['--no-cache'],
        is_flag=True,
        help=say("Lay out everything anew.", "不用以前排好的页，全部重新排版。"),
    )
    scheduler = click.Option(
        ['--scheduler'],
        metavar='ADDRESS',
        help=say(
            "Let a running Dask cluster do it: tcp://HOST:8786 (in booklet.toml: `scheduler` under [work]).",
            "交给正在运行的 Dask 集群去做：tcp://主机:8786（也可写进 booklet.toml：[work] 的 scheduler）。",
        ),
    )
    projects = click.Option(
        ['--projects'],
        is_flag=True,
        help=say(
            "What is named are folders of projects: build the newest semester of each, and show a table.",
            "后面写的是各个项目的文件夹：逐个制作最新的学期，最后列一张表。",
        ),
    )
    return Command(
        'build',
        build,
        [
            semesters_argument(), only, jobs, no_cache, scheduler, projects, format_option(),
            fail_on_option(),
        ],
        say(
            "Make the booklet, the handouts and the slides of a semester (default: the newest).",
            "制作一个学期的手册、单次讲义和幻灯片（默认：最新的学期）。",
        ),
    )


def build(
    invocation: Invocation,
    semesters: tuple[str, ...],
    only: str | None,
    jobs: int | None,
    no_cache: bool,
    scheduler: str | None,
    projects: bool,
    shape: str,
    fail_on: str,
) -> int:
    """Build the semesters, show what was found and what was made."""
    options = _options(only, jobs, no_cache, scheduler)
    if projects:
        from booklet.cli.schools import build_all

        return build_all(semesters, options, shape, fail_on)
    from booklet.layout.fonts.listing import begin_listing

    # The result of a build are its files; findings to be read go to stderr, those for programs to stdout.
    show = tell_findings if shape == 'full' else partial(show_findings, shape=shape)
    opened = open_project(invocation)
    project = opened.value
    show(opened.findings, project.root, is_verbose=invocation.is_verbose)
    if is_misconfigured(opened):
        tell(say("Nothing was built: put the settings right first.", "没有开始制作：请先改正上面的设置。"))
        return ExitCode.USAGE
    found = list(opened.findings)
    names = chosen_semesters(project, semesters)
    begin_listing()
    from booklet.build import build_semester

    for name in names:
        with watch(invocation.is_verbose) as progress:
            report = build_semester(project, name, options, progress)
        show(report.findings, project.root, is_verbose=invocation.is_verbose)
        for line in summary_lines(report):
            tell(line)
        found += report.findings
    return code_of(tuple(found), fail_on)


def _only_words() -> str:
    en = ', '.join(f'{kind.name} ({kind.words.en})' if kind.words.en else kind.name for kind in KINDS)
    zh = '、'.join(f'{kind.name} {kind.words.zh}' for kind in KINDS)
    return say(
        f"Make only these: {en}; several with commas between.", f"只做其中几样：{zh}；几样之间用逗号隔开。"
    )


def _options(
    only: str | None, jobs: int | None, no_cache: bool, scheduler: str | None
) -> 'BuildOptions':
    from booklet.results.request import BuildOptions

    return BuildOptions(
        only=_kinds(only, NAMES) if only is not None else USUAL,
        jobs=jobs or os.cpu_count() or 1,
        use_cache=not no_cache,
        stamp_epoch=_stamp_epoch(),
        scheduler=scheduler or '',
    )


def _kinds(only: str, known: tuple[str, ...]) -> frozenset[str]:
    asked = [kind.strip() for kind in only.replace('，', ',').split(',') if kind.strip()]
    unknown = [kind for kind in asked if kind not in known]
    if unknown or not asked:
        wrong = unknown[0] if unknown else only
        raise UsageError(
            Words(f"--only does not know “{wrong}”", f"--only 后面不能写“{wrong}”"),
            Words(f"there is: {', '.join(known)}", f"可以写：{'、'.join(known)}"),
        )
    return frozenset(asked)


def _stamp_epoch() -> int | None:
    """Return SOURCE_DATE_EPOCH (https://reproducible-builds.org/specs/source-date-epoch/), if it is set."""
    value = os.environ.get('SOURCE_DATE_EPOCH', '')
    if not value:
        return None
    if not value.isascii() or not value.isdigit():
        raise UsageError(
            Words(
                f"SOURCE_DATE_EPOCH is “{value}”, not a number of seconds",
                f"环境变量 SOURCE_DATE_EPOCH 的值“{value}”不是秒数",
            ),
            Words("unset it: unset SOURCE_DATE_EPOCH", "取消这个变量：unset SOURCE_DATE_EPOCH"),
        )
    return int(value)
