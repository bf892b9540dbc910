"""What a reader understood of a foreign file -> the Markdown files of a session, or of one article."""

import datetime
import re
from dataclasses import replace
from pathlib import PurePath

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.article import Draft, Written, join_title, write_article
from booklet.importing.blocks import Block, plain_blocks
from booklet.importing.contents import without_contents
from booklet.importing.decoding import UNKNOWN, without_invisible
from booklet.importing.foreign import ForeignDocument, Note
from booklet.importing.imported import SESSION_FILE, ImportedSession, Row
from booklet.importing.lines import Layout, Line, measure_layout
from booklet.importing.markdown import assembled
from booklet.importing.opening import Opening, find_title
from booklet.importing.paragraphs import to_passages
from booklet.importing.passage import Kind, Passage, Run
from booklet.importing.sheet import Sheet, read_sheet
from booklet.importing.tables import words_of_table
from booklet.importing.titles import Span, attachments, find_titles, title_of_attachment, without_marker
from booklet.text.spacing import tidy_headline

_FEWEST_LINES = 8
"""Articles with fewer lines are judged by the layout of the whole file."""


def to_files(name: str, document: ForeignDocument) -> Checked[ImportedSession]:
    """Return the Markdown files for a document; `name` is its file name, for findings. Never raises."""
    seen = [_visible(name, passage) for passage in document.passages]
    lines = document.lines or tuple(_line(each.value) for each in seen)
    if not lines:
        why = document.findings or (finding('import.empty', Place(name), file=name),)
        return Checked(ImportedSession(()), why)
    layout = measure_layout(lines) if document.lines else Layout(False)
    made = _session(name, lines, layout, document.notes) or _articles(name, lines, layout, document)
    told = (*document.findings, *(found for each in seen for found in each.findings), *made.findings)
    findings = sorted(told, key=lambda one: one.place or Place(name))
    return Checked(made.value, tuple(findings))


def _visible(name: str, passage: Passage) -> Checked[Passage]:
    """Return the passage without invisible characters, and say where one was that its font alone knew."""
    words, hidden = without_invisible(passage.text)
    place = Place(name, passage.number_in_source)
    findings = (finding('import.damaged-character', place),) if UNKNOWN in words else ()
    if not hidden:
        return Checked(passage, findings)
    runs = tuple(replace(run, text=without_invisible(run.text)[0]) for run in passage.runs)
    told = finding('import.invisible-character', place, characters=hidden)
    return Checked(replace(passage, runs=runs), (*findings, told))


def _line(passage: Passage) -> Line:
    text = tidy_headline(words_of_table(passage.table) if passage.table else passage.text)
    return Line(passage.number_in_source, text, passage=passage)


def _session(
    name: str, lines: tuple[Line, ...], layout: Layout, notes: tuple[Note, ...]
) -> Checked[ImportedSession] | None:
    """Return the session whose sheet stands at the head of `lines`; None when there is none."""
    read = read_sheet(name, lines, layout)
    if read is None:
        return None
    sheet = read.value
    spans = find_titles(sheet.body, sheet.agenda, sheet.has_body_label)
    if not spans and not sheet.is_meeting:
        return None
    made = _files(name, sheet, spans, layout, notes)
    return Checked(made.value, (*read.findings, *made.findings))


def _files(
    name: str, sheet: Sheet, spans: tuple[Span, ...], layout: Layout, notes: tuple[Note, ...]
) -> Checked[ImportedSession]:
    before = spans[0].start - spans[0].lead if spans else len(sheet.body)
    matched = {span.item.number for span in spans if span.item}
    # What no article belongs to is said in the introduction: the agenda is made of the articles.
    alone = tuple(
        _line(Passage(item.number, (Run(f'{place}. {item.text}'),)))
        for place, item in enumerate(sheet.agenda, 1)
        if item.number not in matched
    )
    leftover = sorted((*sheet.leftover, *alone, *sheet.body[:before]), key=lambda line: line.number)
    introduction = to_passages(name, tuple(leftover), layout)
    blocks = plain_blocks(introduction.value)
    pictures: dict[str, bytes] = {}
    sheet_text, starts = assembled(sheet.fields, blocks)
    files = [(SESSION_FILE, sheet_text)]
    begun = tuple(Block(text, passage) for text, passage in zip(blocks, introduction.value, strict=True))
    rows = list(_rows(SESSION_FILE, Written(sheet_text, origins=tuple(zip(starts, begun, strict=True)))))
    findings = [*introduction.findings, *_unmatched(name, sheet, spans)]
    for index, span in enumerate(spans):
        following = spans[index + 1] if index + 1 < len(spans) else None
        end = following.start - following.lead if following else len(sheet.body)
        title = without_marker(join_title(sheet.body[span.start : span.title_end]))
        lines = _with_calls(sheet.body[span.start : span.title_end], sheet.body[span.end : end])
        agenda = span.item.text if span.item else ''
        minutes = span.item.minutes if span.item else 0
        draft = Draft(title, lines, agenda, sheet.date, notes, minutes=minutes)
        article = write_article(name, draft, _layout_of(lines, layout))
        file = f'{index + 1}-{slug(title)}.md'
        files.append((file, article.value.content))
        pictures |= dict(article.value.pictures)
        rows += _rows(file, replace(article.value, title=sheet.body[span.start : span.title_end]))
        findings += (*_about_title(name, sheet.body, span, title, file), *article.findings)
    semester = tuple((key, str(value)) for key, value in sheet.fields if key in ('school', 'term', 'series'))
    imported = ImportedSession(tuple(files), tuple(pictures.items()), semester, tuple(rows))
    return Checked(imported, tuple(findings))


