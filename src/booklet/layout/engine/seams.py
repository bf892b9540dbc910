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

CLASSES: Final = tuple(
    f'weasyprint.formatting_structure.boxes:{name}'
    for name in ('AtomicInlineLevelBox', 'Box', 'InlineBox', 'LineBox', 'MarginBox', 'PageBox', 'TextBox')
)
"""What boxes are told apart by."""

SPEED: Final[Mapping[str, dict[str, str]]] = {
    'font_files': {
        'weasyprint.pdf.fonts:Font.__init__': '169311d0300c',
        'weasyprint.pdf.fonts:Font.clean': '7234f61ebe0d',
        'weasyprint.pdf.fonts:Font.subset': '646823908374',
        'weasyprint.pdf.fonts:build_fonts_dictionary': '75b924e19758',
        'weasyprint.text.fonts:get_hb_object_data': '8fc9ea4357df',
    },
    'margins': {
        'weasyprint.layout.page:make_margin_boxes': '08647083a444',
        'weasyprint.layout.page:set_page_type_computed_styles': 'c0e821055dc4',
        'weasyprint.layout.page:_standardize_page_based_counters': '2d3645bb1049',
        'weasyprint.layout.page:compute_fixed_dimension': '48f902a19c41',
        'weasyprint.layout.page:compute_variable_dimension': '6ef95c708eb0',
        'weasyprint.layout.page:margin_box_content_layout': '13c1f04a2d9c',
        'weasyprint.css:StyleFor.add_page_declarations': 'e9290169ce95',
        'weasyprint.css:StyleFor._page_type_match': '5a0dfefaa670',
    },
    'cascade': {
        'weasyprint.css:StyleFor.__init__': 'a190185fdc72',
        'weasyprint.css:StyleFor.get_cascaded_styles': '46cb8cbcfaf6',
        'weasyprint.css:StyleFor.get_computed_styles': 'c183dcc1bbf9',
        'weasyprint.css:declaration_precedence': 'a1487a34a5fa',
        'weasyprint.css:find_style_attributes': '8660093338d9',
        'weasyprint.css:preprocess_declarations': 'a79926912d9d',
        'cssselect2:Matcher.match': '98cdf5c98d55',
    },
    'styles': {
        'weasyprint.css:StyleFor.set_computed_styles': '63c930d67b15',
        'weasyprint.css:ComputedStyle.__init__': '1af22a4ee218',
        'weasyprint.css:ComputedStyle.__missing__': 'b63779545f97',
        'weasyprint.css:ComputedStyle.copy': 'cdca415d2f94',
        'weasyprint.css:InitialStyle.__init__': '782c84d13b3e',
    },
    'sheets': {
        'weasyprint.css:find_stylesheets': '74dea7bd8a27',
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
        if _parameters(_find(name)) != tuple(parameters.split()):
            yield name
    yield from (name for name in CLASSES if not isinstance(_find(name), type))


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
