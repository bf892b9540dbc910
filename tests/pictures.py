"""Makes the pictures of the README from the sample semester: `python -m tests.pictures`, after a build.

Needs poppler and LibreOffice, which the set-up for tests installs.
"""

import io
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from booklet.cli import main
from tests.preview.browsing import Looking, launch, served
from tests.story.project_story import Story

REPOSITORY = Path(__file__).parents[1]
RESULTS = REPOSITORY / 'build' / '2026-spring'
PICTURES = REPOSITORY / 'docs' / 'pictures'
PAPER = 'white'
DESK = '#d9d5cd'
WAIT = 120_000
ARTICLE = 's01a1'
"""The spread shown is the one where this article's text is in full swing."""


def make() -> None:
    """Write spread.png, slide.png and preview.png."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        spread(Path(folder)).save(PICTURES / 'spread.png', optimize=True)
        slide(Path(folder)).save(PICTURES / 'slide.png', optimize=True)
        workplace(Path(folder)).save(PICTURES / 'preview.png', optimize=True)


def workplace(folder: Path) -> Image.Image:
    """Return the page of `booklet preview`: a text beside its pages, a sentence under the pointer."""
    story = Story.copy_of(REPOSITORY, folder / 'project')
    with served(story.root) as address, sync_playwright() as playwright:
        looking = Looking(launch(playwright), address)
        page = looking.page
        page.locator('.card ol a').nth(3).click(timeout=WAIT)
        page.wait_for_selector('.sentences button', state='attached', timeout=WAIT)
        page.wait_for_selector('.film .slide', timeout=WAIT)
        page.wait_for_function('() => !document.querySelector("#saved").innerText.match("·")', timeout=WAIT)
        page.wait_for_timeout(1500)
        box = page.locator('.leaves .page').nth(1).bounding_box()
        assert box is not None
        page.mouse.move(box['x'] + box['width'] * 0.5, box['y'] + box['height'] * 0.35)
        page.wait_for_timeout(500)
        shown = page.screenshot()
        looking.context.close()
    return Image.open(io.BytesIO(shown)).convert('RGB').quantize(48)


def spread(folder: Path) -> Image.Image:
    """Return two facing pages on a desk: the verso after the article's opening and its recto."""
    pdf = RESULTS / 'screen' / 'booklet.pdf'
    first = _verso_after_opening(pdf)
    subprocess.run(
        ['pdftoppm', '-r', '110', '-png', '-f', f'{first}', '-l', f'{first + 1}', pdf, folder / 'page'],
        check=True,
    )
    verso, recto = (Image.open(path).convert('RGB') for path in sorted(folder.glob('page-*.png')))
    desk = Image.new('RGB', (verso.width + recto.width + 80, verso.height + 80), DESK)
    desk.paste(verso, (40, 40))
    desk.paste(recto, (40 + verso.width + 1, 40))
    return desk.quantize(64)


def _verso_after_opening(pdf: Path) -> int:
    """Return the number in the file, from 1, of the first verso of running text in the article."""
    manifest = json.loads((RESULTS / 'build.json').read_text(encoding='utf-8'))
    folio = int(manifest['page_map'][ARTICLE][0]) + 1
    labels = subprocess.run(
        [sys.executable, '-c', _LABELS, str(pdf)], capture_output=True, text=True, check=True
    ).stdout.split()
    return labels.index(str(folio + folio % 2)) + 1


_LABELS = (
    'import sys, pathlib; from booklet.press.assembly.labels import read_page_labels; '
    'print(*(label or "-" for label in read_page_labels(pathlib.Path(sys.argv[1]).read_bytes())))'
)


def slide(folder: Path) -> Image.Image:
    """Return the first key-sentence slide of the first deck."""
    deck = RESULTS / 'slides' / '01.pptx'
    subprocess.run(
        ['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', 'pdf',
         '--outdir', str(folder), str(deck)],
        check=True, capture_output=True,
    )
    subprocess.run(
        ['pdftoppm', '-r', '72', '-png', '-f', '4', '-l', '4', str(folder / '01.pdf'), str(folder / 'slide')],
        check=True,
    )
    (path,) = folder.glob('slide-*.png')
    return Image.open(path).convert('RGB').quantize(64)


if __name__ == '__main__':
    if code := main(['build', '--root', str(REPOSITORY), '2026-spring']):
        sys.exit(code)
    make()
