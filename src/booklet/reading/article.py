"""An article's file to an Article."""

import re
from collections.abc import Iterator
from pathlib import Path

from booklet.diagnostics import Checked, Finding, finding
from booklet.model.pages import Anchor
from booklet.model.semester import Article, SlideWishes
from booklet.model.titles import read_title
from booklet.reading.body import Body, read_body
from booklet.reading.decoding import source_of
from booklet.reading.draft import Shelf
from booklet.reading.frontmatter import FrontMatter, read_front_matter
from booklet.reading.listing import PLACEHOLDERS
from booklet.reading.parsed import LANGUAGES, ReadArticle
from booklet.reading.slide_requests import check_wishes
from booklet.reading.source import Source
from booklet.text.dates import parse_date


def read_article(
    content: bytes | None, path: Path, root: Path, anchor: Anchor, language: str
) -> Checked[ReadArticle]:
    """Read what the article's file `path` holds; `language` is the semester's."""
    read = source_of(content, path.relative_to(root).as_posix())
    source = read.value
    matter = read_front_matter(source)
    article_language = matter.fields.choice('language', language, LANGUAGES)
    body = read_body(
        source,
        matter.body,
        f'{anchor}b',
        Shelf(root, path.parent),
        is_numbered=matter.fields.truth('numbering', True),
        language=article_language,
        has_title=_has_title(matter),
    )
    article, findings = _frame(source, matter, body.value, anchor, article_language)
    findings.extend(_placeholders(source, matter.body))
    if not article.blocks:
        findings.append(finding('article.empty', article.place))
    findings.extend(check_wishes(article))
    made = ReadArticle(article, body.value.names, body.value.refers)
    return Checked(made, (*read.findings, *findings, *body.findings))


def _placeholders(source: Source, start: int) -> Iterator[Finding]:
    """Find what `new article` wrote for somebody to write over."""
    for text in PLACEHOLDERS:
        if match := re.compile(rf'^\s*({re.escape(text)})\s*$', re.MULTILINE).search(source.text, start):
            yield finding('article.placeholder', source.place(*match.span(1)))


def _has_title(matter: FrontMatter) -> bool:
    return any(entry.key == 'title' for entry in matter.fields.mapping.entries)


def _frame(
    source: Source, matter: FrontMatter, body: Body, anchor: Anchor, language: str
) -> tuple[Article, list[Finding]]:
    fields = matter.fields
    title = fields.text('title')
    place = fields.place('title')
    if not title and body.title:
        title, place = body.title, body.title_place
    if not title:
        fields.find('article.title-missing', place)
        title = _title_of_file(source.file)
    title, title_voices = read_title(title)
    subtitle, subtitle_voices = read_title(fields.text('subtitle'))
    article = Article(
        title=title,
        title_voices=title_voices,
        subtitle_voices=subtitle_voices,
        anchor=anchor,
        place=place,
        blocks=body.blocks,
        language=language,
        subtitle=subtitle,
        agenda=read_title(fields.text('agenda'))[0],
        source=fields.names('source', language),
        author=fields.names('author', language),
        date=fields.parsed('date', parse_date, 'field.not-date'),
        minutes=fields.whole('minutes', None, 1, 600),
        questions=tuple(read_title(text)[0] for text, _ in fields.texts('questions')),
        slides=_wishes(matter),
    )
    fields.close()
    return article, fields.findings


def _wishes(matter: FrontMatter) -> SlideWishes:
    if matter.fields.entry('slides') is None:
        return SlideWishes()
    fields = matter.fields.table('slides')
    skip = fields.texts('skip')
    wishes = SlideWishes(
        count=fields.whole('count', None, 0, 30),
        skip=tuple(text for text, _ in skip),
        skip_places=tuple(place for _, place in skip),
    )
    fields.close()
    return wishes


def _title_of_file(file: str) -> str:
    name = file.rpartition('/')[2].rpartition('.')[0]
    return re.sub(r'^\d+[-_ ]*', '', name) or name
