"""Finished press files to the job ticket, for people on one page and for machines as JSON."""

import hashlib
import json
from collections.abc import Iterable, Iterator

from booklet.language import Language, Words
from booklet.layout.html.leaves import leaf_html
from booklet.layout.html.words import is_english
from booklet.press.pdf.standards import RULES
from booklet.project.settings import ONE_FOLD, Project
from booklet.project.shops import Stock
from booklet.results.print.check import CheckReport
from booklet.results.print.job_ticket_counts import Counts
from booklet.results.print.job_ticket_words import (
    CLOSING,
    GROUPS,
    HEADING,
    LABELS,
    METHODS,
    NO_COPIES,
    NONE,
    ORDER,
    PAPERS,
    SHOPS,
)
from booklet.results.print.package import PARTS, file_name
from booklet.results.print.press_files import PrintContext, PrintedFile, PrintPlan
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class PrintWork:
    """What the shop gets, and what was said of it."""

    context: PrintContext
    plan: PrintPlan
    files: tuple[PrintedFile, ...]
    """The body, and the cover of a glued booklet."""
    checks: tuple[CheckReport, ...] = ()
    """Of each file; without them the ticket says nothing of a preflight."""


@dataclass(frozen=True, slots=True)
class _Fact:
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class _Group:
    heading: str
    facts: tuple[_Fact, ...]


@dataclass(frozen=True, slots=True)
class _Listed:
    name: str
    pages: str
    digest: str


def ticket_html(work: PrintWork, project: Project) -> str:
    """Return the ticket for people, in the language of the content and the style of the project."""
    values: dict[str, object] = {'ticket': _Scribe(work).page()}
    return leaf_html('job-ticket', work.context.semester.language, project, values)


def ticket_json(work: PrintWork) -> bytes:
    """Return the ticket for machines."""
    return json.dumps(_Scribe(work).record(), ensure_ascii=False, indent=1).encode() + b'\n'


@dataclass(frozen=True, slots=True)
class _Page:
    """What the template prints."""

    heading: str
    title: str
    groups: tuple[_Group, ...]
    files_heading: str
    files: tuple[_Listed, ...]
    closing: str


