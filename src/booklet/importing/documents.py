"""What a reader understood of a foreign file -> the Markdown files of a session, or of one article."""

import re
from pathlib import PurePath

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.article import Draft, join_title, write_article
from booklet.importing.foreign import ForeignDocument
from booklet.importing.imported import ImportedSession
from booklet.importing.lines import Layout, Line, ends_sentence, measure_layout
from booklet.importing.markdown import document, escape
from booklet.importing.paragraphs import group_lines, to_passages
from booklet.importing.passage import Passage
from booklet.importing.sheet import Sheet, read_sheet
from booklet.importing.titles import Span, find_titles
from booklet.text.spacing import tidy_headline

_LONGEST_TITLE = 60
"""Characters; a longer first paragraph is text."""
_FEWEST_LINES = 8
"""Articles with fewer lines are judged by the layout of the whole file."""


def to_files(name: str, document: ForeignDocument) -> Checked[ImportedSession]:
    """Return the Markdown files for a document; `name` is its file name, for findings. Never raises."""
    lines = document.lines or tuple(_line(passage) for passage in document.passages)
    if not lines:
        why = document.findings or (finding('import.empty', Place(name), file=name),)
        return Checked(ImportedSession(()), why)
    layout = measure_layout(lines) if document.lines else Layout(False)
    sheet = read_sheet(name, lines, layout)
    made = _one_article(name, lines, layout) if sheet is None else _session(name, sheet.value, layout)
    before = document.findings if sheet is None else (*document.findings, *sheet.findings)
    findings = sorted((*before, *made.findings), key=lambda one: one.place or Place(name))
    return Checked(made.value, tuple(findings))


def _line(passage: Passage) -> Line:
    text = tidy_headline(passage.text)
    return Line(passage.number_in_source, text, passage=passage)


def _session(name: str, sheet: Sheet, layout: Layout) -> Checked[ImportedSession]:
    spans = find_titles(sheet.body, sheet.agenda)
    leftover = sheet.leftover if spans else (*sheet.leftover, *sheet.body)
    introduction = to_passages(name, leftover, layout)
    blocks = tuple(escape(passage.text) for passage in introduction.value)
    files = [('session.md', document(sheet.fields, blocks))]
    findings = [*introduction.findings, *_unmatched(name, sheet, spans)]
    for index, span in enumerate(spans):
        end = spans[index + 1].start if index + 1 < len(spans) else len(sheet.body)
        title = join_title(sheet.body[span.start : span.title_end])
        lines = sheet.body[span.end : end]
        agenda = span.item.text if span.item else ''
        article = write_article(name, Draft(title, lines, agenda, sheet.date), _layout_of(lines, layout))
        file = f'{index + 1}-{slug(title)}.md'
        files.append((file, article.value))
        findings += (*_about_title(name, sheet.body, span, title, file), *article.findings)
    return Checked(ImportedSession(tuple(files)), tuple(findings))


def _one_article(name: str, lines: tuple[Line, ...], layout: Layout) -> Checked[ImportedSession]:
    group, _ = group_lines(lines, layout)[0]
    title = join_title(group)
    findings: tuple[Finding, ...] = ()
    rest = lines[len(group) :]
    stem = PurePath(name).stem
    if ends_sentence(title) or len(title) > _LONGEST_TITLE:
        title, rest = tidy_headline(stem), lines
        findings = (finding('import.unsure-title', Place(name), title=title, file=f'1-{slug(stem)}.md'),)
    made = write_article(name, Draft(title, rest), layout)
    return Checked(ImportedSession(((f'1-{slug(stem)}.md', made.value),)), (*findings, *made.findings))


def slug(title: str) -> str:
    """Return the Western words of `title` for a file name; `article` when it has none."""
    words = re.findall('[a-z0-9]+', title.lower())
    letters = ''.join(word for word in words if re.search('[a-z]{2}', word))
    return '-'.join(words)[:48].strip('-') if len(letters) > len(title) / 2 else 'article'


def _layout_of(lines: tuple[Line, ...], whole: Layout) -> Layout:
    return measure_layout(lines) if len(lines) >= _FEWEST_LINES and lines[0].passage is None else whole


def _about_title(
    name: str, body: tuple[Line, ...], span: Span, title: str, file: str
) -> tuple[Finding, ...]:
    place = Place(name, body[span.start].number)
    unsure = () if span.is_sure else (finding('import.unsure-title', place, title=title, file=file),)
    repeated = tuple(
        finding('import.derived', Place(name, line.number), text=line.text)
        for line in body[span.title_end : span.end]
    )
    return (*unsure, *repeated)


def _unmatched(name: str, sheet: Sheet, spans: tuple[Span, ...]) -> tuple[Finding, ...]:
    matched = {span.item.number for span in spans if span.item}
    return tuple(
        finding('import.article-missing', Place(name, item.number), text=item.text)
        for item in sheet.agenda
        if item.number not in matched
    )
