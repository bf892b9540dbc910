"""Every foreign name that this part replaces, calls or reads, and how it is to be: with what is strange the
build ends, or a patch for speed stays out.

`SETTING` is what pages are right by. The release of a library says nothing about that: of ten functions that
line setting touches, the text changed in every release of WeasyPrint from 66 to 70, the parameters once. So
their parameters are compared, and `selftest` sets a line. `SPEED` is what pages are made sooner by: there a
replaced function must be the very text that the replacement was written from. How to move to another
release: docs/upgrading.md.
"""

from __future__ import annotations

import functools
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
    'weasyprint.formatting_structure.boxes:Box.content_box_x': 'self',
    'weasyprint.formatting_structure.boxes:Box.margin_width': 'self',
    'weasyprint.formatting_structure.boxes:Box.is_floated': 'self',
    'weasyprint.formatting_structure.boxes:Box.is_footnote': 'self',
    'weasyprint.formatting_structure.boxes:Box.is_in_normal_flow': 'self',
    'weasyprint.formatting_structure.boxes:ParentBox.copy_with_children': 'self new_children',
    'weasyprint.formatting_structure.boxes:TextBox.copy_with_text': 'self text',
    'weasyprint.formatting_structure.boxes:Box.descendants': 'self placeholders',
    'weasyprint.formatting_structure.boxes:ParentBox.descendants': 'self placeholders',
    # Marks for readers, whole drawings, faces named in place of their programs, files from the project alone.
    'weasyprint.document:Page.paint': 'self stream scale',
    'weasyprint.pdf.stream:Stream.marked': 'self box tag',
    'weasyprint.pdf.stream:Stream.artifact': 'self',
    'weasyprint.pdf.stream:Stream.add_group': 'self x y width height',
    'weasyprint.images:SVGImage.draw': 'self stream concrete_width concrete_height _style',
    'weasyprint.pdf.stream:Stream.paint_shading': 'self name',
    'weasyprint.pdf.fonts:Font._harfbuzz_subset': 'self to_unicode hinting',
    'weasyprint.text.fonts:get_hb_object_data': 'hb_object ot_color glyph',
    'weasyprint.urls:URLFetcherResponse.__init__': 'self url body headers status kwargs',
}
"""Module and name -> the names of its parameters."""

CLASSES: Final = tuple(
    f'weasyprint.formatting_structure.boxes:{name}'
    for name in ('AtomicInlineLevelBox', 'Box', 'InlineBox', 'LineBox', 'MarginBox', 'PageBox', 'TextBox')
)
"""What boxes are told apart by."""

SPEED: Final[Mapping[str, dict[str, str]]] = {
    'font_files': {
        'weasyprint.pdf.fonts:Font.__init__': '64bade0f1b1f',
        'weasyprint.pdf.fonts:Font.clean': 'a1622dcb1ac5',
        'weasyprint.pdf.fonts:Font.subset': 'cc193c734e48',
        'weasyprint.pdf.fonts:build_fonts_dictionary': '934910c919b5',
        'weasyprint.text.fonts:get_hb_object_data': 'a921ed57bd7b',
    },
    'margins': {
        'weasyprint.layout.page:make_margin_boxes': 'ff19320efeb0',
        'weasyprint.layout.page:set_page_type_computed_styles': 'aed6c0aac2b4',
        'weasyprint.layout.page:_standardize_page_based_counters': 'b60b992f575e',
        'weasyprint.layout.page:compute_fixed_dimension': '375c490dc8bc',
        'weasyprint.layout.page:compute_variable_dimension': 'eeb7599fd01a',
        'weasyprint.layout.page:margin_box_content_layout': 'ec445fb3eb67',
        'weasyprint.css:StyleFor.add_page_declarations': '3126a5b360ef',
        'weasyprint.css:StyleFor._page_type_match': '2bda0b433b88',
    },
    'cascade': {
        'weasyprint.css:StyleFor.__init__': 'd15b963b59ca',
        'weasyprint.css:StyleFor.get_cascaded_styles': '0217000f057d',
        'weasyprint.css:StyleFor.get_computed_styles': 'f124f6498150',
        'weasyprint.css:declaration_precedence': '9486519884aa',
        'weasyprint.css:find_style_attributes': 'dfa48981e1d5',
        'weasyprint.css:preprocess_declarations': 'a79926912d9d',
        'cssselect2:Matcher.match': 'e15e4ad19800',
    },
    'styles': {
        'weasyprint.css:StyleFor.set_computed_styles': '5cb8f2bf7461',
        'weasyprint.css:ComputedStyle.__init__': '9eb1408056ab',
        'weasyprint.css:ComputedStyle.__missing__': 'b63779545f97',
        'weasyprint.css:ComputedStyle.copy': '90e6ce693678',
        'weasyprint.css:InitialStyle.__init__': '808c30972d00',
    },
    'sheets': {
        'weasyprint.css:find_stylesheets': '9455ad52f0f5',
        'weasyprint.css:CSS.__init__': '2b35168f6ed4',
    },
}
"""Patch -> the functions that it replaces, copies or leans on, each with the digest of its text."""

@functools.cache
def require_setting() -> None:
    """Raise MissingOnMachineError unless everything that pages are right by is as it is known.

    Asked once, before anything is replaced: afterwards our own functions would be strange.
    """
    if strange := tuple(strange_names()):
        raise cannot_set(', '.join(strange))


def strange_names() -> Iterator[str]:
    """Yield what is not as `SETTING` and `PANGO` say, `weasyprint.layout.inline:justify_line`."""
    from weasyprint.text.ffi import pango

    version = pango.pango_version()
    if not PANGO[0] <= version < PANGO[1]:
        yield f'Pango {version // 10000}.{version // 100 % 100}'
    for name, parameters in SETTING.items():
        if _parameters(find(name)) != tuple(parameters.split()):
            yield name
    yield from (name for name in CLASSES if not isinstance(find(name), type))


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
    return all(digest_text(find(name)) == known for name, known in SPEED[patch].items())


def digest_text(function: Any) -> str:
    """Return a short digest of the source text of a function, empty when there is none.

    From its `def` to the next line that stands no further in; `inspect` would take the text apart for it.
    """
    try:
        code = function.__code__
        lines = Path(code.co_filename).read_text(encoding='utf-8').splitlines()
    except (AttributeError, OSError):
        return ''
    first = range(code.co_firstlineno - 1, len(lines))
    start = next(i for i in first if lines[i].lstrip().startswith('def '))
    depth = _depth(lines[start])
    # The end of parameters on lines of their own stands no further in.
    ends = (i for i in range(start + 1, len(lines)) if lines[i].strip() and _depth(lines[i]) <= depth)
    end = next((i for i in ends if not lines[i].lstrip().startswith(')')), len(lines))
    return hashlib.sha256('\n'.join(lines[start:end]).rstrip().encode()).hexdigest()[:12]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def find(name: str) -> Any:
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
