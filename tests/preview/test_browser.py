"""The page in Chromium: a person writes, clicks, builds and takes away; the core set of `make test`."""

import json
import time
import zipfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.preview.browsing import Looking, launch, served
from tests.story.project_story import Story

pytestmark = [pytest.mark.xdist_group('browser')]

WAIT = 30_000

VIEWS = ('overview', 'article', 'pages', 'slides', 'findings', 'importing', 'making', 'delivery')


@pytest.fixture(scope='module')
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope='module')
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return Story.small(tmp_path_factory.mktemp('preview') / 'project').build()


@pytest.fixture(scope='module')
def address(story: Story) -> Iterator[str]:
    with served(story.root) as address:
        yield address


@pytest.fixture
def looking(browser: Browser, address: str) -> Iterator[Looking]:
    looking = Looking(browser, address)
    yield looking
    looking.context.close()
    assert looking.faults == []
    assert looking.foreign == []


def open_article(looking: Looking) -> Page:
    page = looking.view('overview')
    page.locator('.card ol a').first.click()
    page.wait_for_selector('.leaves .page.drawn', timeout=WAIT)
    page.wait_for_selector('.film .slide', timeout=WAIT)
    return page


def put_cursor(page: Page, place: str) -> None:
    """Put the cursor where a function of the text says; define what tests ask again and again."""
    page.evaluate(
        '''(place) => {
        const area = document.querySelector('textarea');
        const at = eval(place)(area.value);
        area.focus();
        area.setSelectionRange(at, at);
    }'''.replace('eval(place)', f'({place})'),
        '',
    )
    page.evaluate('''() => {
        window.pageIds = () => [...document.querySelectorAll('.leaves .page')].map((each) => each.dataset.id);
        window.labels = () => [...document.querySelectorAll('.film .slide')].map((each) => each.ariaLabel);
    }''')


def article_file(story: Story) -> Path:
    return next(path for path in sorted((story.root / 'content').rglob('*.md')) if path.name != 'session.md')


def saved(page: Page) -> None:
    expect(page.locator('#saved')).to_have_attribute('data-how', 'saved', timeout=WAIT)


def test_the_token_leaves_the_address_and_another_tab_gets_in(looking: Looking) -> None:
    assert 'token' not in looking.page.url
    second = looking.context.new_page()
    second.goto(looking.base)
    second.wait_for_selector('#views a', timeout=WAIT)


def test_a_stranger_sees_nothing(browser: Browser, looking: Looking) -> None:
    page = browser.new_context().new_page()
    page.goto(looking.base)
    expect(page.locator('#notice')).to_be_visible(timeout=WAIT)
    assert page.locator('.card').count() == 0


def test_a_word_is_on_the_page_and_on_disk_and_nothing_jumps(looking: Looking, story: Story) -> None:
    page = open_article(looking)
    before = article_file(story).read_text(encoding='utf-8')
    put_cursor(page, '(text) => text.indexOf("。", text.indexOf("---", 5))')
    page.evaluate('''() => {
        const area = document.querySelector('textarea');
        window.old = { node: document.activeElement, ids: pageIds() };
        window.tops = () => [document.querySelector('.leaves').scrollTop, area.scrollTop];
    }''')
    tops = page.evaluate('tops()')
    page.keyboard.insert_text('再看一遍')
    page.wait_for_function('() => pageIds().some((id, at) => id !== old.ids[at])', timeout=WAIT)
    saved(page)
    assert page.evaluate('tops()') == tops
    assert page.evaluate('document.activeElement === old.node')
    assert '再看一遍。' in article_file(story).read_text(encoding='utf-8')
    page.keyboard.press('Control+z')
    page.wait_for_function('() => !document.querySelector("textarea").value.includes("再看一遍")')
    saved(page)
    assert article_file(story).read_text(encoding='utf-8') == before


def test_an_input_method_is_left_alone_while_it_composes(looking: Looking, story: Story) -> None:
    page = open_article(looking)
    before = article_file(story).read_text(encoding='utf-8')
    put_cursor(page, '(text) => text.length')
    typing = looking.context.new_cdp_session(page)
    typing.send('Input.imeSetComposition', {'text': 'zhi', 'selectionStart': 3, 'selectionEnd': 3})
    article_file(story).write_text(before.replace('。', '，好。', 1), encoding='utf-8')
    time.sleep(1.2)
    assert page.evaluate('document.querySelector("textarea").value').endswith('zhi')
    typing.send('Input.insertText', {'text': '纸'})
    page.wait_for_function('() => document.querySelector("textarea").value.includes("，好。")', timeout=WAIT)
    saved(page)
    time.sleep(0.3)
    text = article_file(story).read_text(encoding='utf-8')
    assert '，好。' in text
    assert text.rstrip().endswith('纸')
    article_file(story).write_text(before, encoding='utf-8')
    page.wait_for_function(
        'text => document.querySelector("textarea").value === text', arg=before, timeout=WAIT
    )


