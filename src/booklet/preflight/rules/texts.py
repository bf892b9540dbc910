"""Rules about fonts and text (E6, E10, W15, W16)."""

from collections.abc import Iterator

from booklet.language import Words
from booklet.preflight.facts import Colour, Font, Mark
from booklet.preflight.inks import PROCESS, inks_of, is_white
from booklet.preflight.rules.colours import thing_of
from booklet.preflight.rules.rule import (
    ADVICE,
    ALWAYS,
    ONLY_X1A,
    STANDARDS_ELSE_ADVICE,
    Case,
    Rule,
    Sight,
    sight,
)
from booklet.units import POINTS_PER_MILLIMETRE

LARGE = 36.0
"""Points from which on rich black is a choice and not an accident."""


def not_embedded(case: Case) -> Iterator[Sight]:
    """E6."""
    for font in case.document.fonts.values():
        if not font.program:
            yield _of_font(font)


def _of_font(font: Font) -> Sight:
    return sight(font.pages[0] if font.pages else None, f'font {font.name}', font=font.name)


def of_drawings(case: Case) -> Iterator[Sight]:
    """E6: Type 3 fonts are little drawings."""
    for font in case.document.fonts.values():
        if font.kind == 'Type3':
            yield _of_font(font)


def too_new(case: Case) -> Iterator[Sight]:
    """E6: font files of kind OpenType came with PDF 1.6."""
    for font in case.document.fonts.values():
        if font.program == 'OpenType':
            yield _of_font(font)


def broken(case: Case) -> Iterator[Sight]:
    """A font program that cannot be one."""
    for font in case.document.fonts.values():
        if font.is_broken:
            yield _of_font(font)


def missing_glyph(case: Case) -> Iterator[Sight]:
    """E6: the box that stands for a character that the font does not have."""
    for font in case.document.fonts.values():
        if font.shows_notdef:
            yield _of_font(font)


def rich_black(case: Case) -> Iterator[Sight]:
    """E10: black or gray text from several plates."""
    for page in case.document.pages:
        for mark, count in page.inside:
            if mark.kind == 'text' and mark.size < LARGE and mark.colour is not None and is_rich(mark.colour):
                yield sight(page.index, thing_of(mark), colour=mark.colour, count=count)


def is_rich(colour: Colour) -> bool:
    """Tell whether a colour looks black or gray and is made of more than black ink."""
    inks = inks_of(colour)
    if set(inks) - set(PROCESS):
        return False
    cyan, magenta, yellow, black = (inks.get(ink, 0.0) for ink in PROCESS)
    coloured = (cyan, magenta, yellow)
    is_neutral = min(coloured) > 0.05 and max(coloured) - min(coloured) < 0.35
    if black >= 0.85:
        return max(coloured) > 0
    return is_neutral and (black > 0.3 or min(coloured) > 0.5)


def small(case: Case) -> Iterator[Sight]:
    """E6: below 5 pt nobody reads."""
    least = case.asked.small_text
    for page in case.document.pages:
        sizes = [mark for mark, _ in page.inside if mark.kind == 'text' and 0 < mark.size < least - 0.05]
        if sizes:
            worst = min(sizes, key=lambda mark: mark.size)
            yield sight(page.index, thing_of(worst), size=f'{worst.size:g}', least=f'{least:g}')


def small_coloured(case: Case) -> Iterator[Sight]:
    """E6: small text of several inks, and small white text on a ground of several."""
    least = case.asked.small_coloured_text
    for page in case.document.pages:
        found: dict[str, Mark] = {}
        for mark, _ in page.inside:
            is_small = mark.kind == 'text' and 0 < mark.size < least - 0.05
            if is_small and mark.colour is not None and not is_white(mark.colour) and _inks(mark.colour) > 1:
                found.setdefault(thing_of(mark), mark)
        for thing, mark in found.items():
            yield sight(page.index, thing, size=f'{mark.size:g}', least=f'{least:g}', colour=mark.colour)


def _inks(colour: Colour) -> int:
    return sum(1 for share in inks_of(colour).values() if share > 0.05)


def near_trim(case: Case) -> Iterator[Sight]:
    """W16."""
    safe = case.asked.safe
    for page in case.document.pages:
        for near in page.near:
            if near.distance < safe - 0.3:
                found = f'{near.distance / POINTS_PER_MILLIMETRE:.1f}'
                yield sight(page.index, near.side, found=found, least=f'{safe.to_mm():g}')


