"""The law of importing: every character of the source stands in the result in order, or in a finding."""

import html
import re

import yaml

from booklet.diagnostics import Checked, Finding
from booklet.importing import ImportedSession

_ACCOUNTS = (
    'import.contents-left-out',
    'import.derived',
    'import.recognised',
    'import.article-missing',
    'import.unsure-date',
)
_LONG = ('import.article-missing',)
"""They tell the text of several lines at the first."""


def unaccounted(source: str, imported: Checked[ImportedSession]) -> list[str]:
    """Return the lines of `source` that stand nowhere."""
    body = _squeeze(''.join(_words(content) for _, content in imported.value.files))
    agenda = _squeeze(''.join(_agenda(content) for _, content in imported.value.files))
    lost = []
    cursors = [0, 0]
    for number, line in enumerate(re.split(r'\r\n|\r|\n', source), 1):
        mentioned = _mentions(imported.findings, number)
        rest = _squeeze(line)
        if not rest or any(rest in text for text in mentioned):
            continue
        for text in _mentions(imported.findings, number, only_here=True):
            rest = rest.replace(text, '', 1)
        if rest and not _advance(agenda, rest, cursors, 1) and not _advance(body, rest, cursors, 0):
            lost.append(line)
    return lost


def _advance(text: str, part: str, cursors: list[int], which: int) -> bool:
    position = text.find(part, cursors[which])
    if position < 0:
        return False
    cursors[which] = position + len(part)
    return True


def _mentions(findings: tuple[Finding, ...], number: int, only_here: bool = False) -> list[str]:
    return [
        _squeeze(dict(each.arguments)['text'])
        for each in findings
        if each.slug in _ACCOUNTS
        and each.place
        and (each.place.line == number or (each.slug in _LONG and each.place.line < number and not only_here))
    ]


def front_matter(content: str) -> dict[str, object]:
    """Return the front matter of a Markdown file."""
    value = yaml.safe_load(content.split('---\n', 2)[1])
    return value if isinstance(value, dict) else {}


def plain(markdown: str) -> str:
    """Return the text of an imported body, without the Markdown that importing adds."""
    lines = [line for line in markdown.split('\n') if not line.startswith(':::')]
    text = '\n'.join(re.sub('^#{1,6} ', '', line) for line in lines)
    return html.unescape(re.sub(r'\\(.)', r'\1', text))


def _words(content: str) -> str:
    fields = front_matter(content)
    head = ''.join(str(fields.get(key, '')) for key in ('title', 'subtitle', 'source', 'author'))
    return head + plain(content.split('---\n', 2)[2])


def _agenda(content: str) -> str:
    fields = front_matter(content)
    return str(fields.get('agenda', fields.get('title', '')))


def _squeeze(text: str) -> str:
    return re.sub(r'\s', '', text)
