"""The page to work in, measured -> the table of what it must reach: `python -m bench.preview [--edits 500] [--only NAME]`.

Everything is measured in Chromium on a copy of the sample semester; on an idle machine, or the load is to be said beside it.
"""

import argparse
import http.client
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright
from tests.preview.browsing import Looking, launch
from tests.preview.edits import edit
from tests.story.project_story import REPOSITORY, Story

SEMESTER = '2026-spring'
SHORT = f'content/{SEMESTER}/02-integrity/1-records.md'
LONG = f'content/{SEMESTER}/06-data/9-long.md'

PAINTED = '''() => {
    window.times = [];
    window.began = 0;
    const painted = () => {
        if (!window.began) return;
        const began = window.began;
        window.began = 0;
        requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = () => window.times.push(performance.now() - began);
            channel.port2.postMessage(0);
        });
    };
    window.watch = () => {
        window.seen?.disconnect();
        window.seen = new MutationObserver(painted);
        for (const group of document.querySelectorAll('.leaves .sheet g g')) window.seen.observe(group, { childList: true });
    };
    document.querySelector('textarea').addEventListener('beforeinput', () => { window.began = performance.now(); }, true);
    window.watch();
}'''
"""Measures from the key to the frame after the lines changed."""


@dataclass(frozen=True)
class Row:
    """A line of the table."""

    what: str
    most: str
    found: str


@dataclass
class Bench:
    """One server, one browser, and what was found."""

    root: Path
    browser: Browser
    edits: int
    rows: list[Row] = field(default_factory=list)
    address: str = ''
    server: 'subprocess.Popen[str] | None' = None

    def add(self, what: str, most: str, found: str) -> None:
        """Print and keep a row."""
        self.rows.append(Row(what, most, found))
        print(f'{what:58} {most:>22}   {found}', flush=True)

    def start(self) -> float:
        """Start the server; return the seconds until it says its address."""
        began = time.perf_counter()
        command = [
            sys.executable,
            '-m',
            'booklet',
            '--root',
            str(self.root),
            'preview',
            SEMESTER,
            '--no-browser',
        ]
        self.server = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, 'LC_ALL': 'C.UTF-8'},
        )
        assert self.server.stdout is not None
        self.address = self.server.stdout.readline().strip()
        return time.perf_counter() - began

    def stop(self, number: int = signal.SIGTERM) -> None:
        """End the server."""
        assert self.server is not None
        self.server.send_signal(number)
        self.server.wait(10)

    @contextmanager
    def article(self, title: str) -> Iterator[Page]:
        """Open an article and wait until nothing is going on."""
        looking = Looking(self.browser, self.address)
        page = looking.page
        page.locator('.card ol a', has_text=title).first.click(timeout=60_000)
        page.wait_for_selector('.film .slide', timeout=60_000)
        page.wait_for_selector('.sentences button', state='attached', timeout=60_000)
        page.wait_for_timeout(2500)
        yield page
        looking.context.close()


def put_cursor(page: Page, share: float) -> None:
    """Put the cursor before the full stop after a share of the text, and see the page it is on."""
    page.evaluate(
        '''(share) => {
            const area = document.querySelector('textarea');
            const at = area.value.indexOf('。', area.value.length * share);
            area.focus();
            area.setSelectionRange(at, at);
            area.dispatchEvent(new Event('keyup'));
        }''',
        share,
    )
    page.wait_for_timeout(900)
    page.evaluate(PAINTED)


