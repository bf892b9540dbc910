"""What goes wrong around the page, and what a person still has afterwards: nothing typed is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.preview.browsing import Looking, launch, served
from tests.preview.test_browser import WAIT, article_file, open_article, put_cursor, saved
from tests.story.project_story import REPOSITORY, Story

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group('browser')]

END = '(text) => text.trimEnd().length'


@pytest.fixture(scope='module')
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


class Server:
    """A server that a test kills and starts again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> str:
        command = [sys.executable, '-m', 'booklet', '--root', str(self.root), 'preview', '--no-browser']
        environment = {**os.environ, 'PYTHONPATH': str(REPOSITORY / 'src'), 'LC_ALL': 'C.UTF-8'}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def end(self, number: int = signal.SIGTERM) -> None:
        assert self.process is not None
        self.process.send_signal(number)
        self.process.wait(10)
        if self.process.stdout:
            self.process.stdout.close()

    def children(self) -> list[int]:
        assert self.process is not None
        listed = subprocess.run(
            ['ps', '-o', 'pid=', '--ppid', str(self.process.pid)], capture_output=True, text=True
        )
        return [int(line) for line in listed.stdout.split()]


@pytest.fixture
def server(small: Story) -> Iterator[Server]:
    server = Server(small.root)
    yield server
    server.end(signal.SIGKILL)


def type_at_end(page: Page, words: str) -> None:
    put_cursor(page, END)
    for letter in words:
        page.keyboard.insert_text(letter)
        page.wait_for_timeout(15)


def test_what_was_typed_while_the_server_was_dead_comes_back(
    browser: Browser, server: Server, small: Story
) -> None:
    looking = Looking(browser, server.start())
    page = open_article(looking)
    type_at_end(page, '先写几个字')
    server.end(signal.SIGKILL)
    type_at_end(page, '再写几个字')
    expect(page.locator('#saved')).to_have_attribute('data-how', 'unsaved', timeout=WAIT)
    page.close(run_before_unload=False)
    again = looking.context.new_page()
    again.goto(server.start())
    again.wait_for_selector('.card', timeout=WAIT)
    saved(again)
    again.wait_for_timeout(500)
    text = article_file(small).read_text(encoding='utf-8')
    assert '先写几个字' in text
    assert '再写几个字' in text
    looking.context.close()


def test_a_killed_layout_process_is_started_again(browser: Browser, server: Server, small: Story) -> None:
    looking = Looking(browser, server.start())
    page = open_article(looking)
    for child in server.children():
        os.kill(child, signal.SIGKILL)
    type_at_end(page, '死后所写')
    saved(page)
    assert '死后所写' in article_file(small).read_text(encoding='utf-8')
    page.wait_for_function(
        '() => document.querySelector(".see").textContent.includes("死后所写")',
        timeout=WAIT,
    )
    looking.context.close()


def test_two_who_write_in_one_text_lose_nothing(browser: Browser, small: Story) -> None:
    with served(small.root) as address:
        one, two = (Looking(browser, address) for _ in range(2))
        first, second = open_article(one), open_article(two)
        put_cursor(first, END)
        put_cursor(second, '(text) => text.indexOf("。", text.indexOf("---", 5))')
        for left, right in zip('子丑寅卯', '甲乙丙丁', strict=True):
            first.keyboard.insert_text(left)
            second.keyboard.insert_text(right)
            time.sleep(0.05)
        saved(first)
        saved(second)
        first.wait_for_function(
            '() => document.querySelector("textarea").value.includes("甲乙丙丁")', timeout=WAIT
        )
        second.wait_for_function(
            '() => document.querySelector("textarea").value.includes("子丑寅卯")', timeout=WAIT
        )
        text = article_file(small).read_text(encoding='utf-8')
        assert '甲乙丙丁' in text
        assert '子丑寅卯' in text
        one.context.close()
        two.context.close()


def test_an_earlier_version_comes_back(browser: Browser, small: Story) -> None:
    before = article_file(small).read_text(encoding='utf-8')
    with served(small.root) as address:
        looking = Looking(browser, address)
        page = open_article(looking)
        put_cursor(page, END)
        page.keyboard.press('Control+A')
        page.keyboard.insert_text('全没了')
        saved(page)
        page.get_by_role('button', name='历史').click()
        page.locator('dialog.history li button').first.click()
        page.get_by_role('button', name='恢复这个版本').click()
        saved(page)
        page.wait_for_timeout(300)
        assert article_file(small).read_text(encoding='utf-8') == before
        looking.context.close()


def test_eight_tabs_are_all_alive(browser: Browser, small: Story) -> None:
    with served(small.root) as address:
        looking = Looking(browser, address)
        open_article(looking)
        tabs = [looking.page]
        for _ in range(7):
            tabs.append(looking.context.new_page())
            tabs[-1].goto(looking.base)
            tabs[-1].wait_for_selector('.card', timeout=WAIT)
        tabs[-1].bring_to_front()
        text = article_file(small).read_text(encoding='utf-8')
        article_file(small).write_text(f'{text}\n新写的一段。\n', encoding='utf-8')
        looking.page.bring_to_front()
        looking.page.wait_for_function(
            '() => document.querySelector("textarea").value.includes("新写的一段")', timeout=WAIT
        )
        looking.context.close()