class _Scribe:
    """Says the same facts for people and for machines."""

    def __init__(self, work: PrintWork) -> None:
        self._work = work
        self._semester = work.context.semester
        self._settings = work.context.settings
        self._shop = work.context.settings.shop
        self._binding = work.plan.binding
        self._verdicts = {check.name: check.verdict for check in work.checks}
        self._language: Language = 'en' if is_english(self._semester.language) else 'zh'
        self._counts = Counts(self._semester, self._settings, work.plan, self._language)

    def page(self) -> _Page:
        """Return the ticket for people."""
        groups = {
            'product': self._product(),
            'printing': self._printing(),
            'paper': self._paper(),
            'contact': self._contact(),
        }
        say = self._say
        return _Page(
            say(HEADING),
            self._semester.title,
            tuple(_Group(say(GROUPS[name]), tuple(self._facts(pairs))) for name, pairs in groups.items()),
            say(GROUPS['files']),
            tuple(self._listed(file) for file in self._work.files),
            say(CLOSING),
        )

    def record(self) -> dict[str, object]:
        """Return the ticket for machines: lengths in millimetres."""
        semester, shop, plan = self._semester, self._shop, self._binding
        spine = plan.spine
        return {
            'title': semester.title,
            'term': semester.term,
            'organisation': semester.organisation,
            'copies': semester.copies,
            'trim_mm': [_mm(self._settings.width), _mm(self._settings.height)],
            'bleed_mm': _mm(self._settings.bleed),
            'pages': self._work.context.laid.pages,
            'body_pages': len(plan.body),
            'sheets': plan.sheets,
            'cover_pages': self._counts.cover_record,
            'delivery': f'{semester.delivery}' if semester.delivery else None,
            'binding': plan.method,
            'binding_reason': plan.reason.en,
            'spine_mm': _mm(spine.width) if spine else None,
            'spine_by_rule_of_thumb_mm': _mm(spine.by_thumb) if spine else None,
            'paper': _stock_record(shop.paper),
            'cover_paper': _stock_record(shop.cover),
            'inside': 'CMYK' if self._settings.inside == 'colour' else 'K',
            'standard': RULES[shop.standard].words,
            'output_condition': self._work.plan.intent.condition,
            'cover_output_condition': self._work.plan.cover_intent.condition,
            'ink_limit_percent': shop.ink_limit,
            'shop': shop.label or shop.name,
            'contact': [semester.contact, shop.contact],
            'date': f'{self._work.context.facts.stamp:%Y-%m-%d}',
            'files': [self._file_record(file) for file in self._work.files],
        }

    def _say(self, words: Words) -> str:
        return words.in_language(self._language)

    def _in(self, en: str, zh: str) -> str:
        return en if self._language == 'en' else zh

    def _facts(self, pairs: Iterable[tuple[str, str]]) -> Iterator[_Fact]:
        for name, value in pairs:
            if value:
                yield _Fact(self._say(LABELS[name]), value)

    def _product(self) -> Iterator[tuple[str, str]]:
        semester, settings = self._semester, self._settings
        yield 'title', semester.title
        yield 'term', semester.term
        yield 'organisation', semester.organisation
        copies = self._in(f'{semester.copies}', f'{semester.copies} 册')
        yield 'copies', copies if semester.copies else self._say(NO_COPIES)
        yield 'delivery', self._counts.delivery
        width, height = f'{settings.width.to_mm():.4g}', f'{settings.height.to_mm():.4g}'
        yield 'trim', self._in(f'{width} × {height} mm (upright)', f'{width} × {height} 毫米（竖）')
        yield 'pages', self._counts.pages
        yield 'cover_pages', self._counts.cover_pages

    def _printing(self) -> Iterator[tuple[str, str]]:
        shop, settings = self._shop, self._settings
        is_black = settings.inside == 'black'
        yield 'colours', self._in(
            f'cover {self._cover_inks()} (nothing inside the cover), inside '
            f'{"1+1 (black only)" if is_black else "4+4"}',
            f'封面 {self._cover_inks()}，内文 {"1+1（单黑）" if is_black else "4+4"}，封二、封三不印',
        )
        yield 'colour_pages', self._colour_pages()
        yield 'standard', self._in(
            f'{RULES[shop.standard].words}, output condition {self._counts.conditions}',
            f'{RULES[shop.standard].words}，输出条件 {self._counts.conditions}',
        )
        yield 'ink_limit', f'{shop.ink_limit}%'
        bleed = f'{settings.bleed.to_mm():.3g}'
        marked = self._in(', crop marks outside', '，裁切线在出血之外') if shop.has_marks else ''
        if settings.bleed > 0:
            yield 'bleed', self._in(f'{bleed} mm on all four sides{marked}', f'四边各 {bleed} 毫米{marked}')
        else:
            yield 'bleed', self._say(NONE)
        yield 'order', self._say(ORDER)
        said = {self._say(words): None for words in self._verdicts.values()}
        yield 'preflight', self._in('; ', '；').join(said)

    def _cover_inks(self) -> str:
        has_colour = any(file.made.colour_pages for file in self._work.files)
        return '4+0' if has_colour else '1+0'

    def _colour_pages(self) -> str:
        parts = [
            self._in(f'{self._part(file)}: page {numbers}', f'{self._part(file)}第 {numbers} 页')
            for file in self._work.files
            if (numbers := self._in(', ', '、').join(map(str, file.made.colour_pages)))
        ]
        return self._in('; ', '；').join(parts) or self._say(NONE)

    def _part(self, file: PrintedFile) -> str:
        return self._say(PARTS[file.name])

    def _paper(self) -> Iterator[tuple[str, str]]:
        shop, plan = self._shop, self._binding
        yield 'paper', self._stock(shop.paper)
        yield 'cover_paper', self._stock(shop.cover)
        method, reason = self._say(METHODS[plan.method]), self._say(plan.reason)
        yield 'binding', self._in(f'{method} ({reason})', f'{method}（{reason}）')
        parts = -(-self._work.context.laid.pages // ONE_FOLD)
        if shop.name == 'office' and parts > 1:
            yield 'folding', self._in(
                f'office/booklet-a4-duplex.pdf: {parts} parts of at most {ONE_FOLD // 4} sheets, numbered at'
                ' the fold; fold and staple each on its own, then stack them in order',
                f'office/booklet-a4-duplex.pdf 分 {parts} 帖，每帖最多 {ONE_FOLD // 4} 张纸，折缝处有号；'
                '逐帖对折、装订，再按号叠齐',
            )
        if spine := plan.spine:
            width, thumb = _mm(spine.width), _mm(spine.by_thumb)
            leaf, board = _mm(spine.paper.caliper, 3), _mm(spine.cover.caliper, 3)
            yield 'spine', self._in(
                f'{width} mm = {spine.leaves} leaves × {leaf} mm + 2 × cover {board} mm;'
                f' rule of thumb for the block {thumb} mm',
                f'{width} 毫米 = {spine.leaves} 张 × {leaf} 毫米 + 封面 2 × {board} 毫米；'
                f'按 0.001346 × 克重估算，书芯厚 {thumb} 毫米',
            )

    def _stock(self, stock: Stock) -> str:
        name = stock.name or self._say(PAPERS[stock.kind])
        thick = _mm(stock.caliper, 3)
        return self._in(
            f'{name}, {stock.weight} g/m² ({thick} mm a leaf)',
            f'{stock.weight} 克{name}（每张厚 {thick} 毫米）',
        )

    def _contact(self) -> Iterator[tuple[str, str]]:
        semester, shop = self._semester, self._shop
        label = shop.label or (self._say(SHOPS[shop.name]) if shop.name in SHOPS else shop.name)
        yield 'shop', self._in(', ', '，').join(part for part in (label, shop.contact) if part)
        yield 'contact', semester.contact or semester.editor
        yield 'date', f'{self._work.context.facts.stamp:%Y-%m-%d}'

    def _listed(self, file: PrintedFile) -> _Listed:
        name = file_name(file.name, self._semester, self._settings)
        pages = self._in(f'{file.made.pages} p.', f'{file.made.pages} 页')
        return _Listed(name, pages, _sha256(file.made.content))

    def _file_record(self, file: PrintedFile) -> dict[str, object]:
        verdict = self._verdicts.get(file.name)
        return {
            'file': file.name,
            'name_in_zip': file_name(file.name, self._semester, self._settings),
            'pages': file.made.pages,
            'colour_pages': list(file.made.colour_pages),
            'sha256': _sha256(file.made.content),
            'preflight': verdict.en if verdict else None,
        }


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _stock_record(stock: Stock) -> dict[str, object]:
    return {
        'name': stock.name or PAPERS[stock.kind].en,
        'g_per_m2': stock.weight,
        'caliper_mm': _mm(stock.caliper, 3),
    }


def _mm(length: float, digits: int = 1) -> float:
    """Return a length in points as millimetres, rounded; whole ones without a point."""
    value = round(length * 25.4 / 72, digits)
    return int(value) if value == int(value) else value
