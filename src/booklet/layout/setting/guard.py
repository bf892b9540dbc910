"""Every foreign name that this part replaces, calls or reads, and how it is to be: with what is strange the
build ends, or a patch for speed stays out.

`SETTING` is what pages are right by. The release of a library says nothing about that: of ten functions that
line setting touches, the text changed in every release of WeasyPrint from 66 to 70, the parameters once. So
their parameters are compared, and `selftest` sets a line. `SPEED` is what pages are made sooner by: there a
replaced function must be the very text that the replacement was written from. How to move to another
release: docs/upgrading.md.
"""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from booklet.errors import MissingOnMachineError
from booklet.language import Words
from booklet.versions import version_of

PANGO: Final = (15000, 15800)
"""First version known to do, and first that is not known, as Pango numbers them (1.50 to 1.57): glyphs are
read out of its structures."""

_BOX: Final = (
    'context box position_x max_x bottom_space skip_stack containing_block absolute_boxes fixed_boxes '
    'line_placeholders waiting_floats line_children first_letter_style first_line_style'
)
SETTING: Final[Mapping[str, str]] = {
    # Replaced: a line is broken, justified, measured, drawn.
    'weasyprint.layout.inline:split_inline_box': _BOX,
    'weasyprint.layout.inline:justify_line': 'context line extra_width',
    'weasyprint.layout.preferred:inline_max_content_width': 'context box outer is_line_start',
    'weasyprint.draw.text:draw_first_line': 'stream textbox text_overflow block_ellipsis matrix',
    'weasyprint.draw.text:draw_text': 'stream textbox offset_x text_overflow block_ellipsis',
    # Called by what replaces them.
    'weasyprint.layout.inline:split_inline_level': _BOX,
    'weasyprint.layout.inline:_adjust_line_height': 'box',
    'weasyprint.layout.inline:_out_of_flow_layout': (
        'context box containing_block index child children line_children waiting_children waiting_floats '
        'absolute_boxes fixed_boxes line_placeholders float_widths max_x position_x bottom_space'
    ),
    'weasyprint.layout.absolute:absolute_layout': (
        'context placeholder containing_block fixed_boxes bottom_space skip_stack'
    ),
    'weasyprint.layout.percent:resolve_percentages': 'box containing_block',
    'weasyprint.text.line_break:strut': 'style',
    'weasyprint.text.line_break:Layout.__init__': 'self style justification_spacing max_width',
    'weasyprint.text.line_break:create_layout': 'text style context max_width justification_spacing',
    'weasyprint.css.functions:check_math': 'token',
    'weasyprint.css.tokens:get_keyword': 'token',
    'weasyprint.css.validation.properties:property': 'property_name proprietary unstable wants_base_url',
    'weasyprint.css.validation.expanders:expander': 'property_name',
    'weasyprint.css.validation.expanders:generic_expander': 'expanded_names kwargs',
    'pyphen:Pyphen.__init__': 'self filename lang left right cache',
    'pyphen:Pyphen.positions': 'self word',
    'pyphen:language_fallback': 'language',
    # Marks for readers, faces named in place of their programs, files from the project alone.
    'weasyprint.document:Page.paint': 'self stream scale',
    'weasyprint.pdf.stream:Stream.marked': 'self box tag',
    'weasyprint.pdf.stream:Stream.artifact': 'self',
    'weasyprint.pdf.stream:Stream.add_group': 'self x y width height',
    'weasyprint.pdf.fonts:Font._harfbuzz_subset': 'self to_unicode hinting',
    'weasyprint.text.fonts:get_hb_object_data': 'hb_object ot_color glyph',
    'weasyprint.urls:URLFetcherResponse.__init__': 'self url body headers status kwargs',
}
"""Module and name -> the names of its parameters."""

SPEED: Final[Mapping[str, Mapping[str, str]]] = {
    'font_files': {},
    'margins': {},
    'cascade': {},
    'styles': {},
    'sheets': {},
}
"""Patch -> the functions that it replaces or copies, each with the digest of its text."""


def require_setting() -> None:
    """Raise MissingOnMachineError unless everything that pages are right by is as it is known."""
    if strange := tuple(strange_names()):
        raise cannot_set(', '.join(strange))


def strange_names() -> Iterator[str]:
    """Yield what of `SETTING` is not as it is known: `weasyprint.layout.inline:justify_line`, `Pango 1.58`."""
    from weasyprint.text.ffi import pango

    version = pango.pango_version()
    if not PANGO[0] <= version < PANGO[1]:
        yield f'Pango {version // 10000}.{version // 100 % 100}'
    for name, parameters in SETTING.items():
        if _parameters(_find(name)) != tuple(parameters.split()):
            yield name


def cannot_set(what: str) -> MissingOnMachineError:
    """Return what ends the build when `what` keeps Chinese lines from being set."""
    release = f'weasyprint {version_of("weasyprint")}, pyphen {version_of("pyphen")}'
    return MissingOnMachineError(
        Words(f"Chinese lines cannot be set with the libraries installed ({release}): {what}.",
              f"用现在安装的库（{release}）无法进行中文排版：{what}。"),
        Words("Install the releases that the project names: remove the folder .venv, then `make booklet`. "
              "Pango must be 1.50 to 1.57 (`booklet doctor` shows yours).",
              "请装回项目指定的版本：删除 .venv 文件夹，再运行 make booklet。"
              "Pango 须为 1.50 至 1.57（运行 booklet doctor 查看）。"),
    )


def is_known(patch: str) -> bool:
    """Tell whether all functions that a patch for speed replaces or copies have the text that it knows."""
    return all(digest_text(_find(name)) == known for name, known in SPEED[patch].items())


def digest_text(function: Any) -> str:
    """Return a short digest of the source text of a function, empty when there is none.

    The lines from the first to the next that stands no further in; `inspect` would take them apart.
    """
    code = getattr(function, '__code__', None)
    try:
        lines = Path(code.co_filename).read_text(encoding='utf-8').splitlines()[code.co_firstlineno - 1 :]
    except (AttributeError, OSError):
        return ''
    depth = _depth(lines[0])
    body = iter(lines)
    text = [next(body)]
    for line in body:
        if line.strip() and _depth(line) <= depth and not line.lstrip().startswith((')', 'def ', '@')):
            break
        text.append(line)
    return hashlib.sha256('\n'.join(text).rstrip().encode()).hexdigest()[:12]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _find(name: str) -> Any:
    """Return what `module:name` or `module:Class.name` names; None when there is none."""
    module, _, path = name.partition(':')
    try:
        found: Any = importlib.import_module(module)
    except ImportError:
        return None
    for part in path.split('.'):
        found = getattr(found, part, None)
    return found


def _parameters(function: Any) -> tuple[str, ...]:
    # A context manager made of a generator function, and the like.
    code = getattr(getattr(function, '__wrapped__', function), '__code__', None)
    if code is None:
        return ('?',)
    stars = bool(code.co_flags & 4) + bool(code.co_flags & 8)
    names: tuple[str, ...] = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount + stars]
    return names
