"""The hard cases, stock beside set -> the pictures of docs/line-setting.md, one file per case.

    python -m tests.typesetting.pictures docs/line-setting

Needs pdftoppm (poppler-utils).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops
from weasyprint import HTML

from booklet.layout.engine.chinese import install, take_remarks
from tests.typesetting.hard_cases import CASES, SETTING, SHEET

PAGE = '@page { size: 112mm 90mm; margin: 4mm } html { font-size: 14pt; line-height: 22pt }'


def draw_cases(folder: Path) -> None:
    """Write NN.png for each case: WeasyPrint alone on the left, this setting on the right."""
    install()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        sides = [_draw(Path(scratch) / name, sheet) for name, sheet in (('a', ''), ('b', SETTING))]
    take_remarks()
    for number, pair in enumerate(zip(*sides, strict=True), 1):
        _join(pair).save(folder / f'{number:02}.png', optimize=True)


def _draw(stem: Path, sheet: str) -> list[Image.Image]:
    pages = ''.join(f'<section style="break-after: page">{html}</section>' for _, html in CASES)
    html = f'<html lang="zh-CN"><style>{SHEET}{PAGE}{sheet}</style><body>{pages}</body></html>'
    HTML(string=html).write_pdf(stem.with_suffix('.pdf'))
    subprocess.run(['pdftoppm', '-r', '110', '-gray', '-png', stem.with_suffix('.pdf'), stem], check=True)
    return [Image.open(path).copy() for path in sorted(stem.parent.glob(f'{stem.name}-*.png'))]


def _join(pair: tuple[Image.Image, ...]) -> Image.Image:
    """Cut both pictures to the height of the higher text and set them side by side in sixteen greys."""
    boxes = [ImageChops.invert(image).getbbox() or (0, 0, 1, 1) for image in pair]
    top, bottom = min(box[1] for box in boxes) - 6, max(box[3] for box in boxes) + 6
    width = pair[0].width
    joined = Image.new('L', (2 * width, bottom - top), 255)
    for place, image in enumerate(pair):
        joined.paste(image.crop((0, top, width, bottom)), (place * width, 0))
    return joined.quantize(16)


if __name__ == '__main__':
    draw_cases(Path(sys.argv[1]))
