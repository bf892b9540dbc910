"""What stands outside the body to HTML documents: the cover as one sheet, and leaves of facts."""

import re

from markupsafe import Markup

from booklet.layout.html import frames
from booklet.layout.html.documents import template
from booklet.layout.html.geometry import cover_ground, points, variables
from booklet.layout.html.inlines import Setting
from booklet.layout.html.scene import Scene
from booklet.layout.html.words import is_english, words_for
from booklet.layout.sections import Numbering, SectionPlan
from booklet.model.laid import SectionKind
from booklet.model.pages import PageMap
from booklet.model.semester import Semester
from booklet.project.settings import Project
from booklet.units import Length
from booklet.values import dataclass

NARROWEST = Length.mm(5)
"""Spine that bears a title: binding drifts by a millimetre to each side."""

LARGEST, SMALLEST = 14.0, 6.0
"""Points of the title on the spine."""

LEAST_AIR = Length.mm(1.4)
"""Between the title and each edge of the spine."""

WESTERN_EM = 0.56
"""Mean width of Western letters and digits."""

_WESTERN_RUN = re.compile(r'[!-~\u00a0-\u024f]+(?: [!-~\u00a0-\u024f]+)*|\S')


@dataclass(frozen=True, slots=True)
class SpinePiece:
    """One character that stands upright, or a Western run that lies on its side."""

    text: str
    turned: bool
    ems: float
    """Room that it takes along the spine."""

    @property
    def place(self) -> str:
        """Return where in its cell a mark stands that lay in the lower left: `corner`, the upper right
        (CLREQ 3.1.2), or `middle`; empty for all other characters.
        """
        return 'corner' if self.text in '、。，' else 'middle' if self.text in '；：' else ''


@dataclass(frozen=True, slots=True)
class SpineText:
    """What the spine says."""

    title: tuple[SpinePiece, ...]
    organisation: tuple[SpinePiece, ...]
    type: float
    """Points of the title; the organisation is set at three quarters of it."""


def cover_sheet_html(semester: Semester, project: Project, page_map: PageMap, spine: Length) -> str:
    """Return the cover for a glued booklet: back, spine of that width, front, side by side on one page."""
    words = words_for(semester.language)
    plan = SectionPlan('cover-sheet', SectionKind.COVER, -1, -1, True, Numbering.NONE)
    scene = Scene(plan, semester, project, Setting(page_map, words, plan.name))
    width = 2 * project.print.width + spine
    page = (
        f'{variables(project)}\n:root {{ --spine: {points(spine)}; --sheet-width: {points(width)} }}\n'
        f'@page {{ size: {points(width)} {points(project.print.height)}; margin: 0;'
        f' bleed: {points(project.print.bleed)}; {cover_ground(project)} }}'
    )
    return template(project, 'cover-sheet.html').render(
        **_frame(semester.language, 'cover-sheet', page),
        words=words,
        spine=spine_text(semester.title, semester.organisation, spine, project.print.height),
        **(frames.back(scene) | frames.cover(scene)),
    )


def leaf_html(name: str, language: str, project: Project, values: dict[str, object]) -> str:
    """Return one A4 leaf by the template `name`, for reading and not for binding."""
    page = f'{variables(project)}\n@page {{ size: 210mm 297mm; margin: 18mm 20mm }}'
    return template(project, f'{name}.html').render(**_frame(language, name, page), **values)


def spine_text(title: str, organisation: str, width: Length, height: Length) -> SpineText | None:
    """Return what a spine of `width` says, in the largest type that fits; None when it is too narrow."""
    if width < NARROWEST:
        return None
    pieces, names = spine_pieces(title), spine_pieces(organisation)
    # Both lie inside the head and foot of the page, with air between them.
    ems = _ems(pieces) + 0.75 * _ems(names) + 2
    size = min(LARGEST, width - 2 * LEAST_AIR, 0.75 * height / ems)
    return SpineText(pieces, names, float(size)) if size >= SMALLEST else None


def spine_pieces(text: str) -> tuple[SpinePiece, ...]:
    """Return `text` in pieces from top to bottom, spaces between Chinese characters left out."""
    pieces = []
    for run in _WESTERN_RUN.findall(text):
        is_western = ord(run[0]) < 0x250
        ems = len(run) * WESTERN_EM if is_western else 1.08
        pieces.append(SpinePiece(VERTICAL.get(run, run), is_western or run in TURNED, ems))
    return tuple(pieces)


TURNED = frozenset('—…～－（）《》〈〉「」『』【】')
"""Marks that lie along the line and turn with it (CLREQ 3.1.3)."""

VERTICAL = {'“': '﹃', '”': '﹄', '‘': '﹁', '’': '﹂'}
"""Quotation marks of vertical lines (GB/T 15834, 5.2)."""


def _ems(pieces: tuple[SpinePiece, ...]) -> float:
    return sum(piece.ems for piece in pieces)


def _frame(language: str, kind: str, page: str) -> dict[str, object]:
    return {
        'language': language,
        'is_english': is_english(language),
        'kind': kind,
        'page_css': Markup(page),
    }
