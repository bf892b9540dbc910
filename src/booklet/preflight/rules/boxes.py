"""Rules about sizes, boxes, bleed, and the number and turn of pages (E5, E13, E17)."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from booklet.language import Words
from booklet.preflight.facts import Box, Page, Reach
from booklet.preflight.rules.rule import (
    ALWAYS,
    REMARK,
    STANDARDS,
    STANDARDS_ELSE_ADVICE,
    Case,
    Rule,
    Sight,
    sight,
)
from booklet.units import POINTS_PER_MILLIMETRE, Length

TOLERANCE = Length.mm(0.1)
ROUNDING = Length.pt(0.01)


def _mm(points: float) -> str:
    return f'{points / POINTS_PER_MILLIMETRE:.1f}'


def _size(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _said(box: Box) -> str:
    width, height = _size(box)
    return f'{_mm(width)} × {_mm(height)} mm'


def no_trim(case: Case) -> Iterator[Sight]:
    """E5."""
    yield from (sight(page.index) for page in case.document.pages if page.trim is None and page.art is None)


def art_box(case: Case) -> Iterator[Sight]:
    """E5: exactly one of both."""
    yield from (sight(page.index) for page in case.document.pages if page.art is not None)


def not_nested(case: Case) -> Iterator[Sight]:
    """E5: trim within bleed within media; the crop box must leave the bleed visible."""
    for page in case.document.pages:
        names = ('TrimBox', 'BleedBox', 'CropBox', 'MediaBox')
        chain = zip(names, (page.trim, page.bleed, page.crop, page.media), strict=True)
        known = [(name, box) for name, box in chain if box is not None]
        for (inner_name, inner), (outer_name, outer) in pairwise(known):
            if not _is_within(inner, outer):
                yield sight(page.index, inner_name, inner=inner_name, outer=outer_name)


def _is_within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - ROUNDING and inner[1] >= outer[1] - ROUNDING
        and inner[2] <= outer[2] + ROUNDING and inner[3] <= outer[3] + ROUNDING
    )  # fmt: skip


def wrong_trim(case: Case) -> Iterator[Sight]:
    """E5."""
    wanted = case.asked.trim
    if wanted is None:
        return
    for page in case.document.pages:
        width, height = _size(page.visible)
        if abs(width - wanted[0]) > TOLERANCE or abs(height - wanted[1]) > TOLERANCE:
            yield sight(page.index, found=_said(page.visible), wanted=_said((0, 0, *wanted)))


def sizes_differ(case: Case) -> Iterator[Sight]:
    """E5: all pages have one size."""
    pages = case.document.pages
    sizes = [tuple(round(side / TOLERANCE) for side in _size(page.visible)) for page in pages]
    if not sizes:
        return
    ((usual, _),) = Counter(sizes).most_common(1)
    said = next(_said(page.visible) for page, size in zip(pages, sizes, strict=True) if size == usual)
    for page, size in zip(pages, sizes, strict=True):
        if any(abs(one - other) > 1 for one, other in zip(size, usual, strict=True)):
            yield sight(page.index, found=_said(page.visible), wanted=said)


def no_bleed(case: Case) -> Iterator[Sight]:
    """E5."""
    wanted = case.asked.bleed
    if not wanted:
        return
    for page in case.document.pages:
        trim, bleed = page.visible, page.bleed or page.visible
        least = min(trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
        if least < wanted - TOLERANCE:
            yield sight(page.index, found=_mm(max(least, 0.0)), wanted=_mm(wanted))


def bleed_not_painted(case: Case) -> Iterator[Sight]:
    """E17: a background that stops at the trim."""
    wanted = case.asked.bleed or Length.mm(3)
    for page in case.document.pages:
        if page.trim is None:
            continue
        for side in ('left', 'bottom', 'right', 'top'):
            on_side = [reach for reach in page.reaches if reach.side == side]
            if any(_is_short(reach, on_side, wanted) for reach in on_side):
                yield sight(page.index, side, found=_mm(max(0.0, *(reach.beyond for reach in on_side))))


def _is_short(reach: Reach, others: list[Reach], wanted: float) -> bool:
    """Tell whether it ends before the bleed does, with nothing over the same stretch that goes on."""
    if reach.beyond >= wanted - 0.3:
        return False
    return not any(
        other.beyond >= wanted - 0.3 and other.start <= reach.start + 1 and other.end >= reach.end - 1
        for other in others
    )


def turned(case: Case) -> Iterator[Sight]:
    """E5."""
    for page in case.document.pages:
        if page.rotation:
            yield sight(page.index, turn=page.rotation)


def scaled(case: Case) -> Iterator[Sight]:
    """E5."""
    for page in case.document.pages:
        if page.user_unit != 1.0:
            yield sight(page.index, unit=f'{page.user_unit:g}')


def wrong_count(case: Case) -> Iterator[Sight]:
    """E13."""
    multiple, count = case.asked.page_multiple, len(case.document.pages)
    if multiple and count % multiple:
        yield sight(count=count, multiple=multiple, missing=multiple - count % multiple)


def blank(case: Case) -> Iterator[Sight]:
    """E13: blank pages are reported, they may be meant."""
    yield from (sight(page.index) for page in case.document.pages if is_blank(page))


def is_blank(page: Page) -> bool:
    """Tell whether nothing is painted within the bleed."""
    return all(mark.kind in ('group', 'hidden-text') for mark, _ in page.inside)


RULES = (
    Rule(
        'box.trim-missing', STANDARDS_ELSE_ADVICE, no_trim,
        Words("the page does not say where it is to be cut (no TrimBox)",
              "页面没有标明裁切线位置（缺 TrimBox）"),
        Words("The shop must guess; with bleed or marks it guesses wrong.",
              "印刷厂只能猜；有出血或裁切标记时容易裁错。"),
        Words("Export with bleed and trim from the layout program.",
              "请从排版软件导出，并勾选出血和裁切设置。"),
    ),
    Rule(
        'box.art', STANDARDS, art_box,
        Words("the page has an ArtBox", "页面带有 ArtBox"),
        Words("The standard allows either it or the TrimBox, and shops go by the TrimBox.",
              "标准只许二者选一，印刷厂以 TrimBox 为准。"),
        Words("Remove the ArtBox.", "请去掉 ArtBox。"),
    ),
    Rule(
        'box.nesting', STANDARDS_ELSE_ADVICE, not_nested,
        Words("{inner} reaches beyond {outer}", "{inner} 超出了 {outer}"),
        Words("What lies outside is cut off before the press.", "超出的部分上机前就被切掉了。"),
        Words("Set the boxes so that TrimBox lies in BleedBox and BleedBox in MediaBox.",
              "请调整页面框：TrimBox 在 BleedBox 内，BleedBox 在 MediaBox 内。"),
    ),
    Rule(
        'box.trim-size', ALWAYS, wrong_trim,
        Words("the trimmed page is {found} instead of {wanted}", "成品尺寸是 {found}，应为 {wanted}"),
        Words("The shop would scale it or cut it to the wrong size.", "印刷厂要么缩放，要么裁成错误的尺寸。"),
        Words("Set the page size in the layout, never scale when exporting.",
              "请在排版软件里改页面尺寸，导出时不要缩放。"),
    ),
    Rule(
        'box.sizes-differ', STANDARDS_ELSE_ADVICE, sizes_differ,
        Words("this page is {found}, most are {wanted}", "这一页是 {found}，其他页多为 {wanted}"),
        Words("Bound pages are cut together, to one size.", "装订成册时所有页一起裁切，只能是同一尺寸。"),
        Words("Give all pages the same size.", "请把所有页面改成同样的尺寸。"),
    ),
    Rule(
        'box.bleed-missing', ALWAYS, no_bleed,
        Words("there are {found} mm of bleed, {wanted} mm are needed",
              "出血只有 {found} mm，需要 {wanted} mm"),
        Words("Paper shifts when it is cut; without bleed white edges show.",
              "裁切会有偏差，没有出血就会露白边。"),
        Words("Let backgrounds run over the trim and export with bleed.",
              "请让底色和图片伸出裁切线，并带出血导出。"),
    ),
    Rule(
        'box.bleed-unpainted', STANDARDS_ELSE_ADVICE, bleed_not_painted,
        Words("a colour or picture comes up to the trim and stops {found} mm behind it",
              "底色或图片到了裁切边，只伸出 {found} mm"),
        Words("Paper shifts when it is cut; a white edge shows.", "裁切会有偏差，成品会露白边。"),
        Words("Let it run 3 mm over the trim.", "请让它伸出裁切线 3 mm。"),
    ),
    Rule(
        'page.turned', STANDARDS_ELSE_ADVICE, turned,
        Words("the page is turned by {turn}° for display", "页面设置了 {turn}° 的显示旋转"),
        Words("Some imposition programs ignore that, and the page lies on its side.",
              "有的拼版软件不认，印出来页面是横的。"),
        Words("Turn the page itself in the layout.", "请在排版软件里把页面本身转正。"),
    ),
    Rule(
        'page.scaled', STANDARDS_ELSE_ADVICE, scaled,
        Words("the page counts in units of {unit} points", "页面设置了 {unit} 倍的单位（UserUnit）"),
        Words("Most machines ignore that and print the wrong size.", "多数设备不认，印出来尺寸不对。"),
        Words("Export without UserUnit.", "导出时请不要使用 UserUnit。"),
    ),
    Rule(
        'page.count', ALWAYS, wrong_count,
        Words("{count} pages are no multiple of {multiple}; {missing} are missing",
              "共 {count} 页，不是 {multiple} 的倍数，还差 {missing} 页"),
        Words("Sheets are folded; the shop would add blank pages where it likes.",
              "纸张对折成页，缺的页印刷厂会随意补白页。"),
        Words("Add pages before the back cover.", "请在封底之前补足页数。"),
    ),
    Rule(
        'page.blank', REMARK, blank,
        Words("the page is blank", "空白页"),
        Words("It is printed and paid for like any other.", "空白页同样要印、要计价。"),
        Words("Nothing, if it is meant.", "如果是特意留的，不用处理。"),
    ),
)  # fmt: skip
