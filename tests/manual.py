"""Prints what the code knows about itself (commands, options, slugs, settings) into the manual.

`python -m tests.manual` writes; `tests/structure/test_manual.py` says when the pages are stale.
"""

import os
from pathlib import Path

import click

from booklet.diagnostics import CATALOGUE, Severity

DOCS = Path(__file__).parents[1] / 'docs'
NAMES = {Severity.ERROR: 'error', Severity.WARNING: 'warning', Severity.NOTE: 'note'}


def pages() -> dict[str, str]:
    """Return file name under docs/ -> its whole text."""
    return {
        'findings.md': findings_page(),
        'commands.md': commands_page(),
        'preflight.md': preflight_page(),
    }


def findings_page() -> str:
    """Return the table of slugs as a page."""
    lines = [
        '# Findings',
        '',
        'What `booklet` may say about your text, by slug. Printed from the code by `make manual`.',
        '',
        'error: the result is wrong or incomplete. warning: probably not what you want. note: worth knowing.',
    ]
    for slug, row in CATALOGUE.items():
        lines += [
            '',
            f'## `{slug}`',
            '',
            f'{NAMES[row.severity]} · {row.message.en}',
            '',
            f'{row.message.zh}',
            '',
            f'Next: {row.hint.en} 下一步：{row.hint.zh}',
        ]
    return '\n'.join(lines) + '\n'


def preflight_page() -> str:
    """Return the table of preflight rules as a page."""
    from booklet.preflight import RULES

    lines = [
        '# Preflight rules',
        '',
        'What `booklet preflight` looks for, by slug, and under which standard it matters how much.',
        'Printed from the code by `make manual`.',
        'It is a self-check against published rules, not a certificate.',
    ]
    for slug, rule in RULES.items():
        severities = ', '.join(f'{each.value} {NAMES[rule.severities[each]]}' for each in rule.severities)
        lines += ['', f'## `{slug}`', '', severities]
        for words in (rule.seen, rule.reason, rule.cure):
            lines += ['', f'{words.en}  ', words.zh]
    return '\n'.join(lines) + '\n'


def commands_page() -> str:
    """Return the help of every command as a page, in English."""
    os.environ['LC_ALL'] = 'C'
    from booklet.cli import commands

    group = commands()
    lines = ['# Commands', '', 'Printed from the code by `make manual`.']
    for name, command in [('', group), *sorted(group.commands.items())]:
        lines += section(f'booklet {name}'.strip(), command)
        if name and isinstance(command, click.Group):
            for below, each in sorted(command.commands.items()):
                lines += section(f'booklet {name} {below}', each)
    return '\n'.join(lines) + '\n'


def section(title: str, command: click.Command) -> list[str]:
    """Return the lines of one command."""
    context = click.Context(command, info_name=title, max_content_width=96, terminal_width=96)
    return ['', f'## {title}', '', '```', command.get_help(context), '```']


if __name__ == '__main__':
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding='utf-8')
