"""House style that a machine can see: sizes, names, docstrings."""

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).parents[2] / 'src' / 'booklet'
MODULES = {path: path.read_text(encoding='utf-8') for path in sorted(SOURCE.rglob('*.py'))}
AVOIDED = {'utils', 'util', 'helper', 'helpers', 'manager', 'data', 'info', 'process'}


def test_no_module_is_longer_than_300_lines() -> None:
    sizes = {path.relative_to(SOURCE): len(text.splitlines()) for path, text in MODULES.items()}
    assert {path: size for path, size in sizes.items() if size > 300} == {}


def test_no_function_is_longer_than_80_lines() -> None:
    long = []
    for path, text in MODULES.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 80:
                long.append(f'{path.relative_to(SOURCE)}:{node.lineno} {node.name}')
    assert long == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path, text in MODULES.items() if ast.get_docstring(ast.parse(text)) is None]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in MODULES if path.stem in AVOIDED] == []


def test_public_functions_and_classes_are_documented() -> None:
    silent = []
    for path, text in MODULES.items():
        for node in ast.parse(text).body:
            if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name.startswith('_'):
                continue
            if ast.get_docstring(node) is None:
                silent.append(f'{path.relative_to(SOURCE)}:{node.lineno} {node.name}')
    assert silent == []


def test_values_are_structs() -> None:
    """`class X(Struct, frozen=True)` in place of a dataclass: docs/decisions/0012."""
    written = re.compile(r'^\s*(?:@dataclass|from dataclasses|import dataclasses)', re.MULTILINE)
    found = [path.relative_to(SOURCE) for path, text in MODULES.items() if written.search(text)]
    assert found == []
