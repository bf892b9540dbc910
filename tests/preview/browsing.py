"""A server of the page for a project, and Chromium to look at it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

from tests.story.project_story import REPOSITORY

ARGUMENTS = [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
]  # fmt: skip


def launch(playwright: Playwright) -> Browser:
    """Start the machine's own Chromium."""
    path = next(path for path in ('/usr/bin/chromium', '/usr/bin/chromium-browser') if Path(path).exists())
    return playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


@contextmanager
def served(root: Path, semester: str = '2026-spring') -> Iterator[str]:
    """Serve the page of a project in a process of its own; give its address."""
    source = REPOSITORY / 'src'
    server = subprocess.Popen(
        [sys.executable, '-m', 'booklet', '--root', str(root), 'preview', semester, '--no-browser'],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        env={**os.environ, 'PYTHONPATH': str(source), 'LC_ALL': 'C.UTF-8'},
    )  # fmt: skip
    assert server.stdout is not None
    try:
        yield server.stdout.readline().strip()
    finally:
        server.terminate()
        server.wait(10)
        server.stdout.close()


class Looking:
    """One page in the browser, and what went wrong in it."""

    def __init__(self, browser: Browser, address: str, **options: object) -> None:
        self.context = browser.new_context(
            viewport={'width': 1366, 'height': 768},
            locale='zh-CN',
            accept_downloads=True,
            **options,  # type: ignore[arg-type]
        )
        self.page: Page = self.context.new_page()
        self.faults: list[str] = []
        self.foreign: list[str] = []
        self.base = address.partition('#')[0]
        self.page.on('pageerror', lambda error: self.faults.append(str(error)))
        self.page.on('console', self._hear)
        self.page.on('request', lambda request: self._check(request.url))
        self.page.goto(address)
        self.page.wait_for_selector('#views a')

    def view(self, name: str) -> Page:
        """Go to a view by its address."""
        self.page.evaluate('name => { location.hash = name }', f'#/{name}')
        return self.page

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == 'error':
            self.faults.append(message.text)

    def _check(self, url: str) -> None:
        if not url.startswith((self.base, 'blob:')):
            self.foreign.append(url)
