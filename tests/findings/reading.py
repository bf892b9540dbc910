"""What provokes each finding of the content."""

import io
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from unittest.mock import patch

from PIL import Image

from booklet.diagnostics import Finding
from booklet.project.settings import DEFAULT_THEME, Project
from booklet.reading.blocks import BlockReader
from booklet.reading.semester import read_semester
from tests.reading.folders import ARTICLE, HEAD, SESSION, SHEET, read, write

READ_BLOCKS = BlockReader.read

OTHER = 'content/spring/02-data/session.md'
OTHER_ARTICLE = 'content/spring/02-data/1-backup.md'


def body(text: str) -> Callable[[Path], Iterable[Finding]]:
    """Provoke with the body of an article."""
    return lambda root: read(root, {ARTICLE: HEAD + text}).findings


def sheet(text: str) -> Callable[[Path], Iterable[Finding]]:
    """Provoke with a session.md."""
    return lambda root: read(root, {SESSION: text}).findings


def second_session(text: str) -> Callable[[Path], Iterable[Finding]]:
    """Provoke with a second session."""
    return lambda root: read(root, {OTHER: text, OTHER_ARTICLE: HEAD + '备份三份。\n'}).findings


def empty_semester(root: Path) -> Iterable[Finding]:
    """Read a semester that has a frame only."""
    write(root, {})
    for name in (ARTICLE, SESSION):
        (root / name).unlink()
    return read_as_it_stands(root)


def read_as_it_stands(root: Path) -> Iterable[Finding]:
    """Read the semester in `root` as it stands."""
    return read_semester(Project(root=root, theme=DEFAULT_THEME, styles=()), 'spring').findings


def empty_session(root: Path) -> Iterable[Finding]:
    """Read a session without articles."""
    write(root, {})
    (root / ARTICLE).unlink()
    return read_as_it_stands(root)


def image(address: str, content: bytes = b'') -> Callable[[Path], Iterable[Finding]]:
    """Provoke with an image of this address and content."""

    def provoke(root: Path) -> Iterable[Finding]:
        figure = 'content/spring/01-safety/figures/balance.png'
        return read(root, {ARTICLE: f'{HEAD}![天平]({address})\n', figure: content}).findings

    return provoke


def lost_text(root: Path) -> Iterable[Finding]:
    """Provoke with a reader that forgets the words of every paragraph but the first."""
    with patch.object(BlockReader, 'read', lambda reader, children: READ_BLOCKS(reader, children)[:1]):
        return read(root, {ARTICLE: f'{HEAD}先调平。\n\n再归零。\n'}).findings


def photograph() -> bytes:
    """Return a JPEG file."""
    target = io.BytesIO()
    Image.effect_noise((60, 40), 50).save(target, 'JPEG')
    return target.getvalue()


def animation() -> bytes:
    """Return a GIF of two pictures."""
    target = io.BytesIO()
    pictures = [Image.new('RGB', (60, 40), colour) for colour in ('red', 'blue')]
    pictures[0].save(target, 'GIF', save_all=True, append_images=pictures[1:])
    return target.getvalue()


