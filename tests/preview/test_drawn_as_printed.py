"""What the browser draws is what the PDF prints: every page against pdfium."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from playwright.sync_api import Browser, sync_playwright

from tests.preview.browsing import Looking, launch, served
from tests.story.project_story import Story

pytestmark = [pytest.mark.xdist_group('browser')]

MOST = 0.02
"""Mean difference of two pages, of 1: letters are smoothed in another way by each program."""


@pytest.fixture(scope='module')
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def test_the_pages_of_a_small_booklet(browser: Browser, small: Story) -> None:
    small.build()
    assert differences(browser, small.root) == {}


@pytest.mark.browser
@pytest.mark.xdist_group('sample')
def test_the_pages_of_the_sample_semester(browser: Browser, sample_build: Story) -> None:
    assert differences(browser, sample_build.root) == {}


def differences(browser: Browser, root: Path) -> dict[int, float]:
    """Return the pages that differ by more than `MOST`, with how much."""
    found: dict[int, float] = {}
    with pypdfium2.PdfDocument(root / 'build/2026-spring/screen/booklet.pdf') as pdf, served(root) as address:
        looking = Looking(browser, address)
        page = looking.view('pages')
        page.wait_for_selector('.spreads .page', timeout=240_000)
        page.evaluate('() => { document.querySelector(".spreads").style.setProperty("--one", "420px"); }')
        boxes = page.locator('.spreads .page')
        page.wait_for_function('() => document.querySelectorAll(".spreads .page.drawn").length > 0')
        assert boxes.count() == len(pdf)
        for index in range(len(pdf)):
            boxes.nth(index).scroll_into_view_if_needed()
            page.wait_for_function(
                '(index) => document.querySelectorAll(".spreads .page")[index].classList.contains("drawn")',
                arg=index,
            )
            page.evaluate(
                '() => document.querySelectorAll(".marks").forEach((marks) => marks.replaceChildren())'
            )
            shown = Image.open(io.BytesIO(boxes.nth(index).screenshot())).convert('L')
            printed = pdf[index].render(scale=shown.width / pdf[index].get_width()).to_pil().convert('L')
            share = difference(shown, printed.resize(shown.size))
            if share > MOST:
                found[index] = round(share, 4)
        assert looking.faults == []
        looking.context.close()
    return found


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference, with the edges of letters softened alike."""
    soft = (image.filter(ImageFilter.GaussianBlur(1.2)) for image in (one, other))
    return float(ImageStat.Stat(ImageChops.difference(*soft)).mean[0]) / 255
