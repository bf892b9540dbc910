"""The whole job in the browser: a new semester, a sheet dropped, a sentence chosen, the zip taken away."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.preview.browsing import Looking, launch, served
from tests.preview.test_browser import WAIT, saved
from tests.story.project_story import REPOSITORY, Story

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group('browser')]

SHEET = REPOSITORY / 'tests' / 'importing' / 'session-sheet.txt'


@pytest.fixture
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def test_from_a_sheet_to_the_zip_of_the_print_shop(browser: Browser, small: Story, tmp_path: Path) -> None:
    with served(small.root) as address:
        looking = Looking(browser, address)
        page = looking.view('making')
        form = page.locator('form', has=page.locator('input[name=organisation]'))
        form.locator('input[name=name]').fill('2026-autumn')
        form.locator('input[name=title]').fill('秋季学习汇编')
        form.get_by_role('button').click()
        expect(page.locator('#name')).to_have_text('秋季学习汇编', timeout=WAIT)
        page = looking.view('importing')
        page.set_input_files('#files', SHEET)
        expect(page.locator('.left')).to_contain_text('处请核对', timeout=WAIT)
        page.locator('.unsure input').first.check()
        page.locator('.unsure a').first.click()
        page.wait_for_selector('textarea', timeout=WAIT)
        page.keyboard.insert_text('改')
        saved(page)
        page.wait_for_selector('.sentences button', state='attached', timeout=2 * WAIT)
        page.wait_for_selector('.film .slide', timeout=WAIT)
        page.locator('.sentences button[aria-pressed="false"]').first.dispatch_event('click')
        page.wait_for_function('() => document.querySelector("textarea").value.includes("==")', timeout=WAIT)
        saved(page)
        page = looking.view('delivery')
        page.locator('button.chief').click()
        expect(page.locator('p.done')).to_be_visible(timeout=4 * WAIT)
        with page.expect_download() as download:
            page.get_by_role('button', name='print.zip').click()
        download.value.save_as(tmp_path / 'print.zip')
        looking.context.close()
        assert looking.foreign == []
    made = Story(small.root).run('build', '2026-autumn', '--jobs', '1', '--no-cache')
    assert (made.root / 'build/2026-autumn/print.zip').read_bytes() == (tmp_path / 'print.zip').read_bytes()
    shutil.rmtree(made.root)
