"""What an import made of its sources -> a page with source and Markdown side by side; it remembers both."""

import html
import json
import re

from booklet.diagnostics import Checked, Finding, Severity
from booklet.importing.imported import ImportedSession, Row
from booklet.language import Language, Words
from booklet.values import dataclass

REPORT_FILE = 'import-report.html'
_SECTION = re.compile(
    r'<!-- import (?P<record>\{.*?\}) -->\n(?P<body>.*?)\n<!-- end of import -->', re.DOTALL
)
_STYLE = (
    'body{font:16px/1.7 "Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif;margin:2em auto;'
    'max-width:90em;padding:0 1em;color:#222}table{border-collapse:collapse;width:100%;table-layout:fixed}'
    'td,th{border-top:1px solid #ddd;padding:.4em .6em;vertical-align:top;text-align:left;'
    'overflow-wrap:anywhere}th:first-child,td:first-child{width:7em;color:#777}pre{margin:0;white-space:'
    'pre-wrap;font:14px/1.6 "Noto Sans Mono CJK SC",monospace}.warning td,.error td{background:#fff3d6}'
    'ul{margin:.3em 0;padding-left:1.2em;color:#8a4b00}.note{color:#777}small{color:#777}'
)
_TITLE = Words('Import report', '导入对照')
_LEAD = Words(
    'On the left the words of the source, on the right the Markdown made of them. Yellow: look here. '
    'Correct the Markdown files, not this page; importing again does not overwrite corrections.',
    '左边是原文，右边是据此写成的 Markdown。黄色的地方请核对。要修改的是 Markdown 文件，不是这一页；'
    '再次导入不会覆盖你的修改。',
)
_HEADS = (Words('Source', '原文位置'), Words('Words of the source', '原文'), Words('Markdown', 'Markdown'))


@dataclass(frozen=True, slots=True)
class Entry:
    """What a report remembers of one source."""

    source: str
    files: tuple[tuple[str, str, str], ...]
    """Name before numbering on, name as written, digest of what was written."""


def entries_of(page: str) -> tuple[Entry, ...]:
    """Return what a report remembers; what cannot be read is passed over."""
    found = []
    for match in _SECTION.finditer(page):
        try:
            record = json.loads(match['record'])
            files = tuple((str(base), str(name), str(sum_)) for base, name, sum_ in record['files'])
            found.append(Entry(str(record['source']), files))
        except (ValueError, KeyError, TypeError):
            continue
    return tuple(found)


def with_section(page: str, entry: Entry, made: Checked[ImportedSession], language: Language) -> str:
    """Return the report `page` (or a new one) with a section about one source, in place of its last one."""
    sections = {
        each.source: match.group()
        for each, match in zip(entries_of(page), _SECTION.finditer(page), strict=False)
    }
    record = json.dumps({'source': entry.source, 'files': entry.files}, ensure_ascii=False).replace(
        '--', '-\\u002d'
    )
    body = _section(entry, made, language)
    sections[entry.source] = f'<!-- import {record} -->\n{body}\n<!-- end of import -->'
    title, lead = (words.in_language(language) for words in (_TITLE, _LEAD))
    code = 'zh-CN' if language == 'zh' else 'en'
    return (
        f'<!DOCTYPE html>\n<html lang="{code}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<style>{_STYLE}</style>\n<h1>{title}</h1>\n<p>{lead}</p>\n'
        + '\n'.join(sections.values())
        + '\n</html>\n'
    )


def where_words(row: Row, language: Language) -> str:
    """Return where a row stands in its source, in words for people."""
    place = Words(f'¶ {row.number}', f'第 {row.number} 段').in_language(language)
    page = Words(f'p. {row.page}, ', f'第 {row.page} 页 ').in_language(language)
    return f'{page}{place}' if row.page else place


def _section(entry: Entry, made: Checked[ImportedSession], language: Language) -> str:
    names = {base: name for base, name, _ in entry.files}
    head = ''.join(f'<th>{html.escape(words.in_language(language))}</th>' for words in _HEADS)
    by_number: dict[int, list[Finding]] = {}
    for found in made.findings:
        by_number.setdefault(found.place.line if found.place else 0, []).append(found)
    rows = []
    for row in made.value.rows:
        for number in [each for each in sorted(by_number) if each < row.number]:
            rows.append(_findings_row(number, by_number.pop(number), language))
        rows.append(_row(row, names.get(row.file, row.file), by_number.pop(row.number, []), language))
    rows += (_findings_row(number, found, language) for number, found in sorted(by_number.items()))
    return (
        f'<h2>{html.escape(entry.source)}</h2>\n<table>\n<tr>{head}</tr>\n' + '\n'.join(rows) + '\n</table>'
    )


def _row(row: Row, name: str, found: list[Finding], language: Language) -> str:
    where = html.escape(where_words(row, language))
    made = f'<small>{html.escape(name)}:{row.line}</small><pre>{html.escape(row.markdown)}</pre>'
    words = html.escape(row.source).replace('\n', '<br>')
    return f'<tr{_class(found)}><td>{where}</td><td>{words}{_list(found, language)}</td><td>{made}</td></tr>'


def _findings_row(number: int, found: list[Finding], language: Language) -> str:
    where = Words(f'¶ {number}', f'第 {number} 段').in_language(language)
    return (
        f'<tr{_class(found)}><td>{where}</td><td>{_list(found, language)}</td><td>{_fields(found)}</td></tr>'
    )


def _fields(found: list[Finding]) -> str:
    """Return the lines of front matter that were recognised."""
    arguments = (dict(each.arguments) for each in found if each.slug == 'import.recognised')
    lines = (html.escape(f'{each["field"]}: {each["value"]}') for each in arguments)
    text = '\n'.join(lines)
    return f'<pre>{text}</pre>' if text else ''


def _list(found: list[Finding], language: Language) -> str:
    if not found:
        return ''
    return f'<ul>{"".join(_item(each, language) for each in found)}</ul>'


def _item(each: Finding, language: Language) -> str:
    message = html.escape(each.message(language))
    if each.severity <= Severity.NOTE:
        return f'<li class=note>{message}</li>'
    return f'<li>{message} → {html.escape(each.hint(language))}</li>'


def _class(found: list[Finding]) -> str:
    worst = max((each.severity for each in found), default=Severity.NOTE)
    return f' class="{worst.name.lower()}"' if worst > Severity.NOTE else ''