def test_a_click_takes_a_sentence_off_the_slides_and_puts_it_back(looking: Looking, story: Story) -> None:
    page = open_article(looking)
    before = article_file(story).read_text(encoding='utf-8')
    button = page.locator('.sentences button[aria-pressed="true"]', has_text='通风橱的面风速')
    put_cursor(page, '() => 0')
    expect(button).to_have_count(1, timeout=WAIT)
    button.dispatch_event('click')
    off = page.locator('.sentences button[aria-pressed="false"]', has_text='通风橱的面风速')
    expect(off).to_have_count(1, timeout=WAIT)
    assert 'skip:' in article_file(story).read_text(encoding='utf-8')
    page.wait_for_function('() => !labels().some((label) => label.includes("通风橱的面风速"))', timeout=WAIT)
    off.dispatch_event('click')
    page.wait_for_function('() => labels().some((label) => label.includes("通风橱的面风速"))', timeout=WAIT)
    saved(page)
    assert article_file(story).read_text(encoding='utf-8') == before


def test_a_click_on_a_word_puts_the_cursor_there(looking: Looking) -> None:
    page = open_article(looking)
    page.wait_for_selector('.sentences button', state='attached', timeout=WAIT)
    place = page.evaluate('''() => {
        const box = document.querySelector('.leaves .page').box;
        const area = box.sheet.page.areas[0];
        const { left, top, width } = box.sheet.node.getBoundingClientRect();
        const scale = width / box.sheet.page.width;
        const x = area[1] + ((area[3] - area[1]) * 4.5) / (area[6] - area[5]) + box.sheet.shift;
        return [left + x * scale, top + ((area[2] + area[4]) / 2) * scale];
    }''')
    page.mouse.click(*place)
    found = page.evaluate('''() => {
        const area = document.querySelector('textarea');
        return [document.activeElement === area, area.value.slice(0, area.selectionStart).slice(-4)];
    }''')
    assert found == [True, '通风橱的']


def test_the_same_paragraph_changed_on_disk_is_asked_about(looking: Looking, story: Story) -> None:
    page = open_article(looking)
    before = article_file(story).read_text(encoding='utf-8')
    lines = before.split('\n')
    last = max(index for index, line in enumerate(lines) if line.strip())
    page.route(
        '**/api/text/**', lambda route: route.abort() if route.request.method == 'PUT' else route.continue_()
    )
    put_cursor(page, '(text) => text.trimEnd().length')
    page.keyboard.insert_text('我的话。')
    expect(page.locator('#saved')).not_to_have_attribute('data-how', 'saved')
    lines[last] += '别人的话。'
    article_file(story).write_text('\n'.join(lines), encoding='utf-8')
    page.unroute('**/api/text/**')
    looking.faults.clear()
    dialog = page.locator('dialog.conflict')
    expect(dialog).to_be_visible(timeout=WAIT)
    dialog.get_by_role('button', name='都留').click()
    saved(page)
    text = article_file(story).read_text(encoding='utf-8')
    assert '我的话。' in text
    assert '别人的话。' in text
    looking.faults.clear()
    article_file(story).write_text(before, encoding='utf-8')
    page.wait_for_function(
        'text => document.querySelector("textarea").value === text', arg=before, timeout=WAIT
    )


def test_one_button_builds_and_the_zip_is_that_of_the_command_line(
    looking: Looking, story: Story, tmp_path: Path
) -> None:
    page = looking.view('delivery')
    page.locator('button.chief').click()
    expect(page.locator('p.done')).to_be_visible(timeout=2 * WAIT)
    with page.expect_download() as download:
        page.get_by_role('button', name='print.zip').click()
    download.value.save_as(tmp_path / 'print.zip')
    taken = (tmp_path / 'print.zip').read_bytes()
    assert zipfile.is_zipfile(tmp_path / 'print.zip')
    story.build('--no-cache')
    assert (story.root / 'build/2026-spring/print.zip').read_bytes() == taken


@pytest.mark.parametrize('view', VIEWS)
def test_axe_finds_nothing(browser: Browser, address: str, view: str) -> None:
    looking = Looking(browser, address, bypass_csp=True)
    page = looking.view(view)
    page.wait_for_timeout(1200)
    script = (resources.files('axe_playwright_python') / 'axe.min.js').read_text(encoding='utf-8')
    for colours in ('light', 'dark', 'paper'):
        page.evaluate('name => { document.documentElement.dataset.colours = name }', colours)
        page.evaluate(
            script + '\n;() => true' if not page.evaluate('() => "axe" in window') else '() => true'
        )
        found = page.evaluate('''async () => (await axe.run()).violations.map(
            (each) => [each.id, each.nodes.map((node) => node.html.slice(0, 160))]
        )''')
        assert found == [], json.dumps(found, ensure_ascii=False, indent=1)
    looking.context.close()


@pytest.mark.parametrize(('width', 'height'), [(1366, 768), (683, 384)])
def test_every_view_has_room(browser: Browser, address: str, width: int, height: int) -> None:
    """Half the size is the window of 1366 x 768 at 200 %."""
    looking = Looking(browser, address)
    looking.page.set_viewport_size({'width': width, 'height': height})
    for view in VIEWS:
        page = looking.view(view)
        page.wait_for_timeout(300)
        assert page.evaluate('document.documentElement.scrollWidth <= innerWidth'), view
    looking.context.close()
