"""`booklet keys`: articles -> the sentences that would go on slides, with scores and reasons."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from booklet.cli.command import Command, Invocation
from booklet.cli.i18n import say
from booklet.cli.keys_table import Choice, table
from booklet.cli.options import code_of
from booklet.cli.output import result, result_json
from booklet.cli.project_option import chosen_semesters, open_project, root_or_none
from booklet.cli.show import tell_findings
from booklet.diagnostics import Finding
from booklet.errors import UsageError
from booklet.language import Words

if TYPE_CHECKING:
    from booklet.model.keys import ArticleKeys, KeySentence
    from booklet.model.semester import Article, Session


SHAPES = ('full', 'json')


def command() -> Command:
    """Return `booklet keys`."""
    sources = click.Argument(
        ['sources'], nargs=-1, required=True, metavar=say("SEMESTER|FILE…", "学期|文件…")
    )
    count = click.Option(
        ['--count'],
        type=click.IntRange(min=1),
        metavar='N',
        help=say(
            "So many sentences per article (default: what the article asks for).",
            "每篇选几句（默认：按文章的设置）。",
        ),
    )
    shape = click.Option(
        ['--format', 'shape'],
        type=click.Choice(SHAPES),
        default='full',
        help=say(
            "A table to read, or one JSON line per article (default: full).",
            "full 供人看，json 每篇一行供程序读取（默认 full）。",
        ),
    )
    return Command(
        'keys',
        keys,
        [sources, count, shape],
        say(
            "Show which sentences would go on slides, and why; FILE is any Markdown or text file.",
            "看看哪些句子会上幻灯片、得分和理由；“文件”可以是任何 Markdown 或文本文件。",
        ),
    )


def keys(invocation: Invocation, sources: tuple[str, ...], count: int | None, shape: str) -> int:
    """Choose for each article of `sources`, in the order given, and show the choice."""
    found: list[Finding] = []
    choices: list[Choice] = []
    for source in sources:
        for choice in _choices(invocation, source, count, found):
            if shape == 'json':
                result_json(as_json(choice))
            choices.append(choice)
    if shape == 'full':
        for line in table(choices):
            result(line)
    tell_findings(found, root_or_none(invocation) or Path.cwd(), invocation.is_verbose)
    return code_of(tuple(found), 'error')


def _choices(
    invocation: Invocation, source: str, count: int | None, found: list[Finding]
) -> Iterator[Choice]:
    """Yield the choice of each article of a file or a semester; what was found is added to `found`."""
    path = Path(source)
    if path.is_file():
        yield _choice_of_file(invocation, path, count, found)
    elif path.suffix or root_or_none(invocation) is None:
        raise UsageError(
            Words(f"there is no file {source}", f"没有 {source} 这个文件"),
            Words(
                "check the name; put quotes around it when it has spaces",
                "请核对文件名；名字里有空格时，两头加引号",
            ),
        )
    else:
        yield from _choices_of_semester(invocation, source, count, found)


def _choice_of_file(invocation: Invocation, path: Path, count: int | None, found: list[Finding]) -> Choice:
    from booklet.model.cited import article_with_folios
    from booklet.project.settings import SlideSettings
    from booklet.reading.standalone import read_loose
    from booklet.selection import choose

    read = read_loose(path.resolve(), root_or_none(invocation) or Path.cwd())
    found += read.findings
    article = article_with_folios(_counted(read.value, count), None)
    return _choice(str(path), article, choose(article, SlideSettings().count))


def _choices_of_semester(
    invocation: Invocation, name: str, count: int | None, found: list[Finding]
) -> Iterator[Choice]:
    from booklet.model.cited import article_with_folios
    from booklet.reading.semester import read_semester
    from booklet.selection import choose_session

    project = open_project(invocation).value
    (known,) = chosen_semesters(project, (name,))
    semester = read_semester(project, known)
    found += semester.findings
    for session in semester.value.sessions:
        articles = tuple(article_with_folios(_counted(article, count), None) for article in session.articles)
        settings = project.slides
        keys = choose_session(
            replace(session, articles=articles), settings.count, 0 if count else settings.session_count
        )
        for article, each in zip(articles, keys, strict=True):
            choice = _choice(article.place.file, article, each, session)
            yield replace(choice, torn=_torn(choice, project.theme.deck.latin))


def _torn(choice: Choice, latin: str) -> tuple['KeySentence', ...]:
    """Return the sentences of which a line ends within a word on our slides."""
    from booklet.deck import torn_lines

    return tuple(each for each in choice.sentences if torn_lines(each, choice.article.language, latin))


def _counted(article: 'Article', count: int | None) -> 'Article':
    return article if count is None else replace(article, slides=replace(article.slides, count=count))


def _choice(
    file: str, article: 'Article', keys: 'ArticleKeys', session: 'Session | None' = None
) -> Choice:
    """Put the chosen sentences, which stand in the order of the text, in the order of their rank."""
    best_first = tuple(each for each in keys.ranked if each in keys.chosen)
    return Choice(file, article, best_first, len(keys.ranked), keys.passed, session)


def as_json(choice: Choice) -> dict[str, object]:
    """Return what one line of `--format json` says."""
    return {
        'file': choice.file,
        'title': choice.article.title,
        'sentences': [_sentence_json(each) for each in choice.sentences],
    }


def _sentence_json(each: 'KeySentence') -> dict[str, object]:
    return {
        # An enumeration is spans of the source too, joined as the law of slide lines has it.
        'text': '……'.join((each.text, *each.items)),
        'source': each.source,
        'score': round(each.score, 4),
        'reasons': [{'feature': reason.feature, 'share': round(reason.share, 4)} for reason in each.reasons],
        'place': str(each.place),
        'pinned': each.is_pinned,
    }
