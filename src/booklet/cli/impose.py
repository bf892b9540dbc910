"""`booklet impose`: any PDF -> sheets to print on both sides, fold and staple."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from booklet.cli.command import Command, Invocation
from booklet.cli.folding import how_to_fold
from booklet.cli.i18n import say
from booklet.cli.lengths import parse_length, parse_size, read_file
from booklet.cli.output import result, tell
from booklet.errors import ExitCode, UsageError
from booklet.files import write_whole
from booklet.language import Words
from booklet.units import POINTS_PER_MILLIMETRE, Length

if TYPE_CHECKING:
    from booklet.press.imposition.placing import Sheet
    from booklet.press.imposition.saddle import SheetSide
    from booklet.press.imposition.sheets import Fit


SMALLEST = Length.mm(20)
"""No sheet is narrower."""


def command() -> Command:
    """Return `booklet impose`."""
    file = click.Argument(['file'], type=click.Path(path_type=Path), metavar='FILE.pdf')
    return Command(
        'impose',
        impose_file,
        [file, *_options()],
        say(
            "Set the pages of any PDF on sheets: print both sides, fold, staple. For the office"
            " printer; a print shop wants single pages.",
            "把任意 PDF 拼成骑马订小册子：双面打印、对折、装订。供办公打印机用；送印刷厂请用单页文件。",
        ),
    )


def _options() -> Iterator[click.Parameter]:
    yield click.Option(
        ['--sheet'],
        default='A4',
        metavar=say("NAME|WxHmm", "名称|宽x高mm"),
        help=say(
            "Paper: A4, A3, B4, Letter, or a size as 320x450mm (default: A4).",
            "纸张：A4、A3、B4、Letter，或写尺寸如 320x450mm（默认 A4）。",
        ),
    )
    yield click.Option(
        ['--binding'],
        type=click.Choice(['saddle']),
        default='saddle',
        help=say("Folded and stapled through the fold.", "装订方式：骑马订（对折后在折缝处装订）。"),
    )
    yield click.Option(
        ['--signature'],
        type=click.IntRange(min=4),
        metavar='N',
        help=say(
            "At most N pages in one fold; several folds are stacked (default: 64, which are 16 sheets).",
            "每帖最多 N 页，多帖叠在一起（默认 64 页，即 16 张纸）。",
        ),
    )
    yield click.Option(
        ['--creep'],
        default='0mm',
        metavar=say("LENGTH", "长度"),
        help=say(
            "Thickness of the paper, for inner pages to move towards the fold: 0.1mm for 80 g/m².",
            "纸张厚度，用来把里层页面往折缝移：80 克纸约 0.1mm。",
        ),
    )
    yield from _printing_options()


def _printing_options() -> Iterator[click.Parameter]:
    yield click.Option(
        ['--duplex'],
        type=click.Choice(['short-edge', 'long-edge']),
        default='short-edge',
        help=say(
            "The edge along which the printer turns the paper (default: short-edge).",
            "双面打印时沿哪条边翻转：short-edge 短边，long-edge 长边（默认短边）。",
        ),
    )
    yield click.Option(
        ['--marks'],
        is_flag=True,
        help=say("Draw fold and crop marks where the sheet has room.", "纸张有空余时，画出折线和裁切标记。"),
    )
    yield click.Option(
        ['--dry-run'],
        is_flag=True,
        help=say("Print the plan of the sheets, write nothing.", "只列出每张纸上排哪几页，不写文件。"),
    )
    yield click.Option(
        ['-o', '--output'],
        type=click.Path(path_type=Path),
        metavar='OUT.pdf',
        help=say(
            "Where to write (default: FILE-imposed.pdf beside it).",
            "写到哪里（默认：同一文件夹的 文件名-imposed.pdf）。",
        ),
    )


def impose_file(
    invocation: Invocation,
    file: Path,
    sheet: str,
    binding: str,
    signature: int | None,
    creep: str,
    duplex: str,
    marks: bool,
    dry_run: bool,
    output: Path | None,
) -> int:
    """Write the sheets of `file`, or only tell how they would be."""
    from booklet.press.imposition.saddle import plan_saddle
    from booklet.press.imposition.sheets import fit_of, impose
    from booklet.project.settings import ONE_FOLD

    paper, thickness = _paper(sheet), parse_length(creep)
    content = read_file(file)
    fit = fit_of(content, paper)
    plan = plan_saddle(fit.pages, signature or ONE_FOLD)
    for line in _summary(fit, plan, paper, marks):
        (result if dry_run else tell)(line)
    if dry_run:
        for line in _table(plan):
            result(line)
        return ExitCode.DONE
    target = output or file.with_name(f'{file.stem}-imposed.pdf')
    _refuse_overwriting(file, target)
    # The choices of the option are the two names of the type.
    imposed = impose(content, paper, plan, thickness, duplex, has_marks=marks)  # type: ignore[arg-type]
    write_whole(target, imposed)
    result(str(target))
    return ExitCode.DONE


def _paper(name: str) -> 'Sheet':
    from booklet.press.imposition.placing import SHEETS, Sheet

    known = {each.lower(): sheet for each, sheet in SHEETS.items()}
    if name.lower() in known:
        return known[name.lower()]
    size = parse_size(name) if _is_size(name) else None
    if size is None or min(size) < SMALLEST:
        raise UsageError(
            Words(f"--sheet does not know “{name}”", f"--sheet 后面不能写“{name}”"),
            Words(
                f"there is: {', '.join(SHEETS)}, or 320x450mm", f"可以写：{'、'.join(SHEETS)}，或 320x450mm"
            ),
        )
    # Sheets lie across: the fold runs between two pages standing side by side.
    height, width = sorted(size)
    return Sheet(name, width, height)


def _is_size(name: str) -> bool:
    return name[:1].isdigit() and name[-2:].lower() in ('mm', 'cm', 'pt', 'in')


def _refuse_overwriting(file: Path, target: Path) -> None:
    if target.resolve() == file.resolve():
        raise UsageError(
            Words(f"{target} is the file to be imposed", f"{target} 就是要拼版的文件本身"),
            Words("give another name after -o", "请在 -o 后面换一个文件名"),
        )


def _summary(fit: 'Fit', plan: 'tuple[SheetSide, ...]', paper: 'Sheet', marks: bool) -> Iterator[str]:
    sheets, folds = len(plan) // 2, plan[-1].signature + 1
    blanks = sum(page is None for side in plan for page in (side.left, side.right))
    width, height = (f'{side / POINTS_PER_MILLIMETRE:.0f}' for side in fit.largest)
    plural = '' if sheets == 1 else 's'
    yield say(
        f'{fit.pages} pages of {width} × {height} mm on {sheets} sheet{plural} of {paper.name},'
        f' folded in {folds} signature{"" if folds == 1 else "s"}; {blanks} blanks,'
        f' scale {100 * fit.scale:.0f} %',
        f'{fit.pages} 页（{width} × {height} mm），用 {paper.name} 纸 {sheets} 张，折成 {folds} 帖，'
        f'空白 {blanks} 页，缩放 {100 * fit.scale:.0f}%',
    )
    if folds > 1:
        yield how_to_fold(folds)
    if marks and not fit.has_mark_room:
        yield say(
            "no marks: the pages fill the sheet; take a larger one",
            "没有画标记：页面占满了纸张，请换大一号的纸",
        )


def _table(plan: 'tuple[SheetSide, ...]') -> Iterator[str]:
    last = -1
    for side in plan:
        if side.signature != last:
            last = side.signature
            yield say(f"signature {last + 1}", f"第 {last + 1} 帖")
        face = say("back ", "反面") if side.is_back else say("front", "正面")
        number = say(f'sheet {side.sheet + 1:>3}', f'第 {side.sheet + 1:>3} 张')
        yield f'  {number} {face} {_number(side.left)} | {_number(side.right)}'


def _number(page: int | None) -> str:
    return f'{"—" if page is None else page + 1:>4}'
