"""The modules of the package and what each imports, read from their source."""

import ast
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

SOURCE = Path(__file__).parents[2] / 'src'


@functools.cache
def modules() -> Mapping[str, Path]:
    """Return dotted name -> path of every module; a package goes by its own name."""
    return {
        '.'.join(path.relative_to(SOURCE).with_suffix('').parts).removesuffix('.__init__'): path
        for path in sorted((SOURCE / 'booklet').rglob('*.py'))
    }


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) of everything a file imports, also inside functions.

    `from package import name` is the module `package.name` when there is one, else `package`.
    """
    for node in ast.walk(ast.parse(path.read_text(encoding='utf-8'))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f'{path}:{node.lineno} imports relatively'
            base = node.module or ''
            names = (f'{base}.{alias.name}' for alias in node.names)
            yield from ((node.lineno, name if name in modules() else base) for name in names)


def circles(arrows: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the sets of nodes that reach each other: Tarjan's strongly connected components."""
    found: list[list[str]] = []
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []

    def visit(node: str) -> None:
        order[node] = lowest[node] = len(order)
        stack.append(node)
        for target in arrows[node]:
            if target not in order:
                visit(target)
                lowest[node] = min(lowest[node], lowest[target])
            elif target in stack:
                lowest[node] = min(lowest[node], order[target])
        if lowest[node] == order[node]:
            start = stack.index(node)
            circle = stack[start:]
            del stack[start:]
            found.append(sorted(circle))

    for node in arrows:
        if node not in order:
            visit(node)
    return [circle for circle in found if len(circle) > 1]
