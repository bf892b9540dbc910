"""What is known of the semester -> the text of a new file, with every key that the editor may fill in."""

import datetime
import json
import re
from typing import TYPE_CHECKING

from booklet.cli.i18n import say
from booklet.reading.listing import PLACEHOLDERS

if TYPE_CHECKING:
    from booklet.model.semester import Semester, Session

_PLAIN = re.compile(r'[\u3400-\u9fff“《「『][^:#\n"\'\\]*')
"""Begins with a Chinese character and has nothing that YAML reads as its own."""


def semester_form(last: 'Semester | None', known: dict[str, str]) -> str:
    """Return semester.toml for a new semester; what is not `known` is that of the last one."""
    lines = [
        _toml('title', known['title'], say("the booklet's title, required", "封面上的书名，必填")),
        _toml('term', known['term'], say("required", "必填")),
        _toml('organisation', known['organisation'], say("required", "单位名称，必填")),
        _toml('audience', last.audience if last else ''),
        _toml('series', known['series'], say("what the meetings are called", "学习活动的名称")),
        _toml('language', last.language if last else 'zh-CN'),
        _toml('editor', last.editor if last else ''),
        _toml('contact', last.contact if last else ''),
        _toml(
            'notice',
            last.notice if last else '',
            say("printed on the imprint", "印在版权页上，例如：内部学习资料"),
        ),
    ]
    return ''.join(lines)


def session_form(last: 'Session | None', number: int, date: datetime.date | None, title: str) -> str:
    """Return session.md for session `number`; form, place and length are those of the last one."""
    lines = [
        '---\n',
        f'number: {number}\n',
        _yaml('date', str(date) if date else '', say("for example 2026-03-05", "例如 2026-03-05")),
        _yaml('form', last.form if last else say("group study", "集中学习")),
        _yaml('place', last.location if last else ''),
        _yaml('chair', last.chair if last else ''),
        _yaml('title', title, say("the topic", "本次学习的主题")),
        f'minutes: {last.minutes}\n' if last and last.minutes else '',
        say(
            "# questions:                # for discussion\n#   - \n",
            "# questions:                # 讨论题，去掉 # 号后填写\n#   - \n",
        ),
        '---\n',
    ]
    return ''.join(lines)


def article_form(title: str) -> str:
    """Return the Markdown file of a new article."""
    lines = [
        '---\n',
        _yaml('title', title, say("required", "必填")),
        _optional('subtitle', say("below the title", "副标题")),
        _optional('source', say("where it was printed first", "出处")),
        _optional('author', say("who wrote it", "作者")),
        _optional('date', say("for example 2026-03-05", "例如 2026-03-05")),
        _optional('questions', say("for discussion", "讨论题")),
        '#   - \n',
        '---\n',
        say(*PLACEHOLDERS) + '\n',
    ]
    return ''.join(lines)


def _toml(key: str, value: str, remark: str = '') -> str:
    # The escapes of a JSON string are those of a TOML basic string.
    line = f'{key} = {json.dumps(value, ensure_ascii=False)}'
    if value or remark.endswith(say("required", "必填")):
        return line + (f'    # {remark}\n' if remark else '\n')
    return f'# {line}' + (f'    # {remark}\n' if remark else '\n')


def _yaml(key: str, value: str, remark: str = '') -> str:
    line = f'{key}: {_scalar(value)}'.rstrip()
    if not value:
        line = line if remark else f'# {line}'
        return f'{line:<28}# {remark}\n' if remark else f'{line}\n'
    return f'{line}\n'


def _scalar(value: str) -> str:
    # JSON strings are YAML strings, too.
    is_plain = not value or _PLAIN.fullmatch(value) or re.fullmatch(r'\d{4}-\d\d-\d\d', value)
    return value.strip() if is_plain else json.dumps(value, ensure_ascii=False)


def _optional(key: str, remark: str) -> str:
    return f'{f"# {key}:":<28}# {remark}\n'
