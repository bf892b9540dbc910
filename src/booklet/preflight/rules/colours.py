"""Rules about colour and ink (E7, E10, E11, E18)."""

from collections.abc import Callable, Iterator

from booklet.language import Words
from booklet.preflight.facts import Mark, Page
from booklet.preflight.inks import (
    BLACK_ONLY,
    PROCESS,
    inks_of,
    is_converted,
    possible_inks,
    total_ink,
)
from booklet.preflight.rules.rule import (
    ALWAYS,
    ONLY_X1A,
    REMARK,
    STANDARDS_ELSE_ADVICE,
    Case,
    Rule,
    Sight,
    sight,
)

PAINTED = ('text', 'fill', 'stroke', 'image', 'mask', 'shading')
"""Kinds of marks that leave ink."""

SLACK = 2.0
"""Percent by which a measured sum of inks may be off."""


def thing_of(mark: Mark) -> str:
    """Return how a PDF calls what was painted."""
    number = f' ({mark.key[0]} {mark.key[1]})' if mark.key[0] > 0 else ''
    return f'{mark.kind} {mark.name}{number}'.strip()


def colour_of(case: Case, mark: Mark) -> str:
    """Return the colour of a mark in words of PDF; of a picture, its colour space."""
    image = case.document.images.get(mark.key) if mark.kind == 'image' else None
    return str(image.space if image else mark.colour or '')


def _each_once(page: Page, wanted: Callable[[Mark], bool]) -> Iterator[tuple[Mark, int]]:
    """Yield marks that are wanted, those of one kind, name and colour once, with their number."""
    found: dict[object, tuple[Mark, int]] = {}
    for mark, count in page.marks:
        if wanted(mark):
            key = (mark.kind, mark.key, mark.colour)
            first, before = found.get(key, (mark, 0))
            found[key] = (first, before + count)
    yield from found.values()


def _space_kind(case: Case, mark: Mark) -> str:
    image = case.document.images.get(mark.key) if mark.kind == 'image' else None
    space = image.space if image else mark.colour.space if mark.colour else None
    return space.device.kind if space else ''


def rgb(case: Case) -> Iterator[Sight]:
    """E7: colours of a screen without a profile."""
    for page in case.document.pages:
        for mark, count in _each_once(
            page, lambda mark: mark.kind != 'group' and _space_kind(case, mark) == 'DeviceRGB'
        ):
            yield sight(page.index, thing_of(mark), colour=colour_of(case, mark), count=count)


def calibrated(case: Case) -> Iterator[Sight]:
    """E7: colours with a profile of their own; PDF/X-1a has none of them."""
    kinds = ('ICCBased', 'Lab', 'CalRGB', 'CalGray')
    for page in case.document.pages:
        for mark, count in _each_once(
            page, lambda mark: mark.kind != 'group' and _space_kind(case, mark) in kinds
        ):
            yield sight(page.index, thing_of(mark), colour=colour_of(case, mark), count=count)


def unknown_space(case: Case) -> Iterator[Sight]:
    """A colour space that makes no sense."""
    for page in case.document.pages:
        for trouble in page.troubles:
            if trouble.slug == 'colour.unknown':
                yield sight(page.index, trouble.seen)
        for mark, _ in _each_once(page, lambda mark: _space_kind(case, mark) == 'unknown'):
            if mark.kind != 'image' or 'JPXDecode' not in case.document.images[mark.key].filters:
                yield sight(page.index, thing_of(mark))


def group_space(case: Case) -> Iterator[Sight]:
    """E7: transparency that is mixed in the colours of a screen."""
    for page in case.document.pages:
        for mark, _ in page.marks:
            if mark.kind == 'group' and mark.colour is not None and is_converted(mark.colour.space):
                yield sight(page.index, thing_of(mark), colour=mark.colour.space)


def inks_on(case: Case, page: Page) -> dict[str, None]:
    """Return the inks that may be on a page within its bleed; `RGB` stands for what must be converted."""
    found: dict[str, None] = {}
    for mark, _ in page.inside:
        found.update(dict.fromkeys(inks_of_mark(case, mark)))
    order = {ink: position for position, ink in enumerate(PROCESS)}
    return dict.fromkeys(sorted(found, key=lambda ink: (order.get(ink, 9), ink)))


def inks_of_mark(case: Case, mark: Mark) -> frozenset[str]:
    """Return the inks that a mark brings; of a picture those measured, else those that its space has."""
    if mark.kind == 'image' and (image := case.document.images.get(mark.key)):
        return image.inks if image.ink is not None else possible_inks(image.space)
    if mark.kind not in PAINTED or mark.colour is None:
        return frozenset()
    if mark.kind == 'shading' and not mark.colour.values:
        return possible_inks(mark.colour.space)
    return frozenset(inks_of(mark.colour))


def not_one_colour(case: Case) -> Iterator[Sight]:
    """E10: a page that is paid for as black only."""
    for page in case.document.pages:
        if not case.asked.is_one_colour_page(page.index):
            continue
        found: dict[str, str] = {}
        for mark, _ in page.inside:
            others = inks_of_mark(case, mark) - BLACK_ONLY
            if others:
                found.setdefault(thing_of(mark), ' '.join(sorted(others)))
        for thing, inks in found.items():
            yield sight(page.index, thing, inks=inks)


