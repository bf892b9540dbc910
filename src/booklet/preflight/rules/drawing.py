"""Rules about how things are drawn: gradients, thin lines, overprint (E9, W15)."""

from collections.abc import Iterator

from booklet.language import Words
from booklet.preflight.facts import Mark
from booklet.preflight.inks import is_white
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
        'paint.transfer-function', STANDARDS, transfer,
        Words("a transfer function changes the tones", "文件里带有传递函数，会改变深浅"),
        Words("It was made for one machine and makes others too dark or too light.",
              "它是为某一台设备做的，换一台就会偏深或偏浅。"),
        Words("Export without transfer functions.", "导出时请不要保留传递函数。"),
    ),
)  # fmt: skip
