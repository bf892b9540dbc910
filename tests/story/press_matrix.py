"""One project printed for every standard, binding and built-in shop, and what must hold each time.

The pages are laid out once for each shop and come out of the cache of sections after that.
"""

import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import Any

import pikepdf

from booklet.project.shops import BUILT_IN, STANDARDS, Shop
from booklet.units import POINTS_PER_MILLIMETRE, Length
from tests.press.page_looks import assert_renderers_agree
from tests.press.seen import BOXES, boxes_by_poppler, boxes_by_qpdf, foreign_colours, pages_in_colour
from tests.press.tools import assert_sound, run, texts, texts_by_mupdf, texts_by_pdfium
from tests.story.project_story import Story, squeeze

TENTH = POINTS_PER_MILLIMETRE / 10


ELSEWHERE = {'PYTHONHASHSEED': '7', 'TZ': 'Asia/Tokyo', 'LC_ALL': 'C.UTF-8'}
"""Another machine, as far as a process can tell."""


@dataclass(frozen=True)
class Job:
    """What is ordered."""

    shop: str
    standard: str
    binding: str

    def __str__(self) -> str:
        return f'{self.shop}-{self.standard}-{self.binding}'

    @property
    def settings(self) -> str:
        """booklet.toml: the name of the shop is one word, its standard another."""
        return (
            f'[print]\nshop = "{self.shop}"\nbinding = "{self.binding}"\n\n'
            f'[print-shop.{self.shop}]\nstandard = "{self.standard}"\n'
        )


JOBS = tuple(
    Job(shop, standard, binding)
    for shop, standard, binding in product(BUILT_IN, STANDARDS, ('saddle', 'perfect'))
)


@dataclass(frozen=True)
class Printed:
    """What is left in print/, and the zip."""

    job: Job
    files: dict[str, bytes]
    ticket: dict[str, Any]

    @property
    def shop(self) -> Shop:
        """The shop it is printed for."""
        return BUILT_IN[self.job.shop]

    @property
    def press_files(self) -> dict[str, bytes]:
        """Body and cover."""
        return {name: self.files[f'print/{name}'] for name in (each['file'] for each in self.ticket['files'])}


def print_job(story: Story, job: Job, semester: str) -> Printed:
    """Build what goes to the shop; the last results are forgotten, the sections of the cache are not."""
    folder = story.root / 'build' / semester
    if folder.exists():
        shutil.rmtree(folder)
    story.write('booklet.toml', job.settings)
    story.run('build', '--only', 'print', '--jobs', '2', semester)
    return _left(story, job, semester)


def print_job_apart(story: Story, job: Job, semester: str) -> Printed:
    """Build it in another process, which shares nothing with this one but the sections of the cache."""
    shutil.rmtree(story.root / 'build' / semester)
    ended = story.run_apart('build', '--only', 'print', '--jobs', '1', semester, **ELSEWHERE)
    assert ended.returncode == 0, ended.stderr
    return _left(story, job, semester)


def _left(story: Story, job: Job, semester: str) -> Printed:
    files = story.bytes_of_results(semester)
    return Printed(job, files, json.loads(files['print/job-ticket.json']))


def check_preflight(printed: Printed) -> None:
    """Nothing is wrong and nothing doubtful in the report that goes along, and other readers have no word."""
    for name, report in json.loads(printed.files['print/preflight.json']).items():
        severe = [each for each in report['observations'] if each['severity'] != 'note']
        assert (report['verdict'], severe) == ('passed', []), name
    for content in printed.press_files.values():
        assert_sound(content)


def check_inks(printed: Printed) -> None:
    """Ghostscript sees colour only where the ticket lists it, which is on covers; no RGB is left anywhere."""
    for listed in printed.ticket['files']:
        content = printed.press_files[listed['file']]
        assert foreign_colours(content) == []
        assert pages_in_colour(content) == listed['colour_pages']
        is_body = listed['file'] == 'booklet.pdf'
        covers = {1} if not is_body else set() if printed.job.binding == 'perfect' else {1, listed['pages']}
        assert set(listed['colour_pages']) <= covers