def too_much_ink(case: Case) -> Iterator[Sight]:
    """E11."""
    limit = case.asked.ink_limit
    for page in case.document.pages:
        worst: dict[str, float] = {}
        for mark, _ in page.inside:
            ink = _total(case, mark)
            if ink > limit + SLACK:
                worst[thing_of(mark)] = max(ink, worst.get(thing_of(mark), 0.0))
        for thing, ink in worst.items():
            yield sight(page.index, thing, found=f'{ink:.0f}', limit=f'{limit:.0f}')


def _total(case: Case, mark: Mark) -> float:
    if mark.kind == 'image':
        image = case.document.images.get(mark.key)
        return (image.ink or 0.0) if image else 0.0
    return total_ink(mark.colour) if mark.colour is not None and mark.kind in PAINTED else 0.0


def spot(case: Case) -> Iterator[Sight]:
    """Inks that cost a plate of their own."""
    for page in case.document.pages:
        for ink in inks_on(case, page):
            if ink not in (*PROCESS, 'RGB', 'Lab'):
                yield sight(page.index, ink, ink=ink)


def marks_inside(case: Case) -> Iterator[Sight]:
    """E18: crop and registration marks, known by the colour of all plates."""
    for page in case.document.pages:
        for mark, count in page.inside:
            if mark.colour is not None and 'All' in mark.colour.space.names and mark.colour.values != (0.0,):
                yield sight(page.index, thing_of(mark), count=count)


TO_CMYK = Words(
    "Convert it to CMYK with the profile of the shop, neutral gray and black to black ink only.",
    "请用印刷厂的配置文件转成 CMYK；黑色和灰色只用黑墨（K）。",
)

RULES = (
    Rule(
        'colour.rgb', STANDARDS_ELSE_ADVICE, rgb,
        Words("painted in RGB, the colours of a screen: {colour} (×{count})",
              "用了屏幕颜色 RGB：{colour}（{count} 处）"),
        Words("The press has no red, green and blue; what the shop's conversion makes of it nobody has seen."
              " RGB black becomes four inks and looks blurred.",
              "印刷机没有红绿蓝三色，转换出来是什么颜色谁也没看过；RGB 的黑会变成四色黑，字迹发虚。"),
        TO_CMYK,
    ),
    Rule(
        'colour.calibrated', ONLY_X1A, calibrated,
        Words("painted in colours with a profile of their own: {colour} (×{count})",
              "用了自带配置文件的颜色：{colour}（{count} 处）"),
        Words("PDF/X-1a knows only the inks of the press.", "PDF/X-1a 只允许油墨颜色。"),
        TO_CMYK,
    ),
    Rule(
        'colour.unknown', ALWAYS, unknown_space,
        Words("the colour space is missing or makes no sense", "颜色空间缺失或无法识别"),
        Words("Nobody can tell what colour is meant.", "无法知道要印什么颜色。"),
        Words("Export the PDF again.", "请重新导出 PDF。"),
    ),
    Rule(
        'colour.blending-space', STANDARDS_ELSE_ADVICE, group_space,
        Words("transparency is mixed in {colour}", "透明效果在 {colour} 里混合"),
        Words("Everything under it passes through the colours of a screen; black text turns into four inks.",
              "透明区域里的内容都会先变成屏幕颜色，黑字会变成四色黑。"),
        Words("Set the blending space to CMYK, or flatten transparency.",
              "请把透明混合空间设为 CMYK，或拼合透明。"),
    ),
    Rule(
        'colour.one-colour-page', ALWAYS, not_one_colour,
        Words("the page is to be black only, but it uses {inks}", "这一页应为单黑，却用到了 {inks}"),
        Words("The shop prints it in colour and charges for it, or the colour is lost.",
              "印刷厂会按彩页印刷和收费，或者颜色丢失。"),
        Words("Make text 100 % K and pictures gray.", "文字请用 100% K，图片请转成灰度。"),
    ),
    Rule(
        'colour.ink-limit', ALWAYS, too_much_ink,
        Words("all inks together come to {found} %, the limit is {limit} %",
              "总墨量达到 {found}%，上限是 {limit}%"),
        Words("So much ink does not dry: it smears and prints off on the next sheet.",
              "墨太厚干不了，会蹭脏、背印到下一张。"),
        Words("Use a darker black with less colour, or convert with a profile of a lower limit.",
              "请减少彩墨、加重黑墨，或换用墨量上限更低的配置文件转换。"),
    ),
    Rule(
        'colour.spot', REMARK, spot,
        Words("the page uses the spot ink {ink}", "这一页用了专色 {ink}"),
        Words("It needs a plate of its own, unless the shop converts it.",
              "专色要单独出一块版，另计费用，除非让印刷厂转换。"),
        Words("Keep it only if the order says so.", "订单里没有专色的，请转成 CMYK。"),
    ),
    Rule(
        'colour.marks-inside', STANDARDS_ELSE_ADVICE, marks_inside,
        Words("something in the registration colour (All) lies within the bleed",
              "出血范围内有套准色（All）的内容"),
        Words("It prints full on every plate: marks stay visible after cutting, areas drown in ink.",
              "它在每块版上都是实地：标记会留在成品上，大面积会墨量过大。"),
        Words("Set marks at least 3 mm outside the trim; use black, not registration, for everything else.",
              "标记请放在裁切线外 3 mm 以上；其他内容请用黑色，不要用套准色。"),
    ),
)  # fmt: skip
