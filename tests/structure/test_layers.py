"""A part imports only parts below its own, nothing in a circle; each foreign library has one home."""

import ast
import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from booklet.versions import DISTRIBUTIONS, library_versions
from tests.structure.source_tree import SOURCE, circles, imports_of, modules

LINES = (
    ('__main__',),
    ('cli',),
    ('preview',),
    ('schools',),
    ('build',),
    ('results',),
    ('preflight',),
    ('press', 'deck'),
    ('layout',),
    ('selection',),
    ('reading', 'importing'),
    ('text',),
    ('project',),
    ('model',),
    ('executor', 'versions', 'libreoffice', 'pictures'),
    ('store',),
    ('diagnostics', 'errors', 'units', 'files', 'progress'),
    ('language',),
    ('values',),
)
"""From top to bottom, as in docs/architecture.md: the folders and modules of the package. A part imports
itself and lower lines, no neighbours."""

HOMES = {
    'click': {'cli'},
    'rich': {'cli'},
    'starlette': {'preview'},
    'uvicorn': {'preview'},
    'distributed': {'results/cluster.py'},
    'weasyprint': {'layout/engine'},
    'pyphen': {'layout/engine'},
    'tinycss2': {'layout/engine'},
    'jinja2': {'layout/html', 'preflight'},  # the report shows names from foreign files; jinja2 escapes them
    'markupsafe': {'layout/html'},
    'fontTools': {'layout/fonts', 'layout/engine'},
    'markdown': {'reading'},
    'latex2mathml': {'text'},
    'ziamath': {'text'},
    'yaml': {'reading'},
    # `pictures` knows what the editor gave, layout makes PNG of drawings, the press makes inks of pictures,
    # preflight adds the inks up.
    'PIL': {'pictures', 'layout', 'press/inks', 'press/vector', 'preflight'},
    'pypdfium2': {'layout', 'preflight', 'importing'},
    'pikepdf': {'press', 'preflight', 'importing'},
    'pptx': {'deck/brand'},
    'lxml': {'deck', 'importing'},
    'segno': {'deck'},
    'budoux': {'deck'},
    'uharfbuzz': {'deck', 'press/fonts', 'press/vector'},
}
"""Foreign library -> the folders that may import it."""


def part_of(module: str) -> str:
    """Return the part that a module belongs to: `booklet.text.joining` -> `text`."""
    names = module.split('.')
    return names[1] if len(names) > 1 else '__init__'


def foreign_imports(paths: Iterable[Path]) -> Iterator[tuple[Path, int, str]]:
    """Yield (path, line, library) of imports that are neither ours nor Python's."""
    for path in paths:
        for line, name in imports_of(path):
            library = name.split('.')[0]
            if library not in {'booklet', 'tests', *sys.stdlib_module_names}:
                yield path, line, library


def test_every_part_has_a_line() -> None:
    known = {part for line in LINES for part in line} | {'__init__'}
    assert {part_of(module) for module in modules()} <= known


def test_a_module_imports_only_from_lines_below_its_own() -> None:
    rank = {part: index for index, line in enumerate(LINES) for part in line} | {'__init__': len(LINES)}
    wrong = []
    for module, path in modules().items():
        part = part_of(module)
        for line, name in imports_of(path):
            target = part_of(name)
            if name.split('.')[0] == 'booklet' and target != part and rank[target] <= rank[part]:
                wrong.append(f'{path.relative_to(SOURCE)}:{line} {part} imports {target}')
    assert wrong == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    arrows = {
        module: {name for _, name in imports_of(path) if name in modules() and name != module}
        for module, path in modules().items()
    }
    assert circles(arrows) == []


def test_each_foreign_library_stays_at_home() -> None:
    wrong = []
    for path, line, library in foreign_imports(modules().values()):
        place = path.relative_to(SOURCE / 'booklet').as_posix()
        if not any(f'{place}/'.startswith(f'{home}/') for home in HOMES.get(library, ())):
            wrong.append(f'{place}:{line} imports {library}')
    assert wrong == []


def test_every_distribution_that_is_imported_is_declared() -> None:
    project = tomllib.loads((SOURCE.parent / 'pyproject.toml').read_text(encoding='utf-8'))['project']
    extras = project['optional-dependencies']
    # Whoever has no cluster needs nothing of it.
    needed = [*project['dependencies'], *extras['cluster']]
    for_tests = [*needed, *(line for extra in extras.values() for line in extra)]
    tests = (SOURCE.parent / 'tests').rglob('*.py')
    assert undeclared(modules().values(), needed) == []
    assert undeclared(tests, for_tests) == []


def test_every_distribution_that_can_change_a_result_is_in_the_list_of_all_keys() -> None:
    project = tomllib.loads((SOURCE.parent / 'pyproject.toml').read_text(encoding='utf-8'))['project']
    needed = {re.match(r'[\w.-]+', line)[0].lower() for line in project['dependencies']}  # type: ignore[index]
    assert needed - {'click', 'rich', 'starlette', 'uvicorn'} <= set(DISTRIBUTIONS)
    assert [name for name, version in library_versions() if not version] == []


def undeclared(paths: Iterable[Path], requirements: Iterable[str]) -> list[str]:
    """Return the libraries that these files import and none of the requirements brings."""
    declared = {re.match(r'[\w.-]+', line)[0].lower() for line in requirements}  # type: ignore[index]
    brought_by = importlib.metadata.packages_distributions()
    libraries = sorted({library for _, _, library in foreign_imports(paths)})
    return [
        library
        for library in libraries
        if not declared.intersection(name.lower() for name in brought_by.get(library, ()))
    ]


def test_only_the_command_line_prints() -> None:
    wrong = []
    for module, path in modules().items():
        if part_of(module) == 'cli':
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == 'print':
                wrong.append(f'{path.relative_to(SOURCE)}:{node.lineno}')
    assert wrong == []