def check_boxes(printed: Printed) -> None:
    """Every page has the boxes that the shop asks for, to a tenth of a millimetre, by two readers."""
    edge = printed.shop.bleed + (Length.mm(10) if printed.shop.has_marks else 0)
    for name, content in printed.press_files.items():
        width = Length.mm(2 * 148 + printed.ticket['spine_mm']) if name == 'cover.pdf' else Length.mm(148)
        trim = (edge, edge, edge + width, edge + Length.mm(210))
        bleed = _around(trim, printed.shop.bleed)
        expected = dict(zip(BOXES, (_around(trim, edge), bleed, trim), strict=True))
        by_poppler, by_qpdf = boxes_by_poppler(content), boxes_by_qpdf(content)
        assert len(by_poppler) == len(by_qpdf) > 0
        for page in (*by_poppler, *by_qpdf):
            for box, edges in expected.items():
                found = page[box]
                assert all(abs(one - other) < TENTH for one, other in zip(found, edges, strict=True)), box
            assert page['MediaBox'][:2] == (0, 0)


def _around(box: tuple[float, ...], by: float) -> tuple[float, float, float, float]:
    left, bottom, right, top = box
    return left - by, bottom - by, right + by, top + by


def check_fonts(printed: Printed) -> None:
    """Every font is embedded as a subset, of a kind that the version of PDF knows, as poppler sees it."""
    newer = ('CID Type 0C (OT)', 'Type 1C (OT)', 'CID TrueType (OT)', 'TrueType (OT)', 'Type 3')
    for content in printed.press_files.values():
        lines = run(['pdffonts', 'PDF'], content).splitlines()[2:]
        assert lines
        for line in lines:
            assert re.search(r' yes yes (yes|no) +\d+ +\d+$', line), line
            assert printed.job.standard == 'pdfx-4' or not any(kind in line for kind in newer), line


def check_ticket(printed: Printed) -> None:
    """The ticket says what was ordered, and the body has the pages that its binding needs."""
    ticket = printed.ticket
    by_name = {each['file']: each['pages'] for each in ticket['files']}
    cover = ticket['cover_pages']
    last = by_name[cover['file']]
    assert cover['pages'] == ([1] if cover['file'] == 'cover.pdf' else [1, 2, last - 1, last])
    is_glued = printed.job.binding == 'perfect'
    assert ticket['binding'] == printed.job.binding
    assert ticket['standard'] == {'pdfx-4': 'PDF/X-4', 'pdfx-1a': 'PDF/X-1a:2003'}[printed.job.standard]
    assert set(by_name) == ({'booklet.pdf', 'cover.pdf'} if is_glued else {'booklet.pdf'})
    assert by_name['booklet.pdf'] % (2 if is_glued else 4) == 0
    assert (ticket['spine_mm'] is not None) == is_glued
    assert 'print.zip' in printed.files


def check_renderers(printed: Printed) -> None:
    """Four renderers draw the pages alike: every kind of page once for each standard, some of them always."""
    is_first = printed.job.shop == 'digital' and printed.job.binding == 'saddle'
    for name, content in printed.press_files.items():
        found = kinds_of_page(content)
        chosen = found if is_first else {kind: found[kind] for kind in ALWAYS if kind in found}
        assert_renderers_agree(content, {0, *chosen.values()})
        assert name == 'cover.pdf' or {'contents', 'sheet', 'article'} <= set(found)


KINDS = {
    'contents': '目录', 'sheet': '时间及形式', 'notes': '学习笔记', 'figure': '图1', 'table': '表1',
    'code': 'rsync', 'article': '。', 'small type': '注释',
}  # fmt: skip
"""Kind of page -> words that only such a page has, or that it has first."""
ALWAYS = ('sheet', 'figure')


def kinds_of_page(content: bytes) -> dict[str, int]:
    """Return the index of a page of each kind that there is, and of one with a picture of pixels."""
    pages = [squeeze(text) for text in texts(content)]
    found = {
        kind: index
        for kind, words in KINDS.items()
        if (index := next((index for index, text in enumerate(pages) if words in text), None)) is not None
    }
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pictured = (index for index, page in enumerate(pdf.pages) if page.get_images())
        first = next(pictured, None)
        return found if first is None else {**found, 'picture': first}


HYPHEN = '-'
"""Not compared: at the end of a line each reader leaves it out, joins the words or tells it as it likes."""


def check_text(printed: Printed) -> None:
    """Poppler, pdfium and MuPDF read the same letters on every page; the office has the same pages."""
    if printed.job.shop == 'office':
        return
    for content in printed.press_files.values():
        by_poppler, by_pdfium, by_mupdf = (
            [sorted(squeeze(text).replace(HYPHEN, '')) for text in read(content)]
            for read in (texts, texts_by_pdfium, texts_by_mupdf)
        )
        assert by_poppler == by_pdfium
        assert by_poppler == by_mupdf


Check = Callable[[Printed], None]
CHECKS: tuple[Check, ...] = (
    check_preflight, check_inks, check_boxes, check_fonts, check_ticket, check_renderers, check_text,
)  # fmt: skip
