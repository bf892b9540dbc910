"""Rules about how things are drawn: gradients, thin lines, overprint (E9, W15)."""

from collections.abc import Iterator, Mapping

from booklet.language import Words
from booklet.preflight.facts import Mark
from booklet.preflight.inks import inks_of, is_white
from booklet.preflight.rules.colours import PAINTED, thing_of
from booklet.preflight.rules.rule import (
    ADVICE,
    ALWAYS,
    STANDARDS,
    STANDARDS_ELSE_ADVICE,
    Case,
    Rule,
    Sight,
    sight,
)

FOUR_INKS, ONE_INK = ('DeviceCMYK', 'ICCBased'), ('DeviceGray', 'CalGray')
"""Kinds of colour space with inks that can stay away, and with black alone, which stands for all four."""

OVERPRINTING = ('text', 'stroke', 'fill', 'mask')
"""Kinds of marks with one colour; pictures and shadings always have all inks."""


def misfit_shading(case: Case) -> Iterator[Sight]:
    """E9."""
    for page in case.document.pages:
        for trouble in page.troubles:
            if trouble.slug == 'paint.shading-misfit':
                yield sight(page.index, trouble.seen)


def hairline(case: Case) -> Iterator[Sight]:
    """W15."""
    least = case.asked.hairline
    for page in case.document.pages:
        thin = [(mark, count) for mark, count in page.inside if _is_hairline(mark, least)]
        for mark, count in thin[:20]:
            yield sight(page.index, mark.kind, width=f'{mark.size:g}', least=f'{least:g}', count=count)


def _is_hairline(mark: Mark, least: float) -> bool:
    if mark.colour is None or is_white(mark.colour):
        return False
    if mark.kind == 'stroke':
        return mark.size < least - 0.005
    return mark.kind == 'fill' and 0 < mark.size < least - 0.005


def white_overprint(case: Case) -> Iterator[Sight]:
    """W15: white that overprints is not there in print."""
    for page in case.document.pages:
        for mark, count in page.inside:
            if mark.has_overprint and mark.kind in PAINTED and _is_process_white(mark):
                yield sight(page.index, thing_of(mark), count=count)


def _is_process_white(mark: Mark) -> bool:
    return mark.colour is not None and bool(mark.colour.values) and is_white(mark.colour)


def coloured_overprint(case: Case) -> Iterator[Sight]:
    """W15: with mode 1, inks that a colour does not have stay as they lie below."""
    for page in case.document.pages:
        for mark, count in page.inside:
            if not mark.has_overprint or mark.overprint_mode != 1 or mark.colour is None:
                continue
            inks = inks_of(mark.colour)
            is_one_colour = mark.kind in OVERPRINTING and mark.colour.space.kind in FOUR_INKS
            if is_one_colour and inks and not _is_solid(inks):
                yield sight(page.index, thing_of(mark), colour=mark.colour, count=count)


def _is_solid(inks: Mapping[str, float]) -> bool:
    return set(inks) == {'Black'} and inks['Black'] > 0.995


def idle_overprint(case: Case) -> Iterator[Sight]:
    """W15: black in a space or a mode in which it does not overprint (ISO 32000-1, 8.6.7)."""
    for page in case.document.pages:
        for mark, count in page.inside:
            if not mark.has_overprint or mark.kind not in ('text', 'stroke') or mark.colour is None:
                continue
            is_gray = mark.colour.space.kind in ONE_INK
            is_in_mode_0 = mark.colour.space.kind in FOUR_INKS and mark.overprint_mode == 0
            if _is_solid(inks_of(mark.colour)) and (is_gray or is_in_mode_0):
                how = str(mark.colour.space) if is_gray else 'OPM 0'
                yield sight(page.index, thing_of(mark), how=how, count=count)


def transfer(case: Case) -> Iterator[Sight]:
    """A curve for one machine."""
    for page in case.document.pages:
        for trouble in page.troubles:
            if trouble.slug == 'paint.transfer-function':
                yield sight(page.index, trouble.seen)


RULES = (
    Rule(
        'paint.shading-misfit', ALWAYS, misfit_shading,
        Words("the gradient gives another number of colours than its colour space has",
              "渐变的颜色数与颜色空间不符"),
        Words("Some machines paint nothing there, others a wrong colour.",
              "有的设备什么也不画，有的颜色全错。"),
        Words("Make the gradient anew, or put a picture in its place.", "请重做这个渐变，或换成图片。"),
    ),
    Rule(
        'paint.hairline', ADVICE, hairline,
        Words("a line is {width} pt thin, {least} pt is the least (×{count})",
              "线条只有 {width} pt，至少要 {least} pt（{count} 处）"),
        Words("It breaks up or vanishes on the press, though a screen shows it.",
              "屏幕上看得见，印出来会断线或消失。"),
        Words("Make it 0.25 pt or more; in a tint of gray, 0.5 pt.",
              "请加粗到 0.25 pt 以上；灰色线要 0.5 pt。"),
    ),
    Rule(
        'paint.white-overprint', STANDARDS_ELSE_ADVICE, white_overprint,
        Words("white is set to overprint (×{count})", "白色设置了叠印（{count} 处）"),
        Words("White that overprints is not there: what lies below shows through.",
              "白色一叠印就等于没有，下面的内容会透出来。"),
        Words("Switch overprint off for white.", "请取消白色对象的叠印。"),
    ),
    Rule(
        'paint.overprint-colour', ADVICE, coloured_overprint,
        Words("the colour {colour} is set to overprint (×{count})", "颜色 {colour} 设置了叠印（{count} 处）"),
        Words("It mixes with what lies below: yellow on blue prints green, a tint lets everything through.",
              "它会和下层颜色混在一起：黄压在蓝上印出来是绿，浅灰会透出下面的内容。"),
        Words("Switch overprint off for everything but solid black.", "除了 100% 黑，其他颜色请取消叠印。"),
    ),
    Rule(
        'paint.overprint-idle', ADVICE, idle_overprint,
        Words("black is set to overprint, which has no effect ({how}) (×{count})",
              "黑色设置了叠印，但不起作用（{how}，{count} 处）"),
        Words("It cuts its shape out of the ground; when plates shift, a white rim shows around the letters.",
              "黑字会在底色里镂空，套印稍有偏差就露白边。"),
        Words("Give black as 0 0 0 100 CMYK, with overprint mode 1.",
              "黑色请用 CMYK 0 0 0 100，叠印模式设为 1（OPM 1）。"),
    ),
    Rule(
        'paint.transfer-function', STANDARDS, transfer,
        Words("a transfer function changes the tones", "文件里带有传递函数，会改变深浅"),
        Words("It was made for one machine and makes others too dark or too light.",
              "它是为某一台设备做的，换一台就会偏深或偏浅。"),
        Words("Export without transfer functions.", "导出时请不要保留传递函数。"),
    ),
)  # fmt: skip
