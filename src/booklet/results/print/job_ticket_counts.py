"""A print plan -> what the job ticket counts and where it says the cover is, in words."""

from msgspec import Struct

from booklet.language import Language
from booklet.model.semester import Semester
from booklet.project.settings import PrintSettings
from booklet.results.print.job_ticket_words import NO_DELIVERY
from booklet.results.print.package import file_name
from booklet.results.print.press_files import BODY, COVER, PrintPlan

FULL_SHEET = 32
"""Pages of A5 (大 32 开) on a full sheet printed on both sides: one 印张."""


class Counts(Struct, frozen=True):
    """Pages, leaves and sheets in the language of the ticket."""

    semester: Semester
    settings: PrintSettings
    plan: PrintPlan
    language: Language

    @property
    def delivery(self) -> str:
        """The day on which the shop hands it over, or a line to write it on."""
        day = self.semester.delivery
        if day is None:
            return NO_DELIVERY.in_language(self.language)
        return self._in(f'{day:%Y-%m-%d}', f'{day.year} 年 {day.month} 月 {day.day} 日')

    @property
    def pages(self) -> str:
        """Count pages (页), leaves or folded sheets (张) and, of A5, full sheets of 32 pages (印张)."""
        plan, inside = self.plan.binding, self._inside_pages
        en = zh = ''
        if self._is_a5:
            full = f'{inside / FULL_SHEET:.4g}'
            en, zh = f', {full} full sheets of {FULL_SHEET}', f'，{full} 印张（每印张 {FULL_SHEET} 页）'
        if plan.spine:
            return self._in(
                f'{inside} inside ({plan.sheets} leaves){en}; the cover besides: 4 pages, one sheet',
                f'内文 {inside} 页（{plan.sheets} 张）{zh}；封面 4 页另计，展开为 1 张',
            )
        return self._in(
            f'{inside + 4} with the cover of 4: {plan.sheets} sheets, folded, one of them the cover; '
            f'{inside} inside{en}',
            f'{inside + 4} 页（含封面 4 页），对折 {plan.sheets} 张（其中封面 1 张）；内文 {inside} 页{zh}',
        )

    @property
    def _inside_pages(self) -> int:
        return len(self.plan.binding.body) - (0 if self.plan.binding.spine else 4)

    @property
    def _is_a5(self) -> bool:
        return (round(self.settings.width.to_mm()), round(self.settings.height.to_mm())) == (148, 210)

    @property
    def cover_pages(self) -> str:
        """Say where in the files the cover is."""
        if self.plan.binding.spine:
            name = file_name(COVER, self.semester, self.settings)
            return self._in(
                f'{name}: back, spine and front on its one page', f'{name} 第 1 页：封底、书脊、封面连成一张'
            )
        name, last = file_name(BODY, self.semester, self.settings), len(self.plan.binding.body)
        pages = f'1, 2, {last - 1}, {last}'
        return self._in(
            f'{name}: pages {pages} (front, its inside, inside of the back, back)',
            f'{name} 第 {pages.replace(", ", "、")} 页（封一、封二、封三、封四）',
        )

    @property
    def conditions(self) -> str:
        """The printing conditions of the files."""
        body, cover = self.plan.intent.condition, self.plan.cover_intent.condition
        if body == cover or not self.plan.binding.spine:
            return body
        return self._in(f'{body} inside, {cover} on the cover', f'内文 {body}，封面 {cover}')

    @property
    def cover_record(self) -> dict[str, object]:
        """Where in the files the cover is, for machines."""
        last = len(self.plan.binding.body)
        if self.plan.binding.spine:
            return {'file': COVER, 'pages': [1]}
        return {'file': BODY, 'pages': [1, 2, last - 1, last]}

    def _in(self, en: str, zh: str) -> str:
        return en if self.language == 'en' else zh
