"""Pictures, PDFs, templates, build.json, caches, damaged at random -> named or made anew, never a crash."""

import hashlib
import io
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from booklet.deck import own_template, read_house
from booklet.pictures import measure, page_picture, slide_picture
from booklet.pictures.faults import Fault
from booklet.project.settings import DEFAULT_THEME
from tests.press.tools import plain_pdf
from tests.reliability.mutated import mutated
from tests.reliability.tally import Tally
from tests.story.project_story import SMALL, Story

Trial = tuple[str, Callable[[], str]]
LABEL = 'content/2026-spring/01-safety/2-label.md'
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><defs><linearGradient id="g">'
    '<stop offset="0"/></linearGradient></defs><rect width="90" height="60" fill="url(#g)"/>'
    '<use href="#t"/><text id="t">甲</text></svg>'
)
KINDS = (
    ('PNG', 'RGB'), ('PNG', 'P'), ('PNG', 'L'), ('JPEG', 'RGB'), ('JPEG', 'CMYK'), ('TIFF', 'CMYK'),
    ('GIF', 'P'), ('WEBP', 'RGB'), ('BMP', 'RGB'),
)  # fmt: skip
STRANGE: tuple[object, ...] = (
    [], {}, '', None, -1, 10**30, 'x', [[]], {'a': []},
    [['../../content/2026-spring/semester.toml', '', 1, '']],
)  # fmt: skip


def try_files(root: Path, count: int, seed: int = 12) -> Tally:
    """Try `count` files: of ten four pictures, two PDFs, two templates, two of what builds keep."""
    rng = random.Random(seed)
    story = Story.small(root).write('booklet.toml', '[slides]\ntemplate = "house.pptx"\n')
    story.run('new', 'template', 'house.pptx').build('--only', 'office,slides')
    (root / 'ten.pdf').write_bytes(plain_pdf([f'page{number}' for number in range(10)]))
    makers = (*[_picture] * 4, *[_pdf] * 2, *[_template] * 2, _record, _kept)

    def trials() -> Iterator[Trial]:
        for number in range(count):
            name, trial = makers[number % len(makers)](rng, story)
            yield f'{name} {number}', trial

    promise = 'named or made anew; no traceback, no exit 70, no sheets of a file that is not whole'
    return Tally('damaged pictures, PDFs, templates, build.json, caches', promise).try_all(trials())


def _picture(rng: random.Random, story: Story) -> Trial:
    kind, mode = rng.choice((*KINDS, ('SVG', '')))
    content = mutated(rng, DRAWING.encode() if kind == 'SVG' else _raster(kind, mode))

    def trial() -> str:
        measured = measure(content)
        if isinstance(measured, Fault):
            return 'refused'
        page_picture(content)
        if kind != 'SVG':
            slide_picture(content)
        return 'shown'

    return f'picture {kind} {mode}', trial


def _raster(kind: str, mode: str) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((40, 30), 50).convert('RGB').convert(mode).save(stream, kind)
    return stream.getvalue()


def _pdf(rng: random.Random, story: Story) -> Trial:
    whole = (story.root / 'ten.pdf').read_bytes()
    content = whole[: rng.randrange(len(whole))] if rng.random() < 0.5 else mutated(rng, whole)

    def trial() -> str:
        path, sheets = story.root / 'cut.pdf', story.root / 'cut-imposed.pdf'
        path.write_bytes(content)
        sheets.unlink(missing_ok=True)
        story.run('preflight', str(path), code=None)
        assert story.ending.code in (0, 1, 2), story.ending.err
        story.run('impose', str(path), code=None)
        assert (story.ending.code, sheets.exists()) in ((0, True), (2, False)), story.ending.err
        return 'imposed' if sheets.exists() else 'refused'

    return 'PDF', trial


def _template(rng: random.Random, story: Story) -> Trial:
    content = mutated(rng, (story.root / 'house.pptx').read_bytes())

    def trial() -> str:
        ours = own_template(DEFAULT_THEME, 'zh-CN')
        return 'refused' if read_house(content, 'house.pptx', ours).findings else 'taken'

    return 'template', trial


def _record(rng: random.Random, story: Story) -> Trial:
    """Damage build.json: its bytes, or a value in it."""
    path, good = story.file('build.json'), story.root / 'build.json.good'

    def trial() -> str:
        if not good.exists():
            good.write_bytes(path.read_bytes())
        stored = json.loads(good.read_bytes())
        outside = story.root / 'content/2026-spring/semester.toml'
        key = rng.choice(sorted(stored))
        content = json.dumps({**stored, key: rng.choice(STRANGE)}).encode()
        path.write_bytes(content if rng.random() < 0.6 else mutated(rng, good.read_bytes()))
        story.run('check', code=None)
        assert story.ending.code in (0, 1), story.ending.err
        story.build('--only', 'office,slides', code=None)
        assert story.ending.code in (0, 1), story.ending.err
        assert outside.is_file()
        return 'built'

    return 'build.json', trial


def _kept(rng: random.Random, story: Story) -> Trial:
    """Damage entries of the store: their bytes, or what they say under a digest that is right."""

    def trial() -> str:
        entries = [path for path in (story.root / 'build' / '.cache').glob('*/*') if path.is_file()]
        for path in rng.sample(entries, min(8, len(entries))):
            content = path.read_bytes()
            rest = mutated(rng, content[32:])
            is_forged = rng.random() < 0.7
            path.write_bytes(hashlib.sha256(rest).digest() + rest if is_forged else mutated(rng, content))
        story.write(LABEL, SMALL[LABEL].replace('浪费', f'浪费了{rng.randrange(100)}次'))
        story.build('--only', 'office,slides', code=None)
        assert story.ending.code in (0, 1), story.ending.err
        return 'built anew' if 'cache-damaged' in story.ending.err else 'built'

    return 'cache', trial
