"""A laid booklet -> a book for reading programs (EPUB 3.2): epub/booklet.epub."""

import uuid
from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from booklet.diagnostics import Checked
from booklet.executor import Machine, Results, Task
from booklet.files import digest
from booklet.layout.html.device import cover_rules
from booklet.layout.html.flowing import Medium
from booklet.layout.html.titles import break_title
from booklet.layout.html.words import is_english
from booklet.model.laid import OutlineEntry
from booklet.pictures import media_type
from booklet.results.context import ResultContext
from booklet.results.edition import EDITION, Chapter, Edition, edition_task
from booklet.results.output import OutputFile
from booklet.results.zipped import zipped

ENDINGS = {'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif', 'image/svg+xml': 'svg'}
COVER_EMS = 9.0
"""Ems of the title on a line of the cover."""
CONTAINER = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>'
    '</rootfiles></container>\n'
)
MIMETYPE = 'mimetype'


class Item(Struct, frozen=True):
    """A line of the contents with those below it."""

    label: str
    address: str
    items: 'list[Item]' = field(default_factory=list)


class Parcel(Struct, frozen=True):
    """The files of the book, by their names below EPUB/."""

    edition: Edition
    files: dict[str, bytes] = field(default_factory=dict)

    def picture(self, source: str) -> str:
        """Put a picture in and return its name, empty when no reading program must show its kind."""
        content = self.edition.picture(source)
        ending = ENDINGS.get(media_type(content))
        if not ending:
            return ''
        name = f'pictures/{digest(content)[:16]}.{ending}'
        self.files[name] = content
        return name

    def address(self, anchor: str) -> str:
        """Return the file and the place in it where an anchor stands."""
        home = self.edition.homes.get(anchor)
        return f'{home}.xhtml#{anchor}' if home else ''


def tasks(context: ResultContext) -> Iterator[Task]:
    """Yield what reads the pages and what makes a book of them."""
    yield edition_task(context)
    yield Task('epub', make_epub, lambda results: results[EDITION], (EDITION,), is_here=True)


def files(context: ResultContext, results: Results) -> Iterator[Checked[OutputFile]]:
    """Yield the book."""
    yield Checked(results['epub'])


def make_epub(edition: Edition, machine: Machine) -> OutputFile:
    """Make the book; the same semester gives the same bytes."""
    parcel = Parcel(edition)
    medium = Medium(parcel.address, parcel.picture, edition.words.page, is_epub=True)
    for chapter in edition.chapters:
        parcel.files[f'{chapter.name}.xhtml'] = _page(edition, chapter, medium).encode()
    pictures = sorted(name for name in parcel.files if name.startswith('pictures/'))
    parcel.files['nav.xhtml'] = _nav(edition, parcel).encode()
    parcel.files['edition.css'] = edition.render('edition.css').encode()
    parcel.files['cover.svg'] = _cover(edition).encode()
    package = edition.render(
        'edition.opf',
        identifier=_identifier(edition),
        chapters=[chapter.name for chapter in edition.chapters],
        pictures=[(name, media_type(parcel.files[name])) for name in pictures],
    )
    parcel.files['package.opf'] = package.encode()
    return OutputFile('epub/booklet.epub', _packed(parcel), edition.laid.pages)


def _page(edition: Edition, chapter: Chapter, medium: Medium) -> str:
    return edition.render(
        'edition-page.xhtml',
        kind=chapter.plan.kind.value,
        language=chapter.language,
        voice='en' if is_english(chapter.language) else 'zh',
        title=chapter.title or edition.semester.title,
        body=edition.write(chapter, medium),
    )


def _nav(edition: Edition, parcel: Parcel) -> str:
    homes = {f'page-{folio}': each.name for each in edition.chapters for folio in each.placed.folios}
    pages = [(folio, f'{homes[f"page-{folio}"]}.xhtml#page-{folio}') for folio in edition.folios]
    return edition.render('edition-nav.xhtml', items=_nested(edition.outline, parcel), pages=pages)


def _nested(entries: Sequence[OutlineEntry], parcel: Parcel) -> list[Item]:
    """Return the bookmarks inside one another by their levels."""
    top = Item('', '')
    open_items = [(0, top)]
    for entry in entries:
        while open_items[-1][0] >= entry.level:
            open_items.pop()
        item = Item(entry.label, parcel.address(entry.anchor))
        open_items[-1][1].items.append(item)
        open_items.append((entry.level, item))
    return top.items


def _cover(edition: Edition) -> str:
    lines = break_title(edition.semester.title, COVER_EMS)
    return edition.render('edition-cover.svg', lines=lines, rules=cover_rules(edition.semester))


def _identifier(edition: Edition) -> str:
    """Return the name of the book among all books, the same for all its corrections."""
    semester = edition.semester
    name = f'booklet:{semester.organisation}/{semester.name}'
    return f'urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}'


def _packed(parcel: Parcel) -> bytes:
    """Return the zip: `mimetype` first and not compressed (OCF 3.2, 4.3)."""
    files = {MIMETYPE: b'application/epub+zip', 'META-INF/container.xml': CONTAINER.encode()}
    files |= {f'EPUB/{name}': content for name, content in sorted(parcel.files.items())}
    return zipped(files, parcel.edition.facts.moment, MIMETYPE)
