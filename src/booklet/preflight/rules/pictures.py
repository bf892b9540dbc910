"""Rules about pictures and transparency (E8, W14)."""

from collections.abc import Iterator

from booklet.diagnostics import Severity
from booklet.language import Words
from booklet.preflight.asked import Standard
from booklet.preflight.facts import Image, Mark, Page
from booklet.preflight.rules.colours import thing_of
from booklet.preflight.rules.rule import (
    ADVICE,
    ALWAYS,
    X1A_ELSE_ADVICE,
    Case,
    Rule,
    Severities,
    Sight,
    sight,
)

UNMIXED = ('Normal', 'Compatible')
"""Blend modes that only cover."""

TINY = 32
"""Pixels: lines and patterns are sometimes pictures of a few pixels, meant to be stretched."""


def _placed(case: Case, page: Page) -> Iterator[tuple[Mark, Image]]:
    """Yield every picture within the bleed, each at its lowest resolution on the page."""
    worst: dict[object, Mark] = {}
    for mark, _ in page.inside:
        if mark.kind in ('image', 'mask') and mark.ppi:
            known = worst.get(mark.key)
            worst[mark.key] = mark if known is None or mark.ppi < known.ppi else known
    for mark in worst.values():
        image = case.document.images.get(mark.key)
        if image is not None and min(image.width, image.height) > TINY:
            yield mark, image


def _is_line_art(image: Image) -> bool:
    return image.bits == 1 and image.space.components == 1


def coarse(case: Case) -> Iterator[Sight]:
    """W14: visibly bad."""
    for page in case.document.pages:
        for mark, image in _placed(case, page):
            if not _is_line_art(image) and mark.ppi < case.asked.low_ppi - 0.5:
                yield _seen(page, mark, image, case.asked.low_ppi)


def fair(case: Case) -> Iterator[Sight]:
    """W14: less than shops ask for."""
    for page in case.document.pages:
        for mark, image in _placed(case, page):
            if not _is_line_art(image) and case.asked.low_ppi - 0.5 <= mark.ppi < case.asked.fair_ppi - 2:
                yield _seen(page, mark, image, case.asked.fair_ppi)


def coarse_line_art(case: Case) -> Iterator[Sight]:
    """W14: pictures of one bit a pixel have no gray to smooth their steps."""
    for page in case.document.pages:
        for mark, image in _placed(case, page):
            if _is_line_art(image) and mark.ppi < case.asked.line_art_ppi - 2:
                yield _seen(page, mark, image, case.asked.line_art_ppi)


def _seen(page: Page, mark: Mark, image: Image, least: float) -> Sight:
    pixels = f'{image.width} × {image.height}'
    return sight(page.index, thing_of(mark), found=f'{mark.ppi:.0f}', least=f'{least:.0f}', pixels=pixels)


def broken(case: Case) -> Iterator[Sight]:
    """A picture that cannot be drawn."""
    for page in case.document.pages:
        seen = {mark.key: mark for mark, _ in page.marks if mark.kind in ('image', 'mask')}
        for key, mark in seen.items():
            image = case.document.images.get(key)
            if image is not None and image.is_broken:
                yield sight(page.index, thing_of(mark))


def see_through(case: Case) -> Iterator[Sight]:
    """E8: opacity below one."""
    for page in case.document.pages:
        things = {thing_of(mark): mark for mark, _ in page.marks if mark.alpha < 1}
        for thing, mark in things.items():
            yield sight(page.index, thing, found=f'{100 * mark.alpha:.0f}')


def blended(case: Case) -> Iterator[Sight]:
    """E8: mixed with what lies below."""
    for page in case.document.pages:
        things = {thing_of(mark): mark for mark, _ in page.marks if mark.blend not in UNMIXED}
        for thing, mark in things.items():
            yield sight(page.index, thing, mode=mark.blend)


