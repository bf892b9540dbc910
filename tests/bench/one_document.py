"""A project to the very HTML of its sections as one document, for stock WeasyPrint.

    python -m tests.bench.one_document ROOT TARGET      writes TARGET (HTML) and TARGET.fonts (a path)

What one document must say itself differs from our sections: running heads by `string-set`, folios by the page
counter, where sections begin. Contents and references keep our folios as text, so stock WeasyPrint needs one
pass. The properties of our line setting are taken out of the style sheet.
"""

import html
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from booklet.layout.engine.fetch import BASE
from booklet.layout.engine.job import SectionJob
from booklet.layout.sections import plan_sections
from booklet.model.laid import LaidBooklet, SectionKind
from booklet.model.semester import Semester
from booklet.project.settings import Project
from booklet.units import Length
from tests.bench.own import Listener, Opened, lay_out_all, open_project

_SETTING = re.compile(r'\btext-(?:justify|autospace|spacing-trim):[^;}]*;?')
_BODY = re.compile(r'<body class="([^"]*)">(.*)</body>', re.S)
_VARIABLES = re.compile(r':root \{[^}]*\}')
_RULED = re.compile(r'class="[^"]*\bruled-page\b')
_COVERS = ('cover', 'back')
_NOTES = 'notes-'


def one_document(opened: Opened) -> tuple[str, Path]:
    """Return the HTML of the whole booklet, and the fontconfig file of its faces."""
    listener = Listener(opened.machine)
    laid = lay_out_all(opened, listener)
    jobs = _of_last_round(listener.jobs, laid)
    first = jobs['cover']
    style = _local(_SETTING.sub('', f'{first.sheet.css}\n{_pages(opened.project)}'), opened)
    variables = next(found[0] for job in jobs.values() if (found := _VARIABLES.search(job.html)))
    sections = _local('\n'.join(_sections(jobs, opened.semester)), opened)
    return (
        f'<!DOCTYPE html>\n<html lang="{opened.semester.language}" class="zh"><head><meta charset="utf-8">'
        f'<title>{html.escape(opened.semester.title)}</title><style>{variables}\n{style}</style></head>'
        f'<body>{sections}</body></html>\n'
    ), opened.machine.configuration


def _of_last_round(jobs: Mapping[str, SectionJob], laid: LaidBooklet) -> dict[str, SectionJob]:
    """Take as many note pages as the booklet has.

    Earlier rounds may have had more of them, and those that are alike are laid out once.
    """
    sections = {name: job for name, job in jobs.items() if not name.startswith(_NOTES)}
    by_pages = {len(_RULED.findall(job.html)): job for name, job in jobs.items() if name.startswith(_NOTES)}
    counts = [placed.section.pages for placed in laid.sections if placed.section.kind is SectionKind.NOTES]
    return sections | {f'{_NOTES}{number}': by_pages[count] for number, count in enumerate(counts)}


def _sections(jobs: Mapping[str, SectionJob], semester: Semester) -> Iterator[str]:
    """Yield the sections in reading order; note pages stand before the back cover."""
    planned = [plan.name for plan in plan_sections(semester)]
    notes = sorted(name for name in jobs if name.startswith(_NOTES))
    heads = _heads(semester)
    for name in (*planned[:-1], *notes, planned[-1]):
        found = _BODY.search(jobs[name].html) if name in jobs else None
        if found is None:
            continue
        kind = 'whole' if name in _COVERS else 'plain'
        verso, recto = (html.escape(css_text(head)) for head in heads.get(name, ('', '')))
        # On an element that ends on its first page: a box that goes on would set the string on every page.
        mark = f'<div style="string-set: verso \'{verso}\', recto \'{recto}\'"></div>'
        yield f'<div class="{found[1]} one-section" style="page: {kind}">{mark}{found[2]}</div>'


def _heads(semester: Semester) -> dict[str, tuple[str, str]]:
    """Return section -> running heads of verso and recto."""
    heads = {}
    for session in semester.sessions:
        verso = f'{session.term} · 第 {session.number} 次学习'
        heads[f'{session.anchor}-sheet'] = verso, session.title
        heads[f'{session.anchor}-questions'] = verso, '讨论题'
        heads.update((str(article.anchor), (verso, article.title)) for article in session.articles)
    return heads


def css_text(text: str) -> str:
    """Return `text` as it stands between single quotes in CSS."""
    return text.replace('\\', '').replace("'", '')


def _pages(project: Project) -> str:
    """Return the page rules of one document: the geometry of our sections, heads and folios."""
    trim, area = project.print, project.type_area
    foot = trim.height - area.head - area.lines_per_page * area.pitch
    outer = Length.pt(trim.width - area.inner - area.chars_per_line * area.size)
    size = f'size: {trim.width}pt {trim.height}pt; bleed: {trim.bleed}pt;'
    return f"""
    @page {{ {size} margin: {area.head}pt {outer}pt {foot}pt {area.inner}pt }}
    @page :left {{ margin-left: {outer}pt; margin-right: {area.inner}pt }}
    @page plain:left {{ @bottom-left {{ content: counter(page) }}
      @top-left {{ content: string(verso, first-except) }} }}
    @page plain:right {{ @bottom-right {{ content: counter(page) }}
      @top-right {{ content: string(recto, first-except) }} }}
    @page whole {{ margin: 0 }}
    .one-section {{ break-before: page }}
    """


def _local(text: str, opened: Opened) -> str:
    """Return `text` with the addresses that only our sections know as addresses of files."""
    styles, faces = opened.project.styles[0], opened.machine.fonts / 'faces'
    for name, folder in {'fonts': faces, 'styles': styles, 'content': opened.project.content}.items():
        text = text.replace(f'{BASE}{name}/', f'{folder.resolve().as_uri()}/')
    return text


def main() -> None:
    """Write the document of the project named on the command line."""
    document, configuration = one_document(open_project(Path(sys.argv[1])))
    target = Path(sys.argv[2])
    target.write_text(document, encoding='utf-8')
    target.with_name(f'{target.name}.fonts').write_text(str(configuration), encoding='utf-8')


if __name__ == '__main__':
    main()