def drawing(inner: str) -> bytes:
    """Return an SVG drawing with `inner` in it."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40">{inner}</svg>'.encode()


def png_head(width: int, height: int) -> bytes:
    """Return the first bytes of a PNG of this size."""
    size = width.to_bytes(4, 'big') + height.to_bytes(4, 'big')
    header = b'IHDR' + size + b'\x08\x02\x00\x00\x00'
    check = zlib.crc32(header).to_bytes(4, 'big')
    return b'\x89PNG\r\n\x1a\n\x00\x00\x00\x0d' + header + check + b'\x00\x00\x00\x00IDAT\x35\xaf\x06\x1e'


CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'semester.empty': empty_semester,
    'session.empty': empty_session,
    'session.number-twice': second_session(SHEET),
    'session.date-order': second_session(SHEET.replace('1\n', '2\n').replace('-03-', '-02-')),
    'session.weekday': sheet(SHEET.replace('form:', 'weekday: 星期五\nform:')),
    'session.no-weekday': sheet(SHEET.replace('form:', 'weekday: 某天\nform:')),
    'article.title-missing': lambda root: read(root, {ARTICLE: '称量以前先调平。\n'}).findings,
    'article.empty': body('\n'),
    'slides.skip-unmatched': lambda root: (
        read(
            root, {ARTICLE: '---\ntitle: 称量\nslides:\n  skip:\n    - 没有这一句\n---\n先调平。\n'}
        ).findings
    ),
    'slides.skip-pinned': lambda root: (
        read(
            root, {ARTICLE: '---\ntitle: 称量\nslides:\n  skip:\n    - 先调平\n---\n==先调平，再称量。==\n'}
        ).findings
    ),
    'pin.outside-text': body('## ==先调平==\n\n再称量。\n'),
    'heading.as-title': body('先调平。\n\n# 称量\n\n再称量。\n'),
    'heading.too-deep': body('###### 称量\n\n再称量。\n'),
    'heading.level-skipped': body('## 称量\n\n#### 调平\n\n先调平。\n'),
    'heading.number-typed': body('## 一、称量\n\n先调平。\n'),
    'text.lost': lost_text,
    'heading.empty': body('## \n\n先调平。\n'),
    'heading.underlined': body('称量的准备\n---\n\n先调平。\n'),
    'paragraph.lines-joined': body('先调平，再归零。\n称量完了要登记。\n'),
    'quotation.no-space': body('>先调平。\n'),
    'table.extra-cell': body('| 试剂 |\n|---|\n| 乙醇 | 易燃 |\n'),
    'table.no-rule': body('| 试剂 | 数量 |\n| 乙醇 | 5 |\n'),
    'table.typed': body('试剂\t数量\n乙醇\t5\n'),
    'code.unclosed': body('```\nx = 1\n'),
    'remark.unclosed': body('先调平。<!-- 再核对\n'),
    'pin.struck': body('==先~~归零~~调平。==\n'),
    'html.unpaired': body('先<b>调平。\n'),
    'markup.perhaps-times': body('体积是长*宽*高。\n'),
    'markup.contents-mark': body('[TOC]\n'),
    'markup.page-break': body('\\newpage\n'),
    'markup.callout': body('> [!NOTE]\n> 先调平。\n'),
    'formula.not-read': body('力是 $\\frac{a$。\n'),
    'text.replacement-character': body('先调\ufffd。\n'),
    'quotes.straight': body('先"调平"。\n'),
    'footnote.undefined': body('先调平[^a]。\n'),
    'footnote.not-called': body('先调平。\n\n[^a]: 用水平泡。\n'),
    'footnote.nested': body('先调平[^a]。\n\n[^a]: 用水平泡[^b]。\n[^b]: 气泡居中。\n'),
    'footnote.twice': body('先调平[^a]。\n\n[^a]: 用水平泡。\n[^a]: 气泡居中。\n'),
    'markup.literal': body('先**调平。\n'),
    'markup.too-deep': body('> ' * 400 + '先调平。\n'),
    'punctuation.half-width': body('先调平,再称量。\n'),
    'quotes.unbalanced': body('他说：“先调平。\n'),
    'container.unknown': body('::: verses\n先调平。\n:::\n'),
    'container.unclosed': body('::: verse\n先调平\n'),
    'container.stray': body('先调平。\n\n:::\n'),
    'html.dropped': body('<center>先调平。</center>\n'),
    'pin.no-whole-sentence': body('先==调平==再称量。\n'),
    'image.missing': image('figures/nothing-like-it.jpeg'),
    'image.misnamed': image('figures/balanse.png'),
    'image.outside': image('../../../../secret.png'),
    'image.elsewhere': image('C:\\Users\\office\\balance.png'),
    'image.too-large': image('figures/balance.png', png_head(9000, 9000)),
    'image.unreadable': image('figures/balance.png', b'no image'),
    'image.incomplete': image('figures/balance.png', photograph()[:-400]),
    'image.animated': image('figures/balance.png', animation()),
    'drawing.broken': image('figures/balance.png', drawing('<g>')),
    'drawing.unmeasured': image('figures/balance.png', b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    'drawing.endless': image('figures/balance.png', drawing('<g id="a"><use href="#a"/></g>')),
    'drawing.reference': image('figures/balance.png', drawing('<image href="C:/Users/a/tray.png"/>')),
    'drawing.labels': image(
        'figures/balance.png',
        drawing('<foreignObject width="9" height="9"><table>试剂</table></foreignObject>'),
    ),
    'figure.in-line': body('先看![天平](figures/balance.png)再称量。\n'),
    'figure.misplaced': body('## 称量![天平](figures/balance.png)\n\n先调平。\n'),
    'figure.width': body('![天平](figures/balance.png){width=5cm}\n'),
    'table.caption-alone': body('表：称量的三步\n\n先调平。\n'),
    'name.duplicate': body('## 称量 {#a}\n\n先调平。\n\n## 调平 {#a}\n\n看水平泡。\n'),
    'reference.unknown': body('[见第 {页} 页](#nowhere)。\n'),
    'reference.misspelt': body('## 称量 {#weighing}\n\n[见第 {页} 页](#weihing)。\n'),
    'link.no-target': body('[表格](表格.xlsx)\n'),
}
