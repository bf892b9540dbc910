"""A .docx -> passages, notes and what was seen besides."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from booklet.diagnostics import Finding, Place, finding
from booklet.importing.foreign import ForeignDocument, Note, Source
from booklet.importing.passage import Passage, Run
from booklet.importing.web.files import is_web_page
from booklet.importing.web.reader import read_web_page
from booklet.importing.word.content import Found, Part
from booklet.importing.word.numbering import Numbering
from booklet.importing.word.package import BROKEN, Package, W, local
from booklet.importing.word.paragraph import ContentReader
from booklet.importing.word.story import Story, words_of
from booklet.importing.word.styles import RunLook, Styles

_ZIP = b'PK\x03\x04'
_FOLIO = re.compile(r'[\s\d—\-–·/第页共IVXivx]*')


def is_word(content: bytes) -> bool:
    """Tell whether `content` is a package with a Word text in it."""
    if not content.startswith(_ZIP):
        return False
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except BROKEN:
        # The list at the end is lost; the first entries name a Word file all the same.
        return b'word/' in content or b'[Content_Types].xml' in content[:200]
    return any(re.fullmatch(r'word/document\d*\.xml', name) for name in names)


def read_word(source: Source) -> ForeignDocument:
    """Return the passages of a Word file."""
    place = Place(source.name)
    try:
        package = Package(source.content)
    except BROKEN:
        return ForeignDocument(findings=(finding('import.damaged', place, file=source.name),))
    main = package.main()
    tree = package.tree(main) if main else None
    body = next((child for child in tree if local(child) == 'body'), None) if tree is not None else None
    if body is None:
        slug = 'import.damaged' if not main or main in package.damaged else 'import.empty'
        return ForeignDocument(findings=(finding(slug, place, file=source.name),))
    return _read(source.name, package, main, body)


def _read(name: str, package: Package, main: str, body: etree._Element) -> ForeignDocument:
    styles = Styles(_tree(package, main, 'styles'))
    found = Found(page=int(body.find(f'.//{W}lastRenderedPageBreak') is not None))
    part = Part(package, main, styles, found, body_look(body, styles))
    numbering = Numbering(_tree(package, main, 'numbering'), styles)
    story = Story(name, part, numbering, _read_chunk)
    passages = story.read(body)
    notes = tuple(_notes(package, main, part))
    findings = (*story.findings, *_told(name, package, main, found, passages))
    return ForeignDocument(passages, notes=notes, findings=findings)


def _read_chunk(content: bytes) -> tuple[Passage, ...]:
    """Return the passages of an inserted file: Word (one in one, no deeper) or a page."""
    if is_word(content):
        package = Package(content)
        tree = package.tree(package.main())
        body = next((child for child in tree if local(child) == 'body'), None) if tree is not None else None
        if body is None:
            return ()
        styles = Styles(_tree(package, package.main(), 'styles'))
        part = Part(package, package.main(), styles, Found(), body_look(body, styles))
        return Story('', part, Numbering(_tree(package, package.main(), 'numbering'), styles)).read(body)
    return read_web_page(Source('', content)).passages if is_web_page(content) else ()


def body_look(body: etree._Element, styles: Styles) -> RunLook:
    """Return how most characters of the text are set."""
    counts: Counter[RunLook] = Counter()
    for paragraph in body.iter(W + 'p'):
        style = styles.style_of(paragraph)
        for run in paragraph.iterchildren(W + 'r'):
            length = sum(len(piece.text or '') for piece in run.iterchildren(W + 't'))
            if length:
                counts[styles.look(style, run)] += length
    return counts.most_common(1)[0][0] if counts else RunLook()


def _tree(package: Package, main: str, kind: str) -> etree._Element | None:
    named = package.related(main, kind)
    return package.tree(named[0]) if named else None


def _notes(package: Package, main: str, part: Part) -> Iterator[Note]:
    """Yield the notes that are called; a note may call another."""
    trees: dict[str, tuple[str, dict[str, etree._Element]]] = {}
    for kind in ('footnote', 'endnote'):
        for name in package.related(main, f'{kind}s')[:1]:
            tree = package.tree(name)
            found = (
                {one.get(W + 'id', ''): one for one in tree if local(one) == kind} if tree is not None else {}
            )
            trees[kind] = (name, found)
    called = part.found.notes
    index = 0
    while index < len(called):
        kind, _, key = called[index].partition(' ')
        index += 1
        name, notes = trees.get(kind, ('', {}))
        yield Note(str(index), _note_paragraphs(notes.get(key), name, part))


def _note_paragraphs(note: etree._Element | None, name: str, part: Part) -> tuple[tuple[Run, ...], ...]:
    inside = Part(part.package, name, part.styles, part.found, part.body)
    paragraphs = note.iter(W + 'p') if note is not None else ()
    read = [ContentReader(inside, part.styles.style_of(one)).read(one) for one in paragraphs]
    pictures = sum(len(content.before) + len(content.after) for content in read)
    part.found.objects += [('picture', '[^]')] * pictures
    return tuple(tuple(content.runs) for content in read if content.runs)


def _told(
    name: str, package: Package, main: str, found: Found, passages: tuple[Passage, ...]
) -> Iterator[Finding]:
    place = Place(name)
    if found.insertions or found.deletions:
        yield finding('import.changes', place, insertions=found.insertions, deletions=found.deletions)
    if found.hidden.strip():
        yield finding('import.left-out', place, text=found.hidden)
    for kind, words in found.objects:
        yield finding('import.object', place, kind=f'{kind} {words}'.strip())
    if found.pictures_left_out:
        yield finding('import.too-large', place, number=found.pictures_left_out, limit='50 MB')
    for words in _furniture(package, main):
        yield finding('import.left-out', place, text=words)
    for part in dict.fromkeys(package.damaged):
        yield finding('import.part-damaged', place, part=part)


def _furniture(package: Package, main: str) -> tuple[str, ...]:
    """Return the words of running heads and feet, each once."""
    parts = (*package.related(main, 'header'), *package.related(main, 'footer'))
    words = []
    for part in parts[:40]:
        tree = package.tree(part)
        words.append(words_of(tree).strip() if tree is not None else '')
    return tuple(dict.fromkeys(text for text in words if not _FOLIO.fullmatch(text)))
