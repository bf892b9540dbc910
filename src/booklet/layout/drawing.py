"""SVG figures -> PNG of the same look as in the booklet: laid out by the same engine in the same faces."""

import html
import io
from collections.abc import Mapping, Sequence
from urllib.parse import quote

import pypdfium2
from PIL import Image

from booklet.executor import Executor, run_all
from booklet.layout.engine.fetch import BASE, AssetRoots
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts.faces import FontSet
from booklet.layout.fonts.rules import font_css
from booklet.model.blocks import Picture
from booklet.project.settings import Project
from booklet.store import Store

LONG_SIDE = 1800
"""Pixels: sharp on a projector of 1920 x 1080, and 50 to 200 KB for a line drawing."""
SIDE = 720.0
"""CSS pixels of the long side of the page that a figure is drawn on."""


def draw(
    pictures: Sequence[Picture], project: Project, fontset: FontSet, executor: Executor, store: Store | None
) -> Mapping[str, bytes]:
    """Return path -> PNG for the SVG files among `pictures`; those that make no page are left out."""
    maker = KeyMaker(font_css(fontset), AssetRoots(project.root, project.styles), fontset)
    jobs = [maker.job(picture.path, _page(picture)) for picture in pictures]
    keys = [maker.key(f'{LONG_SIDE} {job.html}') for job in jobs]
    drawn: dict[str, bytes] = {}
    for picture, key in zip(pictures, keys, strict=True):
        if store and (entry := store.get(key)) and entry[1]:
            drawn[picture.path] = entry[1]
    missing = [index for index, picture in enumerate(pictures) if picture.path not in drawn]
    for number, result in run_all(lay_out_section, [jobs[index] for index in missing], executor):
        if not result.pages:
            continue
        png = rasterise(result.pdf)
        drawn[pictures[missing[number]].path] = png
        if store is not None:
            store.put(keys[missing[number]], {}, png)
    return drawn


def _page(picture: Picture) -> str:
    """Return a page of the picture's size that shows nothing else."""
    scale = SIDE / max(picture.width, picture.height)
    width, height = picture.width * scale, picture.height * scale
    address = html.escape(BASE + quote(picture.path))
    # `min-width` and `overflow`: rounding must not push the picture onto a second page.
    return (
        f'<!DOCTYPE html><title>-</title><style>@page {{ size: {width:.3f}px {height:.3f}px; margin: 0 }}'
        'html, body { margin: 0; height: 100%; overflow: hidden; line-height: 0 }'
        f'img {{ width: {width:.3f}px; height: {height - 0.01:.3f}px }}</style>'
        f'<img src="{address}" alt="">'
    )


def rasterise(pdf: bytes) -> bytes:
    """Return the first page of a PDF as a PNG on white, `LONG_SIDE` pixels long."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        image: Image.Image = page.render(scale=LONG_SIDE / max(page.get_size())).to_pil()
    finally:
        document.close()
    buffer = io.BytesIO()
    image.convert('RGB').save(buffer, 'PNG', optimize=True)
    return buffer.getvalue()
