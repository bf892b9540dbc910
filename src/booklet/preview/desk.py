"""What is typed, clicked and changed on disk -> what every open page shows; the two engines are asked in turn."""

import asyncio
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from booklet.errors import BookletError
from booklet.files import digest
from booklet.model.pages import PageMap
from booklet.preview.hub import Hub
from booklet.preview.pages import Pages
from booklet.preview.remote import DiedError, FailedError, Remote
from booklet.preview.texts import Text, Texts
from booklet.preview.watching import Watch
from booklet.preview.wire import difference

PAUSE = 0.4
"""Seconds of quiet after which the whole booklet is laid out."""

SLIDES_PAUSE = 0.15
"""Seconds of quiet after which the slides follow a text."""

PATCHED = 2
"""Pages of which an event carries the patch; others are fetched by whoever sees them."""

LOG = logging.getLogger(__name__)


class Desk:
    """One semester of one project, as all who work on it see it."""

    def __init__(self, root: Path, semester: str, quick: Remote, whole: Remote, hub: Hub) -> None:
        self.root = root
        self.semester = semester
        self.hub = hub
        self.pages = Pages()
        self.texts = Texts(root, root / 'build' / '.history')
        self.outline: dict[str, Any] = {'semester': None, 'sections': [], 'findings': [], 'pages': 0}
        self.faults = 0
        """How often a page laid out alone was not the one of the whole booklet; must stay 0."""
        self._quick, self._whole = quick, whole
        self._laid: dict[str, dict[str, Any]] = {}
        """What `quick` said last of each article, by its file."""
        self._slides: dict[str, dict[str, Any]] = {}
        self._wanted: dict[str, str] = {}
        """Texts that `quick` has not seen yet, by file: only the newest of each."""
        self._slides_wanted: set[str] = set()
        self._is_stale = True
        self._touched = 0.0
        self._page_map: PageMap | None = None
        self._accepted: dict[str, str] = {}
        """Digest of what this server wrote last to each file, to know it from what others write."""
        self._work, self._idle = asyncio.Event(), asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._watch = Watch(self._places)

    async def run(self) -> None:
        """Begin to work; returns when the semester was read."""
        self._quick.start()
        self._whole.start()
        self._tasks = [
            asyncio.create_task(each) for each in (self._follow_texts(), self._follow_pauses(), self._follow_disk())
        ]
        self._touch(0)

    async def close(self) -> None:
        """Stop; whatever was accepted is on disk."""
        for task in self._tasks:
            task.cancel()
        self._quick.end()
        self._whole.end()

    # What pages ask for.

    def files(self) -> dict[str, str]:
        """Return the files of the semester by their ids."""
        semester = self.outline['semester']
        if semester is None:
            return {}
        files = [semester['file']]
        for session in semester['sessions']:
            files += [session['file'], *(article['file'] for article in session['articles'])]
        return {text_id(file): file for file in files}

    def state(self) -> dict[str, Any]:
        """Return all that a page needs to begin with."""
        return {
            'revision': self.hub.revision,
            'outline': {key: value for key, value in self.outline.items() if key != 'page_map'},
            'texts': self.files(),
            'laid': {
                found['article']: {key: found[key] for key in ('file', 'pages', 'sentences', 'blocks', 'findings')}
                for found in self._laid.values()
            },
            'faults': self.faults,
        }

    async def page(self, name: str) -> dict[str, Any] | None:
        """Return a page by its id, drawn now if it was not."""
        if (known := self.pages.page(name)) is not None:
            return known
        key, _, index = name.partition('-')
        section = next((each for each in self.outline['sections'] if each['key'] == key), None)
        wanted = [int(index)] if index.isdigit() else []
        if section is not None and wanted and wanted[0] < len(section['pages']):
            # Neighbours are looked at next.
            wanted = [each for each in (wanted[0], wanted[0] ^ 1, wanted[0] + 2) if each < len(section['pages'])]
        elif section is not None or not wanted:
            return None
        drawn = await self._whole.call('draw', key, sorted(set(wanted)))
        bodies = {f'{key}-{number}': {**page, 'id': f'{key}-{number}'} for number, page in drawn['bodies'].items()}
        self.pages.take(bodies, drawn['glyphs'], drawn['pictures'])
        return self.pages.page(name)

    async def open(self, file: str) -> None:
        """Let the article of `file` be laid out with areas, if it was not yet."""
        if file not in self._laid and file not in self._wanted:
            self._want(file, self.texts.read(file).text)

    async def slides(self, session: str) -> dict[str, Any] | None:
        """Return the slides of a session."""
        if session not in self._slides:
            await self._renew_slides(session)
        return self._slides.get(session)

    # What people do.

    async def accept(self, file: str, text: str, base: str, who: str = '', must_keep: bool = False) -> Text:
        """Take a text: on disk when this returns; its pages follow as an event. Raise ConflictError."""
        self._want(file, text)
        accepted = await asyncio.to_thread(self.texts.accept, file, text, base, who, must_keep)
        self._accepted[file] = accepted.digest
        if accepted.text != text:
            self._want(file, accepted.text)
        self.hub.send('text', text=text_id(file), digest=accepted.digest, who=who)
        return accepted

    async def mark(self, file: str, anchor: str, wish: str, base: str, who: str = '') -> Text | None:
        """Put a sentence on the slides (`pin`), keep it off (`skip`) or leave it to the choice (`auto`).

        None when the Markdown has no way to say it there.
        """
        known = self.texts.read(file)
        if known.digest != base:
            return None
        made = await self._quick.call('mark', file, known.text, anchor, wish)
        if made is None:
            return None
        accepted = await self.accept(file, made, base, who, must_keep=True)
        self._slides_wanted.add(session_of(self._anchor_of(file)))
        self._work.set()
        return accepted

    def renew(self) -> None:
        """Read the semester again: files came or went."""
        self._is_stale = True
        self._touch(PAUSE)

    # The three tasks.

    async def _follow_texts(self) -> None:
        while True:
            await self._work.wait()
            self._work.clear()
            while self._wanted or self._slides_wanted:
                if self._wanted:
                    file, text = self._wanted.popitem()
                    await self._guarded(self._lay_text(file, text))
                else:
                    await self._guarded(self._renew_slides(self._slides_wanted.pop()))

    async def _follow_pauses(self) -> None:
        await self._guarded(self._read())
        while True:
            await self._idle.wait()
            loop = asyncio.get_running_loop()
            while (rest := self._touched - loop.time()) > 0:
                await asyncio.sleep(rest)
            self._idle.clear()
            await self._guarded(self._lay_whole())

    async def _follow_disk(self) -> None:
        while True:
            changed = await self._watch.changes()
            await self._guarded(self._take_changes(changed))

    async def _guarded(self, work: Any) -> None:
        """Do some work; what goes wrong is shown, and the last good pages stay."""
        try:
            await work
        except DiedError:
            self.hub.send('trouble', message={'zh': '排版进程中断，正在重新启动。', 'en': 'The layout process ended; it is started again.'})
            self._laid.clear()
            self._page_map_sent = False
            self._touch(PAUSE)
        except BookletError as error:
            words = {'zh': error.message('zh'), 'en': error.message('en')}
            self.hub.send('trouble', message=words)
        except (FailedError, OSError) as error:
            LOG.warning('%s', error)
            self.hub.send('trouble', message={'zh': f'出错了：{error}', 'en': f'Something went wrong: {error}'})

    _page_map_sent = False

    async def _read(self) -> None:
        read = await self._whole.call('read')
        self.outline = {**self.outline, **read}
        self.hub.send('outline', outline=self.state()['outline'], texts=self.files())

    async def _lay_text(self, file: str, text: str) -> None:
        if not self._page_map_sent and self._page_map is not None:
            self._page_map_sent = True
            await self._quick.call('renew', self._page_map)
        found = await self._quick.call('set_text', file, text.encode())
        if found is None:
            return
        before = self._laid.get(file)
        self.pages.take(found.pop('bodies'), found.pop('glyphs'), found.pop('pictures'))
        self._laid[file] = found
        self.hub.send('pages', **self._told(found, before))
        session = session_of(found['article'])
        if session in self._slides:
            asyncio.get_running_loop().call_later(SLIDES_PAUSE, self._want_slides, session)

    def _told(self, found: dict[str, Any], before: dict[str, Any] | None) -> dict[str, Any]:
        """Return what an event says of an article: of lists what changed, of two pages the patches."""
        old = before or {'pages': [], 'sentences': [], 'blocks': [], 'findings': None}
        patches: dict[str, Any] = {}
        for one, other in zip(old['pages'], found['pages'], strict=False):
            if one != other and len(patches) < PATCHED and (patch := self.pages.patch(one, other)):
                patches[other] = patch
        told = {
            'text': text_id(found['file']),
            'article': found['article'],
            'pages': found['pages'],
            'patches': patches,
            'sentences': difference(old['sentences'], found['sentences']),
            'blocks': difference(old['blocks'], found['blocks']),
        }
        if found['findings'] != old['findings']:
            told['findings'] = found['findings']
        return told

    async def _renew_slides(self, session: str) -> None:
        if not self._page_map_sent and self._page_map is not None:
            self._page_map_sent = True
            await self._quick.call('renew', self._page_map)
        shown = await self._quick.call('slides', session)
        if shown is None:
            return
        before = self._slides.get(session, {'slides': [], 'chosen': []})
        if shown == before:
            return
        self._slides[session] = shown
        rest = {key: value for key, value in shown.items() if key != 'slides'}
        self.hub.send('slides', **rest, slides=difference(before['slides'], shown['slides']))

    async def _lay_whole(self) -> None:
        """Lay the booklet out as it is on disk, and hold the pages laid out alone against it."""
        self.hub.send('busy', is_busy=True)
        was_stale, self._is_stale = self._is_stale, False
        digests = {file: self._accepted.get(file) for file in self._laid}
        try:
            laid = await self._whole.call('lay_out')
        finally:
            self.hub.send('busy', is_busy=False)
        moved = laid['page_map'] != self._page_map
        self._page_map = laid.pop('page_map')
        self.outline = laid
        if moved or was_stale:
            self._page_map_sent = True
            await self._quick.call('renew', self._page_map)
        for file in [file for file in self._laid if file not in self.files().values()]:
            del self._laid[file]
        self.hub.send('outline', outline=self.state()['outline'], texts=self.files())
        for file, digest_then in digests.items():
            if file in self._laid and self._accepted.get(file) == digest_then and file not in self._wanted:
                await self._compare(file, moved or was_stale)
        if moved:
            self._slides_wanted |= self._slides.keys()
            self._work.set()

    async def _compare(self, file: str, may_move: bool) -> None:
        """See that the pages of an article are those of the whole booklet."""
        article = self._laid[file]['article']
        section = next((each for each in self.outline['sections'] if each['name'] == article), None)
        if section is None:
            return
        inks = await self._whole.call('inks', section['key'])
        if may_move and inks != self._inks(file):
            # Marks of notes and cited pages are other ones with the new page map.
            await self._lay_text(file, self.texts.read(file).text)
        if file not in self._wanted and inks != self._inks(file):
            self.faults += 1
            LOG.error('pages of %s laid out alone are not those of the booklet', file)
            del self._laid[file]
            await self._quick.call('forget', article)
            self.hub.send('outline', outline=self.state()['outline'], texts=self.files())

    def _inks(self, file: str) -> list[str]:
        known = (self.pages.page(name) for name in self._laid[file]['pages'])
        return [page['ink'] if page else '' for page in known]

    async def _take_changes(self, changed: Iterable[str]) -> None:
        files = self.files()
        names = {Path(path).relative_to(self.root).as_posix() for path in changed}
        foreign = False
        for name in sorted(names):
            if name in files.values() and (self.root / name).is_file():
                text = self.texts.read(name)
                if text.digest == self._accepted.get(name):
                    continue
                self._accepted[name] = text.digest
                foreign = True
                self._want(name, text.text)
                self.hub.send('text', text=text_id(name), digest=text.digest, who='disk')
            else:
                foreign = self._is_stale = True
        if foreign:
            self._touch(PAUSE)

    # Small steps.

    def _want(self, file: str, text: str) -> None:
        self._wanted[file] = text
        self._work.set()
        self._touch(PAUSE)

    def _want_slides(self, session: str) -> None:
        if not self._wanted:
            self._slides_wanted.add(session)
            self._work.set()

    def _touch(self, pause: float) -> None:
        self._touched = asyncio.get_running_loop().time() + pause
        self._idle.set()

    def _anchor_of(self, file: str) -> str:
        for session in (self.outline['semester'] or {'sessions': []})['sessions']:
            for article in session['articles']:
                if article['file'] == file:
                    return str(article['anchor'])
        return ''

    def _places(self) -> Iterable[Path]:
        return (self.root / 'content' / self.semester, self.root / 'styles', self.root / 'booklet.toml')


def text_id(file: str) -> str:
    """Return the name of a file on the wire, where no paths travel upwards."""
    return digest(file)[:12]


def session_of(article: str) -> str:
    """Return the anchor of an article's session: `s01` of `s01a2`."""
    return article.partition('a')[0]
