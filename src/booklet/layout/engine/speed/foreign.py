"""The C declarations of WeasyPrint are taken from a table made of them beforehand, not parsed at every start.

cffi parses them with a C parser written in Python, and builds the type of each function: a sixth of a
worker's start. The table is what `cffi.FFI.emit_python_code` makes;
`python -m booklet.layout.engine.speed.foreign` writes it anew. Other declarations are parsed as before.
"""

import ast
import contextlib
import hashlib
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import cffi

_TABLE: Final = Path(__file__).with_name('foreign.json')
OURS: Final = 'gpointer g_object_ref (gpointer object);'
"""What line setting declares besides; the table has it, too."""
_stock: Final = cffi.FFI
"""The class that parses."""


@contextlib.contextmanager
def declared_beforehand() -> Iterator[None]:
    """Let what is imported in this block get its C declarations from the table."""
    cffi.FFI = _Interface
    try:
        yield
    finally:
        cffi.FFI = _stock


class _Interface:
    """What WeasyPrint takes for a `cffi.FFI`; its attributes come with the declarations."""

    made: Any

    def cdef(self, declarations: str) -> None:
        """Take on the attributes of an interface with these declarations, or add some to those it has."""
        if 'made' in self.__dict__:
            if isinstance(self.made, _stock) or declarations != OURS:
                self.made.cdef(declarations)
            return
        made = self.made = _from_table(declarations)
        if made is None:
            made = self.made = _stock()
            made.cdef(declarations)
        for name in dir(made):
            if not name.startswith('_'):
                setattr(self, name, getattr(made, name))


def _from_table(declarations: str) -> Any:
    """Return the interface that the table describes; None when it is of other declarations."""
    table = json.loads(_TABLE.read_bytes())
    if table.pop('digest') != _digest(declarations):
        return None
    try:
        import _cffi_backend

        return _cffi_backend.FFI('weasyprint', **{f'_{name}': _bytes(part) for name, part in table.items()})
    except (ImportError, TypeError, ValueError):  # another generation of cffi
        return None


def _bytes(part: Any) -> Any:
    """Return a part of the table as cffi wants it: every text as bytes, every list as a tuple."""
    if isinstance(part, str):
        return part.encode('latin-1')
    return tuple(map(_bytes, part)) if isinstance(part, list) else part


def _texts(part: Any) -> Any:
    if isinstance(part, bytes):
        return part.decode('latin-1')
    return list(map(_texts, part)) if isinstance(part, tuple) else part


def _digest(declarations: str) -> str:
    return hashlib.sha256((declarations + OURS).encode()).hexdigest()


def make_table() -> dict[str, Any]:
    """Return the table of the declarations in the installed WeasyPrint."""
    declarations = next(
        ast.literal_eval(node.args[0]) for node in ast.walk(_parsed('weasyprint.text.ffi'))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == 'cdef'
    )
    interface = _stock()
    interface.cdef(declarations)
    interface.cdef(OURS)
    interface.set_source('weasyprint', None)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / 'made.py'
        interface.emit_python_code(str(made))
        calls = ast.walk(ast.parse(made.read_text()))
    call = next(node for node in calls if isinstance(node, ast.Call))
    parts = {str(word.arg).lstrip('_'): _texts(ast.literal_eval(word.value)) for word in call.keywords}
    return {'digest': _digest(declarations), **parts}


def _parsed(module: str) -> ast.Module:
    import importlib.util

    spec = importlib.util.find_spec(module)
    return ast.parse(Path(str(spec.origin)).read_text(encoding='utf-8') if spec else '')


if __name__ == '__main__':
    _TABLE.write_text(json.dumps(make_table()) + '\n')
