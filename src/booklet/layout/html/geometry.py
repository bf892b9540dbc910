"""The type area and a section's place to the part of its style sheet that no file can hold."""

from booklet.layout.html.heads import Heads
from booklet.layout.plan import Numbering, SectionPlan, Start
from booklet.model.laid import SectionKind
from booklet.model.theme import Theme
from booklet.project import Project
from booklet.units import Length

_STACKS = {
    'text': ("'Latin Text'", 'text'),
    'heading': ("'Latin Heading'", 'heading'),
    'kai': ("'Latin Text'", 'kai'),
    'latin': (None, 'latin'),
    'latin-heading': (None, 'latin-heading'),
    'mono': (None, 'mono'),
}
"""Variable -> family of its Western characters (limited by `unicode-range`), role of the others."""

PAPER = 'FFFFFF'

_WHOLE_PAGE = frozenset((SectionKind.COVER, SectionKind.BACK))
_WITHOUT_FOLIO = _WHOLE_PAGE | {SectionKind.TITLE}


def page_css(plan: SectionPlan, start: Start, heads: Heads, project: Project) -> str:
    """Return variables, page geometry, start of the folios and running heads of one section."""
    rules = [variables(project), _pages(plan, project), _start(start)]
    if plan.kind not in _WITHOUT_FOLIO:
        rules.append(_margin_boxes(plan, start, heads))
    return '\n'.join(rules)


def measure(project: Project) -> Length:
    """Return the width of the type area."""
    return Length.pt(project.type_area.chars_per_line * project.type_area.size)


def cover_ground(project: Project) -> str:
    """Return the background of a page of the cover; the engine paints it to the edge of the bleed."""
    ground = project.theme.palette.ground
    return '' if ground == PAPER else f'background: #{ground};'


def css_string(text: str) -> str:
    """Return `text` as a CSS string that can stand in a `<style>` element, whatever it holds.

    Everything but letters, digits and non-ASCII characters is escaped by its number (CSS Syntax 3, 4.3.7),
    so that no quote ends the string and no `</style>` ends the element.
    """
    return '"' + ''.join(c if c.isalnum() or ord(c) > 0x9F else f'\\{ord(c):x} ' for c in text) + '"'


def variables(project: Project) -> str:
    """Return the lengths, colours and faces that style sheets name: `--pitch`, `--accent`, `--kai`."""
    area, palette = project.type_area, project.theme.palette
    values = {
        'size': points(area.size),
        'pitch': points(area.pitch),
        'measure': points(measure(project)),
        'depth': points(area.lines_per_page * area.pitch),
        'head': points(area.head),
        'inner': points(area.inner),
        'outer': points(_outer(project)),
        'bleed': points(project.print.bleed),
        'page-width': points(project.print.width),
        'page-height': points(project.print.height),
        'accent': f'#{palette.accent}',
        'rule': f'#{palette.rule}',
        'ground': f'#{palette.ground}',
        **{name: _stack(project.theme, *stack) for name, stack in _STACKS.items()},
    }
    return ':root {' + ''.join(f' --{name}: {value};' for name, value in values.items()) + ' }'


def _stack(theme: Theme, western: str | None, role: str) -> str:
    name = theme.family(role).name.replace('\\', '').replace("'", '').replace('<', '')
    return f"{western}, '{name}'" if western else f"'{name}'"


def _pages(plan: SectionPlan, project: Project) -> str:
    area = project.type_area
    trim = project.print
    size = f'size: {points(trim.width)} {points(trim.height)}; bleed: {points(trim.bleed)};'
    if plan.kind in _WHOLE_PAGE:
        return f'@page {{ {size} margin: 0; {cover_ground(project)} }}'
    foot = trim.height - area.head - area.lines_per_page * area.pitch
    inner, outer = points(area.inner), points(_outer(project))
    return (
        f'@page {{ {size} margin: {points(area.head)} {outer} {points(foot)} {inner} }}\n'
        f'@page :left {{ margin-left: {outer}; margin-right: {inner} }}'
    )


def _start(start: Start) -> str:
    # An element's counter-reset does not reach the margin boxes; that of the first page does.
    return (
        f'@page :first {{ counter-reset: page {start.number} }}\n'
        f'html {{ break-before: {"right" if start.is_recto else "left"} }}'
    )


def _margin_boxes(plan: SectionPlan, start: Start, heads: Heads) -> str:
    style = ', lower-roman' if start.numbering is Numbering.ROMAN else ''
    folio = 'content: none' if start.numbering is Numbering.NONE else f'content: counter(page{style})'
    rules = [
        f'@page :left {{ @bottom-left {{ {folio} }} @top-left {{ content: {css_string(heads.verso)} }} }}',
        f'@page :right {{ @bottom-right {{ {folio} }} @top-right {{ content: {css_string(heads.recto)} }} }}',
        '@page :first { @top-left { content: none } @top-right { content: none } }',
    ]
    if plan.kind is SectionKind.NOTES:
        rules[2] = '@page { @top-left { content: none } @top-right { content: none } }'
    return '\n'.join(rules)


def _outer(project: Project) -> Length:
    return Length.pt(project.print.width - project.type_area.inner - measure(project))


def points(length: float) -> str:
    """Return a length in points as CSS."""
    return f'{length:.4f}'.rstrip('0').rstrip('.') + 'pt'