def type_words(page: Page, count: int, pause: int = 300) -> list[float]:
    """Type so many characters; return the milliseconds from key to paint of each that was seen alone."""
    page.evaluate('() => { times.length = 0; watch(); }')
    for letter in ('清洁灯光试管标签柜门登记' * (count // 12 + 1))[:count]:
        page.keyboard.insert_text(letter)
        page.wait_for_timeout(pause)
    times: list[float] = page.evaluate('times')
    return times


def keys(bench: Bench) -> None:
    """Key to painted, short and long article."""
    for title, name, most in (
        ('原始记录', '7 pages', '100, p95 150 ms'),
        ('长文', '25 pages', '170, p95 250 ms'),
    ):
        with bench.article(title) as page:
            put_cursor(page, 0.3)
            times = type_words(page, 60)
            count = page.locator('.leaves .page').count()
        p95 = sorted(times)[max(0, int(len(times) * 0.95) - 1)]
        found = f'median {statistics.median(times):.0f}, p95 {p95:.0f} ms ({len(times)} of 60 seen, {count} pages)'
        bench.add(f'key to painted, article of {name}', most, found)


class Events(threading.Thread):
    """Reads the stream of events as a page does, and counts its bytes."""

    def __init__(self, address: str) -> None:
        super().__init__(daemon=True)
        self.sizes: list[tuple[str, int]] = []
        parts = urlsplit(address)
        self._host = parts.netloc
        self._token = parts.fragment.removeprefix('token=')

    def run(self) -> None:
        connection = http.client.HTTPConnection(self._host)
        connection.request(
            'GET', '/api/events?after=999999999', headers={'authorization': f'Bearer {self._token}'}
        )
        for line in connection.getresponse():
            if line.startswith(b'data: '):
                self.sizes.append((json.loads(line[6:])['kind'], len(line)))


def wire(bench: Bench) -> None:
    """Bytes that travel down for a word."""
    with bench.article('原始记录') as page:
        put_cursor(page, 0.4)
        events = Events(bench.address)
        events.start()
        time.sleep(0.5)
        type_words(page, 20, 250)
        page.wait_for_timeout(4000)
    pages = [size for kind, size in events.sizes if kind == 'pages']
    rest = sum(size for kind, size in events.sizes if kind != 'pages')
    found = f'median {statistics.median(pages):.0f} B, most {max(pages)} B; outline, slides after it {rest // 20} B a word'
    bench.add('bytes for a word', '5 KB', found)


def outside(bench: Bench) -> None:
    """An edit outside the browser to painted."""
    path = bench.root / SHORT
    with bench.article('原始记录') as page:
        put_cursor(page, 0.3)
        times = []
        for number in range(8):
            text = path.read_text(encoding='utf-8')
            at = text.index('。', int(len(text) * 0.3))
            page.evaluate('() => { times.length = 0; watch(); began = performance.now(); }')
            path.write_text(f'{text[:at]}甲{text[at:]}', encoding='utf-8')
            page.wait_for_function('() => times.length > 0', timeout=20_000)
            times += page.evaluate('times')
            page.wait_for_timeout(1500 + 37 * number)
    bench.add(
        'edit outside the browser to painted',
        '450 ms',
        f'median {statistics.median(times):.0f}, most {max(times):.0f} ms',
    )


def clicks(bench: Bench) -> None:
    """A click on a sentence to its slide and the mark on the page."""
    with bench.article('原始记录') as page:
        page.evaluate(
            '''() => { window.labels = () => [...document.querySelectorAll('.film .slide')].map((each) => each.ariaLabel).join(); }'''
        )
        times = []
        for _ in range(8):
            page.evaluate('''() => {
                const button = document.querySelector('.sentences button[aria-pressed="false"]');
                const [before, words] = [labels(), button.textContent];
                window.passed = 0;
                const began = performance.now();
                const look = () => {
                    const now = [...document.querySelectorAll('.sentences button')].find((each) => each.textContent === words);
                    if (labels() !== before && now?.ariaPressed === 'true') window.passed = performance.now() - began;
                    else requestAnimationFrame(look);
                };
                button.click();
                look();
            }''')
            page.wait_for_function('() => passed > 0', timeout=20_000)
            times.append(page.evaluate('passed'))
            page.wait_for_timeout(1500)
    bench.add(
        'click on a sentence to slide and page',
        '250 ms',
        f'median {statistics.median(times):.0f}, most {max(times):.0f} ms',
    )


def steady(bench: Bench) -> None:
    """What moves under an edit."""
    with bench.article('原始记录') as page:
        put_cursor(page, 0.5)
        type_words(page, 2)
        page.wait_for_timeout(1500)
        state = '() => [document.querySelector(".leaves").scrollTop, document.querySelector("textarea").scrollTop]'
        before, node = page.evaluate(state), page.evaluate_handle('document.activeElement')
        type_words(page, 10)
        page.wait_for_timeout(1500)
        moved = [abs(one - two) for one, two in zip(before, page.evaluate(state), strict=True)]
        same = page.evaluate('node => node === document.activeElement', node)
    bench.add(
        'scroll and focus after an edit',
        '0 px, same element',
        f'{max(moved):.0f} px, {"same" if same else "another"} element',
    )


def memory_of(pid: int) -> int:
    """Return the bytes that a process and its children hold by themselves."""
    listed = subprocess.run(['ps', '-eo', 'pid,ppid,rss'], capture_output=True, text=True, check=True).stdout
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()[1:]]
    family = {pid}
    for _ in range(4):
        family |= {child for child, parent, _ in rows if parent in family}
    return sum(size for child, _, size in rows if child in family) * 1024


def endurance(bench: Bench) -> None:
    """Many edits in one sitting."""
    assert bench.server is not None
    with bench.article('原始记录') as page:
        put_cursor(page, 0.3)
        session = page.context.new_cdp_session(page)
        session.send('Performance.enable')

        def heap() -> float:
            session.send('HeapProfiler.collectGarbage')
            metrics = session.send('Performance.getMetrics')['metrics']
            return float(next(each['value'] for each in metrics if each['name'] == 'JSHeapUsedSize'))

        type_words(page, 20)
        server, browser, times = memory_of(bench.server.pid), heap(), list[float]()
        for number in range(bench.edits):
            times += type_words(page, 1, 280)
            if number % 40 == 39:
                page.evaluate('() => { for (let at = 0; at < 40; at += 1) document.execCommand("delete"); }')
                page.wait_for_timeout(1500)
        page.wait_for_timeout(3000)
        grown, more = memory_of(bench.server.pid) - server, heap() - browser
    share = len(times) // 5 or 1
    ratio = statistics.median(times[-share:]) / statistics.median(times[:share])
    found = f'+{grown / 1e6:.0f} MB, +{more / 1e6:.1f} MB, {ratio:.2f} x ({len(times)} edits seen)'
    bench.add(f'{bench.edits} edits: server, browser, last to first', '+35 MB, +10 MB, 1.1 x', found)


def same_pages(bench: Bench) -> None:
    """Pages laid out alone against the whole article, random edits in all articles."""
    from booklet.layout.engine.galley import Galley
    from booklet.layout.typesetter import Typesetter
    from booklet.model.pages import PageMap
    from booklet.press.vector import draw_pages
    from booklet.preview.opened import open_project
    from booklet.reading.semester import read_again, read_apart

    opened = open_project(bench.root)
    semester, sessions = read_apart(opened.project, SEMESTER)
    setter, rng, equal, tried = Typesetter(opened.project, opened.fonts), random.Random(7), 0, 0
    articles = [(session, article) for session in semester.value.sessions for article in session.articles]

    def seen(galley: Galley) -> list[object]:
        drawn = (next(iter(draw_pages(page.pdf, opened.letters, (page.index,)))) for page in galley.pages)
        return [(drawing.instructions, page.areas) for drawing, page in zip(drawn, galley.pages, strict=True)]

    while tried < bench.edits:
        session, article = articles[tried % len(articles)]
        text = (bench.root / article.place.file).read_text(encoding='utf-8')

        def lay(text: str, before: Galley | None = None) -> Galley:
            read = read_again(sessions, opened.project, article, text.encode(), 'zh-CN').value  # noqa: B023
            return setter.set_article(read, session, semester.value, PageMap(), before)  # noqa: B023

        galley = lay(text)
        for _ in range(5):
            _, changed = edit(rng, text)
            part = lay(changed, galley)
            equal += seen(part) == seen(lay(changed))
            tried += 1
            text, galley = changed, part
    bench.add('pages laid out alone = full layout', 'all random edits', f'{equal} of {tried}')


def pins(bench: Bench) -> None:
    """Every sentence pinned and unpinned."""
    from booklet.preview.marking import mark_sentence, sentences_of
    from booklet.preview.opened import open_project
    from booklet.reading.semester import read_again, read_apart

    opened = open_project(bench.root)
    semester, sessions = read_apart(opened.project, SEMESTER)
    good = count = 0
    for article in (article for session in semester.value.sessions for article in session.articles):
        if article.place.file == LONG:
            continue
        text = (bench.root / article.place.file).read_text(encoding='utf-8')

        def read(text: str) -> object:
            return read_again(sessions, opened.project, article, text.encode(), 'zh-CN').value  # noqa: B023

        for sentence in sentences_of(article):
            there, back = ('auto', 'pin') if sentence.is_pinned else ('pin', 'auto')
            made = mark_sentence(text, sentence.anchor, there, read)  # type: ignore[arg-type]
            good += made is not None and mark_sentence(made, sentence.anchor, back, read) == text  # type: ignore[arg-type]
            count += 1
    bench.add('pin on and off gives the same bytes', 'all sentences', f'{good} of {count}')


def nothing_lost(bench: Bench) -> None:
    """The server is killed while somebody types; then the browser."""
    path = bench.root / SHORT
    lost = 0
    for round_ in range(3):
        looking = Looking(bench.browser, bench.address)
        page = looking.page
        page.locator('.card ol a', has_text='原始记录').first.click(timeout=60_000)
        page.wait_for_selector('.leaves .page.drawn', timeout=60_000)
        put_cursor(page, 0.2)
        words = ''.join(chr(0x4E00 + 97 * round_ + number) for number in range(30))
        for number, letter in enumerate(words):
            page.keyboard.insert_text(letter)
            page.wait_for_timeout(20)
            if number == 12:
                bench.stop(signal.SIGKILL)
        stored = page.evaluate(
            '() => Object.entries(localStorage).filter(([key]) => key.startsWith("draft:"))'
        )
        bench.start()
        # The address of the new server, perhaps on another port: what the browser keeps belongs to the address.
        second = looking.context.new_page()
        second.goto(bench.address)
        second.wait_for_selector('.card', timeout=60_000)
        second.evaluate(
            'stored => { for (const [key, value] of stored) localStorage.setItem(key, value); }', stored
        )
        second.reload()
        second.wait_for_selector('.card', timeout=60_000)
        second.wait_for_timeout(2500)
        lost += sum(letter not in path.read_text(encoding='utf-8') for letter in words)
        looking.context.close()
    bench.add('lost characters, server killed while typing', '0', str(lost))


def first_spread(bench: Bench) -> None:
    """From the start of the command, and from the click on an open server, to the first spread."""
    bench.stop()
    began = time.perf_counter()
    started = bench.start()
    looking = Looking(bench.browser, bench.address)
    looking.view('pages')
    looking.page.wait_for_selector('.spreads .page.drawn', timeout=60_000)
    cold = time.perf_counter() - began
    looking.context.close()
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        looking = Looking(bench.browser, bench.address)
        looking.view('pages')
        looking.page.wait_for_selector('.spreads .page.drawn', timeout=60_000)
        times.append(time.perf_counter() - begun)
        looking.context.close()
    found = f'{statistics.median(times):.2f} s; with the start of the command {cold:.2f} s (its address after {started:.2f} s)'
    bench.add('first spread of a built semester', '1 s', found)


def clean(bench: Bench) -> None:
    """Axe and foreign requests in all views."""
    looking = Looking(bench.browser, bench.address, bypass_csp=True)
    script = (resources.files('axe_playwright_python') / 'axe.min.js').read_text(encoding='utf-8')
    found: list[object] = []
    views = looking.page.eval_on_selector_all('#views a', 'all => all.map((each) => each.hash.slice(2))')
    for view in views:
        page = looking.view(view)
        page.wait_for_timeout(2500)
        page.evaluate(
            script + '\n;() => true' if not page.evaluate('() => "axe" in window') else '() => true'
        )
        found += page.evaluate('async () => (await axe.run()).violations.map((each) => each.id)')
    bench.add(
        'axe findings; foreign requests', '0; 0', f'{len(found)}; {len(looking.foreign)} ({len(views)} views)'
    )
    looking.context.close()


ROWS: dict[str, Callable[[Bench], None]] = {
    'first': first_spread, 'keys': keys, 'wire': wire, 'outside': outside, 'clicks': clicks, 'steady': steady,
    'clean': clean, 'lost': nothing_lost, 'endurance': endurance, 'same': same_pages, 'pins': pins,
}  # fmt: skip


def long_article(root: Path) -> None:
    """Write an article of about 25 pages, of all texts of three sessions."""
    paths = sorted((root / 'content' / SEMESTER).glob('0[1-2]-*/[0-9]*.md'))[:4]
    bodies = [
        re.sub(r'\A---\n.*?\n---\n', '', path.read_text(encoding='utf-8'), flags=re.DOTALL) for path in paths
    ]
    plain = [
        re.sub(
            r'\[\^[^\]]*\]:?|\{#[^}]*\}|!\[[^\]]*\]\([^)]*\)(\{[^}]*\})?|\[([^\]]*)\]\([^)]*\)', r'\2', body
        )
        for body in bodies
    ]
    (root / LONG).write_text('---\ntitle: 长文\n---\n\n' + '\n\n'.join(plain), encoding='utf-8')


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--edits', type=int, default=500)
    parser.add_argument('--only', choices=ROWS, action='append')
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix='bench-preview-'))
    try:
        story = Story.copy_of(REPOSITORY, folder / 'project')
        long_article(story.root)
        story.run('build', SEMESTER, '--jobs', str(os.cpu_count() or 1))
        print(f'load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores')
        with sync_playwright() as playwright:
            bench = Bench(story.root, launch(playwright), asked.edits)
            bench.start()
            try:
                for name in asked.only or ROWS:
                    ROWS[name](bench)
            finally:
                bench.stop()
        print(f'load {os.getloadavg()[0]:.1f} afterwards')
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == '__main__':
    main()
