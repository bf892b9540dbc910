"""The type area and a section's place to the part of its style sheet that no file can hold."""

from booklet.layout.sections import Numbering, SectionPlan
from booklet.model.laid import SectionKind
from booklet.model.theme import Theme
from booklet.project.settings import Project
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

MOST_MOVED = Length.mm(4)
"""The most by which a press moves pages away from the spine (`results.print.spine.gutter`)."""

_MARGIN_BOXES = (
    *('top-left-corner', 'top-left', 'top-center', 'top-right', 'top-right-corner'),
    *('bottom-left-corner', 'bottom-left', 'bottom-center', 'bottom-right', 'bottom-right-corner'),
    *(f'{side}-{place}' for side in ('left', 'right') for place in ('top', 'middle', 'bottom')),
)

_BARE = (
    '@page { background: none !important; '
    + ' '.join(f'@{box} {{ content: none !important }}' for box in _MARGIN_BOXES)
    + ' } html, body { background: none !important }'
)
"""What a house style gives all pages stands on the pages that furniture lies over, and not on it once more:
a ground would cover them."""

_WHOLE_PAGE = frozenset((SectionKind.COVER, SectionKind.BACK))


def page_css(plan: SectionPlan, project: Project) -> str:
    """Return variables and page geometry of one section. All its pages are rectos: see `verso_shift`."""
    bleed = _room(plan, project)
    return f'{variables(project, bleed)}\n{_pages(plan, project, bleed)}'


def verso_shift(plan: SectionPlan, project: Project) -> Length:
    """Return how far a page of the section moves to the right when it falls on a verso.

    The type area keeps its width and stands as far from the spine as on a recto; covers have none.
    """
    if plan.kind in _WHOLE_PAGE:
        return Length.pt(0)
    return Length.pt(_outer(project) - project.type_area.inner)


def _room(plan: SectionPlan, project: Project) -> Length:
    """Return how far beyond the trim the ground of a page is painted.

    What is over the bleed comes into it when the page is moved; files for the press cut off the rest. It is
    the same for every binding, so that bindings share the pages.
    """
    if plan.kind in _WHOLE_PAGE:
        return project.print.bleed
    return Length.pt(project.print.bleed + abs(verso_shift(plan, project)) + MOST_MOVED)


def furniture_css(numbering: Numbering, first: int, project: Project) -> str:
    """Return variables, page geometry and margin boxes of sheets that hold running heads or folios only.

    With Numbering.NONE the pages have the running heads that `data-head` names, the first page being a
    recto; otherwise folios, counted from the odd number `first`.
    """
    if numbering is Numbering.NONE:
        left, right, box = 'string(head)', 'string(head)', 'top'
    else:
        style = ', lower-roman' if numbering is Numbering.ROMAN else ''
        left = right = f'counter(page{style})'
        box = 'bottom'
    inner, outer = points(project.type_area.inner), points(_outer(project))
    margins = _head_and_foot(project, outer, inner)
    return (
        f'{variables(project)}\n@page {{ {_page_box(project, project.print.bleed)} margin: {margins} }}\n'
        f'{_BARE}\n'
        f'@page :left {{ margin-left: {outer}; margin-right: {inner};'
        f' @{box}-left {{ content: {left} !important }} }}\n'
        f'@page :right {{ @{box}-right {{ content: {right} !important }} }}\n'
        # An element's counter-reset does not reach the margin boxes; that of the first page does.
        f'@page :first {{ counter-reset: page {first} }}\n'
        '[data-head] { string-set: head attr(data-head) } [data-head] + [data-head] { break-before: page }'
    )


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


def variables(project: Project, bleed: Length | None = None) -> str:
    """Return the lengths, colours and faces that style sheets name: `--pitch`, `--accent`, `--kai`.

    `bleed` is how far what runs over the trim must go, if that is not what the shop asks for.
    """
    area, palette = project.type_area, project.theme.palette
    values = {
        'size': points(area.size),
        'pitch': points(area.pitch),
        'measure': points(measure(project)),
        'depth': points(area.lines_per_page * area.pitch),
        'head': points(area.head),
        'inner': points(area.inner),
        'outer': points(_outer(project)),
        'bleed': points(project.print.bleed if bleed is None else bleed),
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


def _pages(plan: SectionPlan, project: Project, bleed: Length) -> str:
    if plan.kind in _WHOLE_PAGE:
        ground = cover_ground(project)
        # Inside the cover nothing is printed, the ground neither.
        bare = ' .inside { page: inside } @page inside { background: none }' if ground else ''
        return f'@page {{ {_page_box(project, bleed)} margin: 0; {ground} }}{bare}'
    inner, outer = points(project.type_area.inner), points(_outer(project))
    return f'@page {{ {_page_box(project, bleed)} margin: {_head_and_foot(project, outer, inner)} }}'


def _page_box(project: Project, bleed: Length) -> str:
    trim = project.print
    return f'size: {points(trim.width)} {points(trim.height)}; bleed: {points(bleed)};'


def _head_and_foot(project: Project, right: str, left: str) -> str:
    """Return the four margins of a page, those of head and foot from the type area."""
    area = project.type_area
    foot = project.print.height - area.head - area.lines_per_page * area.pitch
    return f'{points(area.head)} {right} {points(foot)} {left}'


def _outer(project: Project) -> Length:
    return Length.pt(project.print.width - project.type_area.inner - measure(project))


def points(length: float) -> str:
    """Return a length in points as CSS."""
    return f'{length:.4f}'.rstrip('0').rstrip('.') + 'pt'