def near_spine(case: Case) -> Iterator[Sight]:
    """W16: pages on the right have the spine on their left; the first page lies on the right."""
    least = case.asked.spine
    if least is None:
        return
    for page in case.document.pages:
        spine = 'left' if page.index % 2 == 0 else 'right'
        for near in page.near:
            if near.side == spine and near.distance < least - 0.3:
                found = f'{near.distance / POINTS_PER_MILLIMETRE:.1f}'
                yield sight(page.index, spine, found=found, least=f'{least.to_mm():g}')


RULES = (
    Rule(
        'font.not-embedded', ALWAYS, not_embedded,
        Words("the font {font} is not in the file", "字体 {font} 没有嵌入文件"),
        Words("The shop's machine takes another font: characters change, lines break elsewhere, Chinese turns"
              " into boxes.",
              "印刷厂会用别的字体代替：字形改变、换行错位，汉字可能变成方框。"),
        Words("Export with all fonts embedded.", "导出时请嵌入全部字体。"),
    ),
    Rule(
        'font.damaged', ALWAYS, broken,
        Words("the embedded font {font} is damaged", "嵌入的字体 {font} 已损坏"),
        Words("Its text may be missing or wrong in print.", "用它排的字印出来可能缺失或出错。"),
        Words("Install the font anew and export again.", "请重新安装这款字体后再导出。"),
    ),
    Rule(
        'font.too-new', ONLY_X1A, too_new,
        Words("the font {font} is embedded as OpenType, which came with PDF 1.6",
              "字体 {font} 以 OpenType 方式嵌入，PDF 1.6 起才有"),
        Words("Machines for PDF/X-1a do not read it; the text is missing.",
              "PDF/X-1a 的设备读不了，文字会缺失。"),
        Words("Export as PDF 1.4; the program then embeds the font in the old way.",
              "请导出为 PDF 1.4，软件会改用旧的嵌入方式。"),
    ),
    Rule(
        'font.drawn', ADVICE, of_drawings,
        Words("the font {font} is made of drawings (Type 3)", "字体 {font} 是用图形拼成的（Type 3）"),
        Words("It often prints coarse and thick.", "印出来往往粗糙、偏粗。"),
        Words("Use a TrueType or OpenType font.", "请换用 TrueType 或 OpenType 字体。"),
    ),
    Rule(
        'text.missing-glyph', STANDARDS_ELSE_ADVICE, missing_glyph,
        Words("a character is shown that the font {font} does not have",
              "有字符在字体 {font} 里没有，显示为方框或空白"),
        Words("An empty box is printed in its place.", "印出来是空框。"),
        Words("Set that character in another font.", "请给这个字换一款字体。"),
    ),
    Rule(
        'text.rich-black', STANDARDS_ELSE_ADVICE, rich_black,
        Words("black text is made of several inks: {colour} (×{count})",
              "黑色文字由几种油墨叠成：{colour}（{count} 处）"),
        Words("The plates never fit exactly; small letters get coloured edges and read badly.",
              "几块版套不准，小字会出现彩色重影，看着发虚。"),
        Words("Make text 100 % K.", "文字请改成 100% K。"),
    ),
    Rule(
        'text.small', ADVICE, small,
        Words("text of {size} pt; {least} pt is the least", "有 {size} pt 的小字，至少要 {least} pt"),
        Words("Fine strokes fill up or break.", "细笔画会糊掉或断掉。"),
        Words("Make it larger.", "请把字放大。"),
    ),
    Rule(
        'text.small-coloured', ADVICE, small_coloured,
        Words("text of {size} pt in several inks ({colour}); {least} pt is the least",
              "{size} pt 的彩色小字（{colour}），至少要 {least} pt"),
        Words("The plates never fit exactly; small coloured letters look blurred.",
              "几块版套不准，彩色小字会发虚。"),
        Words("Make it larger, or of one ink.", "请放大，或只用一种油墨。"),
    ),
    Rule(
        'text.near-trim', ADVICE, near_trim,
        Words("text stands {found} mm from the trim; {least} mm is the least",
              "文字离裁切边只有 {found} mm，至少要 {least} mm"),
        Words("Paper shifts when it is cut; letters may be cut off.", "裁切会有偏差，字可能被切掉。"),
        Words("Move it further in.", "请把文字往里移。"),
    ),
    Rule(
        'text.near-spine', ADVICE, near_spine,
        Words("text stands {found} mm from the spine; {least} mm is the least",
              "文字离书脊只有 {found} mm，至少要 {least} mm"),
        Words("A glued book does not open flat; what is near the spine disappears in it.",
              "胶装书摊不平，靠近书脊的字会看不见。"),
        Words("Make the inner margin wider.", "请加宽内侧页边距。"),
    ),
)  # fmt: skip