def masked(case: Case) -> Iterator[Sight]:
    """E8: soft masks, of the graphics state or of a picture."""
    for page in case.document.pages:
        things: dict[str, None] = {}
        for mark, _ in page.marks:
            image = case.document.images.get(mark.key) if mark.kind in ('image', 'mask') else None
            if mark.has_soft_mask or (image is not None and image.has_soft_mask):
                things[thing_of(mark)] = None
        for thing in things:
            yield sight(page.index, thing)


def grouped(case: Case) -> Iterator[Sight]:
    """E8: the group alone is prohibited in PDF/X-1a, see-through or not."""
    for page in case.document.pages:
        for thing in dict.fromkeys(thing_of(mark) for mark, _ in page.marks if mark.kind == 'group'):
            yield sight(page.index, thing)


FLATTEN = Words(
    "Flatten transparency when exporting (PDF 1.3 or PDF/X-1a), or choose PDF/X-4.",
    "导出时请拼合透明（选 PDF 1.3 或 PDF/X-1a 预设），或改用 PDF/X-4。",
)
NOT_IN_X1A = Words(
    "PDF/X-1a knows no transparency; older machines drop it or draw a box.",
    "PDF/X-1a 不允许透明，老设备会漏掉或画成色块。",
)
ONLY_IN_X1A: Severities = {Standard.PDFX1A: Severity.ERROR}

RULES = (
    Rule(
        'image.coarse', ALWAYS, coarse,
        Words("the picture has {found} pixels per inch as placed ({pixels}); below {least} it looks bad",
              "图片在版面上只有 {found} ppi（{pixels} 像素），低于 {least} 会明显模糊"),
        Words("Pixels become visible.", "印出来会看到马赛克。"),
        Words("Use the original picture, or place it smaller.", "请换用原图，或缩小摆放尺寸。"),
    ),
    Rule(
        'image.fair', ADVICE, fair,
        Words("the picture has {found} pixels per inch as placed ({pixels}); shops ask for {least}",
              "图片在版面上是 {found} ppi（{pixels} 像素），印刷一般要求 {least}"),
        Words("It will be slightly soft.", "印出来会略微发软。"),
        Words("Use the original picture if there is one.", "有更大的原图时，请换用原图。"),
    ),
    Rule(
        'image.line-art-coarse', ADVICE, coarse_line_art,
        Words("the black-and-white picture has {found} pixels per inch ({pixels}); it needs {least}",
              "黑白线条图只有 {found} ppi（{pixels} 像素），需要 {least}"),
        Words("Without gray, edges show steps.", "没有灰度过渡，边缘会有锯齿。"),
        Words("Scan it again at 1200 dpi, or in gray.", "请用 1200 dpi 重新扫描，或扫成灰度。"),
    ),
    Rule(
        'image.damaged', ALWAYS, broken,
        Words("the picture is damaged", "图片已损坏"),
        Words("It will be missing or half drawn.", "印出来会缺图或只有一半。"),
        Words("Place the picture again and export.", "请重新插入图片后再导出。"),
    ),
    Rule(
        'transparency.opacity', ONLY_IN_X1A, see_through,
        Words("something is see-through ({found} % opaque)",
              "有半透明内容（不透明度 {found}%）"), NOT_IN_X1A, FLATTEN,
    ),
    Rule(
        'transparency.blend', X1A_ELSE_ADVICE, blended,
        Words("something is blended with what lies below ({mode})", "有内容与下层混合（{mode}）"),
        Words("Blending looks different in inks than on a screen; PDF/X-1a knows none.",
              "混合效果在油墨里和屏幕上不一样；PDF/X-1a 不允许。"),
        FLATTEN,
    ),
    Rule(
        'transparency.soft-mask', ONLY_IN_X1A, masked,
        Words("a soft mask makes something fade out", "用了软蒙版（渐隐或透明底图片）"), NOT_IN_X1A, FLATTEN,
    ),
    Rule(
        'transparency.group', ONLY_IN_X1A, grouped,
        Words("there is a transparency group", "有透明组"), NOT_IN_X1A, FLATTEN,
    ),
)  # fmt: skip
