"""A placement -> its laid sections: from this build's memory, from the store, or from the workers."""

from collections.abc import Callable, Mapping, Sequence

from booklet.cache import Store
from booklet.layout.engine import SectionJob, SectionResult, lay_out_section
from booklet.layout.fetching import Grounds
from booklet.layout.fonts import FontSet
from booklet.layout.key import KeyMaker
from booklet.layout.page_map import Laid
from booklet.layout.plan import PlacedPlan, Placement
from booklet.layout.stored import from_entry, to_entry
from booklet.model.pages import PageMap
from booklet.progress import Progress
from booklet.work import Workers

Compose = Callable[[PlacedPlan, PageMap], str]
"""Writes the HTML of a section with the folios of a page map."""


class Bench:
    """Lays out rounds; remembers what it laid out and what came from elsewhere."""

    def __init__(
        self, compose: Compose, css: str, grounds: Grounds, fontset: FontSet, workers: Workers,
        store: Store | None, progress: Progress,
    ) -> None:
        self._compose = compose
        self._css = css
        self._grounds = grounds
        self._fontset = fontset
        self._keys = KeyMaker(css, grounds, fontset)
        self._workers = workers
        self._store = store
        self._progress = progress
        self._known: dict[str, SectionResult] = {}
        self._round = 0
        self.laid_anew: dict[str, None] = {}
        """Names of the sections that workers laid out, in the order of their first time."""

    def lay(self, placement: Placement, page_map: PageMap) -> Mapping[str, Laid]:
        """Lay out one round; sections that are known already cost nothing."""
        jobs = [self._job(placed, page_map) for placed in placement.sections]
        keys = [self._keys.key(job.html) for job in jobs]
        self._recall(keys)
        missing = {key: job for key, job in zip(keys, jobs, strict=True) if key not in self._known}
        self._round += 1
        if self._round > 1 and missing:
            self._progress.note(f'round {self._round}: {len(missing)} sections')
        self._make(list(missing.items()))
        return {
            job.name: Laid(key, self._known[key]) for key, job in zip(keys, jobs, strict=True)
        }

    def _job(self, placed: PlacedPlan, page_map: PageMap) -> SectionJob:
        html = self._compose(placed, page_map)
        return SectionJob(
            placed.plan.name, html, self._css, self._grounds, self._fontset.configuration, carries_faces=True
        )

    def _recall(self, keys: Sequence[str]) -> None:
        """Take what the store has; forget what this round does not need."""
        self._known = {key: self._known[key] for key in keys if key in self._known}
        if self._store is None:
            return
        for key in keys:
            if key not in self._known and (entry := self._store.get(key)) and (result := from_entry(entry)):
                self._known[key] = result

    def _make(self, missing: list[tuple[str, SectionJob]]) -> None:
        """Lay out `missing`, the longest first, so that no worker ends with a long one alone."""
        missing.sort(key=lambda pair: len(pair[1].html), reverse=True)
        self._progress.stage('lay-out', len(missing))
        for index, result in self._workers.map(lay_out_section, [job for _, job in missing]):
            key, job = missing[index]
            self._known[key] = result
            self.laid_anew[job.name] = None
            if self._store is not None:
                self._store.put(key, *to_entry(result))
            self._progress.step(job.name)
