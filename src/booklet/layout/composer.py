"""Planned sections -> their HTML and key, written again only when something they depend on has changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace

from booklet.files import digest
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.html.documents import make_html
from booklet.layout.sections import SectionPlan
from booklet.model.kept import Kept
from booklet.model.laid import SectionKind
from booklet.model.pages import Anchor, Folio, Folios
from booklet.model.semester import Semester, Session
from booklet.project.settings import Project
from booklet.store import Entry, Store
from booklet.values import dataclass

Asked = Mapping[Anchor, Folio | None]
"""The folios that a section asked for when it was written; None where nobody knew."""


OF_ALL_TEXT = frozenset((SectionKind.COVER, SectionKind.TITLE, SectionKind.BACK))
"""They tell how long the texts are."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A section written with the folios of a page map."""

    plan: SectionPlan
    key: str
    asked: Asked
    write: Callable[[], str] = field(compare=False)
    """Writes its HTML."""

    def holds(self, page_map: Folios) -> bool:
        """Tell whether `page_map` gives it the same folios."""
        return all(page_map.folio(anchor) == folio for anchor, folio in self.asked.items())

    @property
    def lacks_folios(self) -> bool:
        """Tell whether it cites a page of another section that nobody knows yet."""
        return any(folio is None and not self._is_own(anchor) for anchor, folio in self.asked.items())

    def _is_own(self, anchor: Anchor) -> bool:
        """Tell whether an anchor stands in this very section: `s01a1n2` in `s01a1`, but not `s01a12`."""
        rest = anchor.removeprefix(self.plan.name)
        return rest != anchor and not rest[:1].isdigit()


class Consulted:
    """A page map that remembers what it was asked for."""

    def __init__(self, page_map: Folios) -> None:
        self._page_map = page_map
        self.asked: dict[Anchor, Folio | None] = {}

    def folio(self, anchor: Anchor) -> Folio | None:
        """Return the folio where `anchor` begins."""
        self.asked[anchor] = folio = self._page_map.folio(anchor)
        return folio


class Composer:
    """Writes the sections of one semester; remembers between builds what they were written from."""

    def __init__(self, semester: Semester, project: Project, keys: KeyMaker, store: Store | None) -> None:
        self._semester = semester
        self._project = project
        self._keys = keys
        self._store = store
        self._style = digest('composed', keys.common, repr(project), *_templates(project))
        self._written: dict[SectionPlan, Composed] = {}
        self._outline = _without_texts(semester)
        self._frames: dict[bool, str] = {}

    def compose(self, plan: SectionPlan, page_map: Folios) -> Composed:
        """Return the section `plan` with the folios of `page_map`."""
        known = self._written.get(plan)
        if known is None or not known.holds(page_map):
            known = self._written[plan] = self._recalled(plan, page_map) or self._compose(plan, page_map)
        return known

    def _compose(self, plan: SectionPlan, page_map: Folios) -> Composed:
        consulted = Consulted(page_map)
        written = make_html(*self._narrowed(plan), consulted, self._project)
        document, references = digest(written), self._keys.references(written)
        if self._store is not None:
            self._store.put(self._inputs(plan), *_to_entry(consulted.asked, document, references))
        return Composed(plan, self._keys.key_of(document, references), consulted.asked, lambda: written)

    def _recalled(self, plan: SectionPlan, page_map: Folios) -> Composed | None:
        """Return a section as an earlier build wrote it, None when it would be written otherwise now."""
        entry = self._store.get(self._inputs(plan)) if self._store else None
        known = _from_entry(entry) if entry else None
        if known is None:
            return None
        asked, document, references = known
        key = self._keys.key_of(document, references)
        composed = Composed(plan, key, asked, lambda: self._compose(plan, page_map).write())
        return composed if composed.holds(page_map) else None

    def _narrowed(self, plan: SectionPlan) -> tuple[SectionPlan, Semester]:
        """Return plan and semester with nothing in them that the section does not depend on."""
        if plan.kind in OF_ALL_TEXT:
            return plan, self._semester
        if plan.kind is not SectionKind.ARTICLE:
            return plan, self._outline
        session = self._semester.sessions[plan.session]
        session = replace(session, articles=(session.articles[plan.article],))
        return replace(plan, session=0, article=0), replace(self._semester, sessions=(session,))

    def _inputs(self, plan: SectionPlan) -> str:
        """Return the digest of all that the HTML of a section is written from."""
        narrow, semester = self._narrowed(plan)
        if plan.kind is SectionKind.ARTICLE:
            return digest(self._style, repr(narrow), *_parts(semester))
        is_whole = semester is self._semester
        if is_whole not in self._frames:
            self._frames[is_whole] = digest(*_parts(semester))
        return digest(self._style, repr(narrow), self._frames[is_whole])


def _parts(semester: Semester) -> Iterator[str]:
    """Yield what tells a semester from every other: its frame, and of each text the key it was read under,
    or all of it when it has none.
    """
    yield repr(_without_texts(semester))
    for article in (article for session in semester.sessions for article in session.articles):
        key = article.blocks.key if isinstance(article.blocks, Kept) else ''
        yield key or repr(article.blocks)


def _without_texts(semester: Semester) -> Semester:
    """Return a semester without what stands in its articles; sheets and contents name them only."""
    return replace(semester, sessions=tuple(_without_text(each) for each in semester.sessions))


def _without_text(session: Session) -> Session:
    return replace(session, articles=tuple(replace(article, blocks=()) for article in session.articles))


def _templates(project: Project) -> Iterator[bytes]:
    for folder in project.styles:
        for path in sorted((folder / 'templates').glob('*')):
            yield path.name.encode()
            yield path.read_bytes()


def _to_entry(asked: Asked, document: str, references: Iterable[str]) -> Entry:
    head: dict[str, object] = {'asked': dict(asked), 'document': document, 'references': list(references)}
    return head, b''


def _from_entry(entry: Entry) -> tuple[Asked, str, tuple[str, ...]] | None:
    head = entry[0]
    asked, document, references = head.get('asked'), head.get('document'), head.get('references')
    if not (isinstance(asked, dict) and isinstance(document, str) and isinstance(references, list)):
        return None
    folios = {
        Anchor(str(anchor)): None if folio is None else Folio(str(folio)) for anchor, folio in asked.items()
    }
    return folios, document, tuple(map(str, references))
