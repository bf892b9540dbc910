"""What docs/architecture.md and the docstrings of packages say is so."""

import ast
import re

from tests.structure.source_tree import SOURCE, modules

ROOT = SOURCE.parent
PAGE = (ROOT / 'docs' / 'architecture.md').read_text(encoding='utf-8')
_PATH = re.compile(r'`((?:src/booklet/|styles/|tests/|docs/)?[a-z_]+(?:/[\w.-]+)*/[\w.-]*\.?\w*)`')
"""Something between backticks that has a slash."""


def is_there(path: str) -> bool:
    """Tell whether a path is one of the project, from its root or from the package."""
    return (ROOT / path).exists() or (ROOT / 'src' / 'booklet' / path).exists()


def test_ten_typical_changes_name_a_file_to_open() -> None:
    table = PAGE.split('| to change | open |')[1].split('\n\n')[0]
    rows = [row.strip('|').split('|')[1] for row in table.splitlines() if row.startswith('|')][1:]
    assert len(rows) >= 10
    assert [row for row in rows if not _PATH.search(row)] == []


def test_every_path_on_the_page_of_the_architecture_exists() -> None:
    outputs = ('build/', 'deliveries/', 'content/')
    named = sorted({path for path in _PATH.findall(PAGE) if not path.startswith(outputs)})
    assert len(named) > 40
    assert [path for path in named if not is_there(path)] == []


def test_every_part_has_a_row_in_the_table_of_parts() -> None:
    table = PAGE.split('## Parts')[1].split('\n\n')[2]
    parts = {name.split('.')[1] for name in modules() if name.count('.') >= 1} - {'__main__'}
    assert [part for part in sorted(parts) if f'`{part}/`' not in table and f'`{part}.py`' not in table] == []


def test_every_package_says_what_goes_in_and_what_comes_out() -> None:
    packages = [path for path in modules().values() if path.name == '__init__.py'][1:]
    said = {path.parent.name: ast.get_docstring(ast.parse(path.read_text('utf-8'))) for path in packages}
    assert [name for name, text in said.items() if '->' not in (text or '').split('\n')[0]] == []


def test_few_modules_lie_beside_the_packages() -> None:
    loose = {name for name, path in modules().items() if name.count('.') == 1 and path.name != '__init__.py'}
    assert len(loose) <= 12
