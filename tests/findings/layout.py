"""Provokes each finding of layout."""

import itertools
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from booklet.diagnostics import Finding, Place
from booklet.executor import Machine
from booklet.layout.booklet import findings_of
from booklet.layout.engine import fetch
from booklet.layout.engine.fetch import AssetRoots
from booklet.layout.engine.job import SectionResult
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts.coverage import check_glyphs
from booklet.layout.fonts.faces import find_faces
from booklet.layout.fonts.prepare import font_cache, prepare
from booklet.layout.fonts.rules import font_css
from booklet.layout.page_map import Laid
from booklet.layout.pagination import Guess, Settled, settle
from booklet.layout.places import anchor_places, locate
from booklet.layout.sections import Placement, plan_sections
from booklet.model.laid import Mark
from booklet.model.pages import Anchor, PageMap
from booklet.model.semester import Semester
from booklet.model.theme import Family
from tests.layout.conftest import PAGE, read_theme
from tests.layout.semesters import make_bold, make_semester, with_blocks

PLACE = Place('content/2026-spring/s01/s01a1.md', 7)


def family_missing(_: Path) -> Iterable[Finding]:
    absent = Family('kai', 'Kai That Is Not There', ('Regular',), 'fonts-kai', 'font-kai')
    theme = read_theme()
    return find_faces(replace(theme, families=(theme.family('latin'), absent))).findings


def glyph_missing(_: Path) -> Iterable[Finding]:
    fontset = prepare(find_faces(read_theme()).value, font_cache())
    return check_glyphs(with_blocks(make_semester(), make_bold('\N{TEST TUBE}', PLACE)), fontset)


def rendered(body: str, css: str = PAGE) -> Callable[[Path], Iterable[Finding]]:
    """Return a case that lays out one section."""

    def provoke(root: Path) -> Iterable[Finding]:
        fontset = prepare(find_faces(read_theme()).value, font_cache())
        assert fontset.folder is not None
        html = f'<html lang="zh-CN"><body>{body}</body></html>'
        keys = KeyMaker(font_css(fontset) + css, AssetRoots(root, ()), fontset)
        result = lay_out_section(keys.job('s01a1', html), Machine(fontset.folder))
        places = anchor_places(make_semester())
        return [locate(trouble, places) for trouble in result.troubles]

    return provoke


def resource_large(root: Path) -> Iterable[Finding]:
    (root / 'content').mkdir()
    with (root / 'content/big.png').open('wb') as stream:
        stream.truncate(fetch.LIMIT * 1024 * 1024 + 1)
    return rendered('<img src="https://booklet.invalid/content/big.png">')(root)


def picture_failed(root: Path) -> Iterable[Finding]:
    (root / 'content').mkdir()
    (root / 'content/a.svg').write_text('no picture')
    return rendered('<img src="https://booklet.invalid/content/a.svg">')(root)


def settled(semester: Semester, mark_of: Callable[[int], Iterable[Mark]]) -> Settled:
    """Return what the loop makes of sections of two pages; the first article has the marks of a round."""
    rounds = itertools.count()

    def lay(placement: Placement, page_map: PageMap) -> dict[str, Laid]:
        marks = tuple(mark_of(next(rounds)))
        laid = {}
        for placed in placement.sections:
            shown = marks if placed.plan.name == 's01a1' else ()
            laid[placed.plan.name] = Laid('', SectionResult(b'', placed.plan.pages or 2, shown, (), ()))
        return laid

    return settle(plan_sections(semester), 4, lay, Guess())


def unsettled_page(_: Path) -> Iterable[Finding]:
    semester = make_semester()
    moving = settled(semester, lambda n: [Mark(Anchor('s01a1'), n % 2, n % 2, 0)])
    return findings_of(anchor_places(semester), moving)


def anchor_lost(_: Path) -> Iterable[Finding]:
    semester = make_semester()
    return findings_of(anchor_places(semester), settled(semester, lambda _: []))


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'font.family-missing': family_missing,
    'font.glyph-missing': glyph_missing,
    'layout.resource-refused': rendered('<img src="file:///etc/passwd">'),
    'layout.picture-failed': picture_failed,
    'layout.resource-missing': rendered('<img src="https://booklet.invalid/content/a.png">'),
    'layout.resource-large': resource_large,
    'layout.engine-warning': rendered('<p>字</p>', PAGE + 'p { line-break: strict }'),
    'layout.text-overfull': rendered(f'<p id="s01a1b1">{"W" * 60}</p>'),
    'layout.note-too-long': rendered(f'<p>字<span class="note">{"很长的脚注。" * 400}</span></p>'),
    'layout.unsettled-page': unsettled_page,
    'layout.anchor-lost': anchor_lost,
}
