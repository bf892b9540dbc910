"""The lines of one article -> its Markdown file."""

import datetime
import re

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.blocks import Block, to_blocks
from booklet.importing.dates import complete_date, find_date
from booklet.importing.foreign import Note
from booklet.importing.letterhead import document_number, issuing_office, unspaced
from booklet.importing.lines import Layout, Line, ends_sentence, join_wrapped
from booklet.importing.markdown import Field, assembled, escape
from booklet.importing.paragraphs import dateline, to_passages
from booklet.importing.passage import Passage, Run
from booklet.importing.signature import is_office, split_signature
from booklet.text.classes import HAN
from booklet.text.spacing import has_han, tidy_headline
from booklet.values import dataclass

_SOURCE = re.compile(r'(?:来源|稿件来源|文章来源|Source)[：:]\s*(?P<value>.+)')
_AUTHOR = re.compile(r'(?:作者|撰稿|文字|Author|By)[：:]\s*(?P<value>.+)')
_SUBTITLE = re.compile(r'(?:——|--)\s*(?P<value>.+)')
_NAME = re.compile(rf'[{HAN}](?:\s*[{HAN}]){{1,3}}')
_ASIDE = re.compile(r'[（(][^（(]{1,24}[）)]')
_OURS = ('本报', '本网', '本台', '本社')
_LONGEST_HEAD = 40
"""Characters; a longer line below the title is text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of an article before its body is read."""

    title: str
    lines: tuple[Line, ...]
    """Below the title."""
    agenda: str = ''
    near: datetime.date | None = None
    """The session's date, for dates without a year."""
    notes: tuple[Note, ...] = ()
    """Of the whole source."""
    known: tuple[Field, ...] = ()
    """Source, author and date that the file says outside its text."""
    minutes: int = 0
    """That the agenda gives it; 0 when it does not say."""


@dataclass(frozen=True, slots=True)
class Written:
    """An article's file, its pictures, and which passage each of its blocks was made of."""

    content: str
    pictures: tuple[tuple[str, bytes], ...] = ()
    origins: tuple[tuple[int, Block], ...] = ()
    """Line of the file and block."""
    title: tuple[Line, ...] = ()
    """The lines it stood on; the front matter has it on its second line."""


def write_article(name: str, draft: Draft, layout: Layout) -> Checked[Written]:
    """Return the Markdown file of an article; `name` is the source's, for findings."""
    head = _head(name, draft.lines)
    signed = split_signature(draft.lines[head.value[1] :], layout)
    passages = to_passages(name, signed.body, layout)
    blocks = to_blocks(name, passages.value, draft.notes)
    fields: dict[str, str | int | datetime.date] = dict(draft.known)
    fields |= dict(head.value[0])
    recognised = _recognised(name, passages.value, signed.lines, fields, draft.near)
    fields |= dict(recognised.value)
    order = _fields(draft, fields, passages.value, blocks.value.numbers_itself)
    made = list(blocks.value.blocks)
    if signed.lines:
        words = '\n'.join(line.text for line in signed.lines)
        made.append(Block(_signature(signed.lines), Passage(signed.lines[0].number, (Run(words),))))
    content, starts = assembled(order, (*(block.text for block in made), *blocks.value.notes))
    findings = (*head.findings, *recognised.findings, *passages.findings, *blocks.findings)
    origins = tuple(zip(starts, made, strict=False))
    return Checked(Written(content, blocks.value.pictures, origins), findings)


def join_title(lines: tuple[Line, ...]) -> str:
    """Return the lines of a title as one."""
    text = ''
    for line in lines:
        text = join_wrapped(text, line.text)
    return unspaced(tidy_headline(text))


def _fields(
    draft: Draft,
    found: dict[str, str | int | datetime.date],
    passages: tuple[Passage, ...],
    numbers_itself: bool,
) -> tuple[Field, ...]:
    fields: list[Field] = [('title', draft.title), ('subtitle', found.get('subtitle', ''))]
    if _squeezed(draft.agenda) != _squeezed(draft.title):
        fields.append(('agenda', draft.agenda))
    fields += ((key, found.get(key, '')) for key in ('source', 'author', 'date'))
    text = draft.title + ''.join(passage.text for passage in passages)
    if text and not has_han(text):
        fields.append(('language', 'en'))
    if numbers_itself:
        fields.append(('numbering', False))
    if draft.minutes:
        fields.append(('minutes', draft.minutes))
    return tuple(fields)


def _squeezed(text: str) -> str:
    return re.sub(r'\s', '', text)


def _head(name: str, lines: tuple[Line, ...]) -> Checked[tuple[tuple[Field, ...], int]]:
    """Return what stands between title and text, and how many lines it takes."""
    fields: dict[str, Field] = {}
    findings: list[Finding] = []
    for index, line in enumerate(lines):
        following = lines[index + 1].text if index + 1 < len(lines) else ''
        field = _head_field(line.text, following)
        if field is None or field[0] in fields:
            return Checked((tuple(fields.values()), index), tuple(findings))
        fields[field[0]] = field
        place = Place(name, line.number)
        findings.append(finding('import.recognised', place, field=field[0], value=field[1], text=line.text))
    return Checked((tuple(fields.values()), len(lines)), tuple(findings))


def _head_field(text: str, following: str) -> Field | None:
    if len(text) > _LONGEST_HEAD or ends_sentence(text):
        return None
    for key, pattern in (('source', _SOURCE), ('author', _AUTHOR)):
        if match := pattern.fullmatch(text):
            return key, tidy_headline(match['value'])
    if number := document_number(text):
        return 'source', number
    if office := issuing_office(text):
        return 'author', office
    if _NAME.fullmatch(text) and not is_office(text) and following.endswith(('：', ':')):
        return 'author', unspaced(text)
    if (found := find_date(text)) and not re.sub(r'[\s（）()]', '', text[: found.start] + text[found.end :]):
        return 'date', found.date
    if is_office(text) and find_date(following):
        return 'author', tidy_headline(text)
    if (match := _SUBTITLE.fullmatch(text)) and not following.startswith('——'):
        return 'subtitle', tidy_headline(match['value'])
    return ('subtitle', text) if _ASIDE.fullmatch(text) else None


def _recognised(
    name: str,
    passages: tuple[Passage, ...],
    signature: tuple[Line, ...],
    known: dict[str, str | int | datetime.date],
    near: datetime.date | None,
) -> Checked[tuple[Field, ...]]:
    """Return source and date as dateline and signature say them; their words stay where they are."""
    fields: dict[str, Field] = {}
    findings = []
    rows: list[tuple[int, str, str]] = []
    for passage in passages[:1]:
        if match := dateline(passage.text):
            agency = '' if match['agency'] in _OURS else match['agency']
            rows.append((passage.number_in_source, match.group(), agency))
    rows += ((line.number, line.text, '') for line in signature)
    for number, text, agency in rows:
        for key, value in (('source', agency), ('date', complete_date(text, near))):
            if value and key not in known and key not in fields:
                fields[key] = (key, value)
                findings.append(
                    finding('import.recognised', Place(name, number), field=key, value=value, text=text)
                )
    return Checked(tuple(fields.values()), tuple(findings))


def _signature(lines: tuple[Line, ...]) -> str:
    return '\n'.join(('::: signature', *(escape(tidy_headline(line.text)) for line in lines), ':::'))