def _articles(
    name: str, lines: tuple[Line, ...], layout: Layout, document: ForeignDocument
) -> Checked[ImportedSession]:
    """Return the article of a text without a sheet, and one more for each attachment."""
    stem = PurePath(name).stem
    kept = without_contents(name, lines)
    lines = kept.value
    begins = attachments(lines)
    begins = begins if begins[:1] != (0,) else begins[1:]
    files: list[tuple[str, str]] = []
    pictures: dict[str, bytes] = {}
    rows: list[Row] = []
    findings: list[Finding] = [*kept.findings]
    for index, (start, end) in enumerate(zip((0, *begins), (*begins, len(lines)), strict=True)):
        file = f'{index + 1}-{slug(stem)}.md'
        part = lines[start:end]
        made = _attachment(name, part, layout, document) if start else _article(name, part, layout, document)
        files.append((file, made.value.content))
        pictures |= dict(made.value.pictures)
        rows += _rows(file, made.value)
        findings += made.findings
    return Checked(ImportedSession(tuple(files), tuple(pictures.items()), rows=tuple(rows)), tuple(findings))


def _article(
    name: str, lines: tuple[Line, ...], layout: Layout, document: ForeignDocument
) -> Checked[Written]:
    opening = find_title(lines, layout)
    if document.title:
        opening = _without(document.title, lines)
    title = document.title or join_title(opening.title)
    findings: tuple[Finding, ...] = ()
    if not title:
        stem = PurePath(name).stem
        title = tidy_headline(stem)
        findings = (finding('import.unsure-title', Place(name), title=title, file=f'1-{slug(stem)}.md'),)
    rest = _with_calls(opening.title, (*opening.before, *opening.rest))
    known = (('source', document.source), ('author', document.author), ('date', _date(document.date)))
    draft = Draft(title, rest, notes=document.notes, known=tuple(field for field in known if field[1]))
    made = write_article(name, draft, layout)
    return Checked(replace(made.value, title=opening.title), (*findings, *made.findings))


def _without(title: str, lines: tuple[Line, ...]) -> Opening:
    """Return the lines less those that say the title once more."""
    bare = re.sub(r'\s', '', title)
    is_repeated = bool(lines) and re.sub(r'\s', '', lines[0].text) == bare
    return Opening((), lines[:is_repeated], lines[is_repeated:])


def _date(text: str) -> datetime.date | str:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return text


def _attachment(
    name: str, lines: tuple[Line, ...], layout: Layout, document: ForeignDocument
) -> Checked[Written]:
    start, end = title_of_attachment(lines, 0)
    title = without_marker(join_title(lines[start:end])) or tidy_headline(lines[0].text)
    rest = _with_calls(lines[start:end], lines[end:])
    made = write_article(name, Draft(title, rest, notes=document.notes), layout)
    marker = finding('import.derived', Place(name, lines[0].number), text=lines[0].text)
    return Checked(replace(made.value, title=lines[start:end]), (marker, *made.findings))


def _rows(file: str, written: Written) -> tuple[Row, ...]:
    def row(line: int, block: Block) -> Row:
        passage = block.passage
        words = words_of_table(passage.table) if passage.table else passage.text
        words = words or (passage.picture.caption if passage.picture else '')
        return Row(passage.number_in_source, passage.page, words, file, line, block.text)

    title = tuple(
        Row(line.number, line.passage.page if line.passage else 0, line.text, file, 2, f'title: {line.text}')
        for line in written.title
    )
    return (*title, *(row(line, block) for line, block in written.origins))


def _with_calls(title: tuple[Line, ...], rest: tuple[Line, ...]) -> tuple[Line, ...]:
    """Let the first paragraph call the notes that the title calls: front matter holds none."""
    runs = (run for line in title if line.passage for run in line.passage.runs)
    calls = tuple(run for run in runs if run.note)
    if not calls:
        return rest
    for index, line in enumerate(rest):
        passage = line.passage
        if passage and passage.kind is Kind.PARAGRAPH:
            called = replace(line, passage=replace(passage, runs=(*passage.runs, *calls)))
            return (*rest[:index], called, *rest[index + 1 :])
    return (Line(title[0].number, '', passage=Passage(title[0].number, calls)), *rest)


def slug(title: str) -> str:
    """Return the Western words of `title` for a file name; `article` when it has none."""
    words = re.findall('[a-z0-9]+', title.lower())
    letters = ''.join(word for word in words if re.search('[a-z]{2}', word))
    return '-'.join(words)[:48].strip('-') if len(letters) > len(title) / 2 else 'article'


def _layout_of(lines: tuple[Line, ...], whole: Layout) -> Layout:
    return measure_layout(lines) if len(lines) >= _FEWEST_LINES and lines[0].passage is None else whole


def _about_title(name: str, body: tuple[Line, ...], span: Span, title: str, file: str) -> tuple[Finding, ...]:
    place = Place(name, body[span.start].number)
    unsure = () if span.is_sure else (finding('import.unsure-title', place, title=title, file=file),)
    repeated = tuple(
        finding('import.derived', Place(name, line.number), text=line.text)
        for line in (*body[span.start - span.lead : span.start], *body[span.title_end : span.end])
    )
    first = body[span.start].text
    marked = (finding('import.derived', place, text=first),) if without_marker(first) != first else ()
    return (*unsure, *marked, *repeated)


def _unmatched(name: str, sheet: Sheet, spans: tuple[Span, ...]) -> tuple[Finding, ...]:
    matched = {span.item.number for span in spans if span.item}
    return tuple(
        finding('import.article-missing', Place(name, item.number), text=item.text)
        for item in sheet.agenda
        if item.number not in matched
    )
