"""A placement -> its laid sections: from this build's memory, from the store, or from the workers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from booklet.executor import Executor, run_all
from booklet.layout.composer import Composed, Composer
from booklet.layout.engine.job import SectionJob, SectionResult
from booklet.layout.engine.lay_out import lay_out_sections
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.page_map import Laid
from booklet.layout.running_heads import Furniture
from booklet.layout.sections import Placement
from booklet.layout.stored import from_entry, to_entry
from booklet.model.laid import SectionKind
from booklet.model.pages import PageMap
from booklet.progress import Progress
from booklet.store import Store

_CITING = frozenset((SectionKind.SHEET, SectionKind.CONTENTS))
"""Kinds that cite others, and that no others need."""

LITTLE = 120_000
"""Characters of HTML that one process lays out in less time than a second one takes to load the engine: an
article of ten pages has 50,000 and takes 0.15 s, the engine 0.6 s (`python -m tests.bench.profile layout`).
"""

PATIENCE = 4
"""Rounds in which something waits at most: articles, articles that cite those, sheets, contents."""


class Bench:
    """Lays out rounds; remembers what it laid out and what came from elsewhere."""

    def __init__(
        self, composer: Composer, furniture: Furniture, keys: KeyMaker, executor: Executor,
        store: Store | None, progress: Progress,
    ) -> None:
        """Take what a section is made with."""
        self._composer = composer
        self._furniture = furniture
        self._keys = keys
        self._executor = executor
        self._store = store
        self._progress = progress
        self._known: dict[str, SectionResult] = {}
        self._sheet_keys: dict[str, str] = {}
        """Of the furniture, by the HTML of each sheet."""
        self._round = 0
        self.laid_anew: dict[str, None] = {}
        """Names of the sections that workers laid out, in the order of their first time."""

    def lay(self, placement: Placement, page_map: PageMap) -> Mapping[str, Laid]:
        """Lay out one round; sections that are known already cost nothing.

        Sections that cite pages which nobody knows yet are left out as long as there are others to lay out,
        but not for ever: then they are set with figures of about the right width.
        """
        plans = (placed.plan for placed in placement.sections)
        composed = {plan.name: self._composer.compose(plan, page_map) for plan in plans}
        sheets = self._furniture.sheets(placement)
        self._recall((*(each.key for each in composed.values()), *map(self._sheet_key, sheets.values())))
        ready = self._ready(placement, composed)
        self._round += 1
        self._make(ready, sheets)
        return {name: Laid(each.key, self._known[each.key]) for name, each in ready.items()}

    def _ready(self, placement: Placement, composed: Mapping[str, Composed]) -> Mapping[str, Composed]:
        """Return what is to be laid out now: what lacks no folio, else what others cite, else everything."""
        whole = {name for name, each in composed.items() if not each.lacks_folios}
        cited = {each.plan.name for each in placement.sections if each.plan.kind not in _CITING}
        for names in (whole, whole | cited):
            if self._round < PATIENCE and any(composed[name].key not in self._known for name in names):
                return {name: each for name, each in composed.items() if name in names}
        return composed

    def sheets(self, placement: Placement) -> Mapping[str, Laid]:
        """Return the furniture of a placement that has been laid out, by the names of its sheets."""
        sheets = self._furniture.sheets(placement)
        self._make({}, sheets)
        keys = {name: self._sheet_key(html) for name, html in sheets.items()}
        return {name: Laid(key, self._known[key]) for name, key in keys.items()}

    def _sheet_key(self, html: str) -> str:
        if html not in self._sheet_keys:
            self._sheet_keys[html] = self._keys.key(html)
        return self._sheet_keys[html]

    def _recall(self, keys: Iterable[str]) -> None:
        """Take what the store has; forget what this round does not need."""
        wanted = dict.fromkeys(keys)
        self._known = {key: self._known[key] for key in wanted if key in self._known}
        if self._store is None:
            return
        for key in wanted:
            if key not in self._known and (entry := self._store.get(key)) and (result := from_entry(entry)):
                self._known[key] = result

    def _make(self, sections: Mapping[str, Composed], sheets: Mapping[str, str]) -> None:
        """Lay out what is not known yet, the longest first, so that no worker ends with a long one alone."""
        missing: dict[str, SectionJob] = {}
        for name, composed in sections.items():
            if composed.key not in self._known:
                self.laid_anew[name] = None
                if composed.key not in missing:
                    missing[composed.key] = self._job(name, composed.write())
        for name, html in sheets.items():
            if self._sheet_key(html) not in self._known:
                missing[self._sheet_key(html)] = self._job(name, html)
        ordered = sorted(missing.items(), key=lambda pair: len(pair[1].html), reverse=True)
        if not ordered:
            return
        if self._round > 1:
            self._progress.note(f'round {self._round}: {len(ordered)} sections')
        self._progress.stage('lay-out', len(ordered))
        for key, job, result in self._laid(ordered):
            self._known[key] = result
            if self._store is not None:
                self._store.put(key, *to_entry(result))
            self._progress.step(job.name)

    def _laid(
        self, ordered: Sequence[tuple[str, SectionJob]]
    ) -> Iterator[tuple[str, SectionJob, SectionResult]]:
        """Yield key, job and result of each section."""
        is_little = sum(len(job.html) for _, job in ordered) < LITTLE
        lots = [ordered] if is_little else [[pair] for pair in ordered]
        jobs = ([job for _, job in lot] for lot in lots)
        for index, results in run_all(lay_out_sections, jobs, self._executor):
            yield from ((*pair, result) for pair, result in zip(lots[index], results, strict=True))

    def _job(self, name: str, html: str) -> SectionJob:
        return self._keys.job(name, html, carries_faces=True)
