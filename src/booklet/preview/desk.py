"""What is typed, clicked and changed on disk -> what every open page shows."""

import asyncio
import logging
from pathlib import Path
from typing import Any

from booklet.errors import BookletError
from booklet.preview.disk import Disk
from booklet.preview.engines import Engines
from booklet.preview.hub import Hub
from booklet.preview.naming import anchor_of, files_of, semesters_of, session_of, text_id
from booklet.preview.pages import Pages, around, told_of
from booklet.preview.remote import DiedError, FailedError
from booklet.preview.telling import DIED, OutlineTeller, tell_trouble
from booklet.preview.texts import Text, Texts, text_digest
from booklet.preview.wire import difference

PAUSE = 0.4
"""Seconds of quiet after which the whole booklet is laid out."""

SLIDES_PAUSE = 0.15
"""Seconds of quiet after which the slides follow a text."""

LOG = logging.getLogger(__name__)


class Desk:
    """One semester of one project, as all who work on it see it."""

    def __init__(self, root: Path, semester: str, hub: Hub) -> None:
        self.root = root
        self.hub = hub
        self.texts = Texts(root, root / 'build' / '.history')
        self.faults = 0
        """How often a page laid out alone was not the one of the whole booklet; must stay 0."""
        self._begin(semester)

    def _begin(self, semester: str) -> None:
        self.semester = semester
        self.pages = Pages()
        self.outline: dict[str, Any] = {'semester': None, 'sections': [], 'findings': [], 'pages': 0}
        self._engines = Engines(self.root, semester, self.show_progress)
        self._teller = OutlineTeller(self.hub)
        self._busy: dict[str, Any] = {'is_busy': True}
        self._laid: dict[str, dict[str, Any]] = {}
        """What `quick` said last of each article, by its file."""
        self._slides: dict[str, dict[str, Any]] = {}
        self._wanted: dict[str, str] = {}
        """Texts that `quick` has not seen yet, by file: only the newest of each."""
        self._slides_wanted: set[str] = set()
        self._is_stale = False
        self._touched = 0.0
        self._work, self._idle = asyncio.Event(), asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._disk = Disk(self.root, semester, self.texts)

    async def run(self) -> None:
        """Begin to work."""
        self._engines.start()
        self._tasks = [
            asyncio.create_task(each)
            for each in (self._follow_texts(), self._follow_pauses(), self._follow_disk())
        ]
        self._touch(0)

    async def close(self) -> None:
        """Stop; whatever was accepted is on disk."""
        for task in self._tasks:
            task.cancel()
        self._engines.end()

    def files(self) -> dict[str, str]:
        """Return the files of the semester by their ids."""
        return files_of(self.outline['semester'])

    def state(self) -> dict[str, Any]:
        """Return all that a page needs to begin with."""
        return {
            'revision': self.hub.revision,
            'outline': self.outline,
            'texts': self.files(),
            'laid': {
                found['article']: {
                    key: found[key] for key in ('file', 'pages', 'sentences', 'blocks', 'findings')
                }
                for found in self._laid.values()
            },
            'faults': self.faults,
            'people': self.hub.people(),
            'name': self.semester,
            'semesters': self.semesters(),
            'busy': self._busy,
        }

    async def page(self, name: str) -> dict[str, Any] | None:
        """Return a page by its id, drawn now if it was not."""
        if (known := self.pages.page(name)) is not None:
            return known
        key, wanted = around(self.outline['sections'], name)
        if not wanted:
            return None
        drawn = await self._engines.draw(key, wanted)
        bodies = {f'{key}-{at}': {**page, 'id': f'{key}-{at}'} for at, page in drawn['bodies'].items()}
        self.pages.take(bodies, drawn['glyphs'], drawn['pictures'])
        return self.pages.page(name)

    async def open(self, file: str) -> None:
        """Let the article of `file` be laid out with areas, if it was not yet."""
        if file not in self._laid and file not in self._wanted:
            self._want(file, self.texts.read(file).text)

    def show_progress(self, step: dict[str, Any]) -> None:
        """Tell how far the layout of the booklet is."""
        self._tell_busy(is_busy=True, **step)

    def semesters(self) -> list[str]:
        """Return the semesters of the project."""
        return semesters_of(self.root)

    def renew(self) -> None:
        """Read the semester again: files came or went."""
        self._is_stale = True
        self._touch(0)

    async def switch(self, semester: str) -> None:
        """Work on another semester from now on."""
        await self.close()
        self._begin(semester)
        await self.run()
        self.hub.send('renewed')

    async def slides(self, session: str) -> dict[str, Any] | None:
        """Return the slides of a session."""
        if session not in self._slides:
            await self._renew_slides(session)
        return self._slides.get(session)

    async def accept(self, file: str, text: str, base: str, who: str = '', must_keep: bool = False) -> Text:
        """Take a text: on disk when this returns; its pages follow as an event. Raise ConflictError."""
        self._want(file, text)
        accepted = await asyncio.to_thread(self.texts.accept, file, text, base, who, must_keep)
        self._disk.accepted(file, accepted.digest)
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
        made = await self._engines.mark(file, known.text, anchor, wish)
        if made is None:
            return None
        accepted = await self.accept(file, made, base, who, must_keep=True)
        self._slides_wanted.add(session_of(anchor_of(self.outline['semester'], file)))
        self._work.set()
        return accepted

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
            await self._guarded(self._take_changes())

    async def _take_changes(self) -> None:
        texts, has_more = await self._disk.changes(self.files)
        for file, text in texts.items():
            self._want(file, text.text)
            self.hub.send('text', text=text_id(file), digest=text.digest, who='disk')
        self._is_stale |= has_more
        if texts or has_more:
            self._touch(PAUSE)

    async def _guarded(self, work: Any) -> None:
        """Do some work; what goes wrong is shown, and the last good pages stay."""
        try:
            await work
        except DiedError:
            tell_trouble(self.hub, DIED)
            for file in self._laid:
                self._want(file, self.texts.read(file).text)
        except (BookletError, FailedError, OSError) as error:
            LOG.warning('%s', error)
            tell_trouble(self.hub, error)

    async def _read(self) -> None:
        self.outline = {**self.outline, **await self._engines.read()}
        self._teller.tell(self.outline, self.files())

    async def _lay_text(self, file: str, text: str) -> None:
        found = await self._engines.set_text(file, text)
        if found is None:
            return
        before = self._laid.get(file)
        self.pages.take(found.pop('bodies'), found.pop('glyphs'), found.pop('pictures'))
        self.pages.touch(found['pages'])
        self._laid[file] = {**found, 'digest': text_digest(text)}
        self.hub.send('pages', **told_of(found, before, self.pages))
        session = session_of(found['article'])
        if session in self._slides:
            asyncio.get_running_loop().call_later(SLIDES_PAUSE, self._want_slides, session)

    async def _renew_slides(self, session: str) -> None:
        shown = await self._engines.slides(session)
        if shown is None:
            return
        self.pages.take({}, {}, shown.pop('pictures'))
        before = self._slides.get(session, {'slides': [], 'chosen': []})
        if shown == before:
            return
        self._slides[session] = shown
        rest = {key: value for key, value in shown.items() if key != 'slides'}
        self.hub.send('slides', **rest, slides=difference(before['slides'], shown['slides']))

    async def _lay_whole(self) -> None:
        """Lay the booklet out as it is on disk, and hold the pages laid out alone against it."""
        self._tell_busy(is_busy=True)
        was_stale, self._is_stale = self._is_stale, False
        if was_stale:
            await self._read()
        try:
            outline, has_moved = await self._engines.lay_out(was_stale)
        except Exception:
            self._is_stale = was_stale
            raise
        finally:
            self._tell_busy(is_busy=False)
        read = outline.pop('read')
        self.outline = outline
        for file in [file for file in self._laid if file not in self.files().values()]:
            del self._laid[file]
        self._teller.tell(self.outline, self.files())
        for file in [file for file, found in self._laid.items() if found['digest'] == read.get(file)]:
            await self._compare(file, has_moved)
        if has_moved:
            self._slides_wanted |= self._slides.keys()
            self._work.set()

    async def _compare(self, file: str, may_move: bool) -> None:
        """See that the pages of an article are those of the whole booklet."""
        article = self._laid[file]['article']
        section = next(each for each in self.outline['sections'] if each['name'] == article)
        compared = self._laid[file]['digest']
        inks = await self._engines.inks(section['key'])
        if may_move and inks != self._inks(file):
            # Marks of notes and cited pages are other ones with the new page map.
            await self._lay_text(file, self.texts.read(file).text)
        if self._laid[file]['digest'] == compared and inks != self._inks(file):
            self.faults += 1
            LOG.error('pages of %s laid out alone are not those of the booklet', file)
            del self._laid[file]
            await self._engines.forget(article)
            self.hub.send('unlaid', article=article)

    def _inks(self, file: str) -> list[str]:
        known = (self.pages.page(name) for name in self._laid[file]['pages'])
        return [page['ink'] if page else '' for page in known]

    def _want(self, file: str, text: str) -> None:
        self._wanted[file] = text
        self._work.set()
        self._touch(PAUSE)

    def _want_slides(self, session: str) -> None:
        if not self._wanted:
            self._slides_wanted.add(session)
            self._work.set()

    def _tell_busy(self, **busy: Any) -> None:
        self._busy = busy
        self.hub.send('busy', busy=busy)

    def _touch(self, pause: float) -> None:
        self._touched = asyncio.get_running_loop().time() + pause
        self._idle.set()
