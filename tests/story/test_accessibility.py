"""The screen edition of the sample semester, heard instead of seen: its tags read back from the file."""

import re
import subprocess
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from booklet.model.blocks import (
    Block,
    CodeBlock,
    DefinitionList,
    Figure,
    Heading,
    Lead,
    ListBlock,
    ListKind,
    Paragraph,
    Quotation,
    Signature,
    Table,
    Verse,
)
from booklet.model.inlines import Inline, NoteCall, Reference, plain_text
from booklet.model.semester import Article, Semester
from booklet.project.packaged import packaged_styles
from booklet.project.settings import read_project
from booklet.reading.semester import read_semester
from tests.press.accessibility import ARTIFACT, UNTAGGED, Heard, TaggedPdf
from tests.story.project_story import Story, squeeze

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group('sample')]

CITED = re.compile(r'第(\d+)页|(?<![表图\d])(\d+)$')
"""The folio in a reference to a page, or at the end of an entry of contents or agenda."""


@pytest.fixture(scope='module')
def screen(sample_build: Story) -> TaggedPdf:
    return TaggedPdf(sample_build.file('screen/booklet.pdf').read_bytes())


@pytest.fixture(scope='module')
def semester(sample_build: Story) -> Semester:
    return read_semester(read_project(sample_build.root, packaged_styles()).value, '2026-spring').value


def whole(text: str) -> str:
    """Return the text without white space and hyphens: at line ends nobody knows whose they are."""
    return re.sub('[-‐]', '', squeeze(text))


def runs(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Yield the text between calls of notes and references, whose numbers only the pages know."""
    run = ''
    for inline in inlines:
        if isinstance(inline, Reference | NoteCall):
            yield run
            run = ''
        elif children := getattr(inline, 'children', ()):
            first, *others = [*runs(children)]
            run += first
            for other in others:
                yield run
                run = other
        else:
            run += plain_text((inline,))
    yield run


def told(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the words of `blocks` in the order of the source."""
    for block in blocks:
        match block:
            case Heading():
                yield block.number
                yield from runs(block.inlines)
            case Paragraph():
                yield from runs(block.inlines)
            case ListBlock():
                for number, item in enumerate(block.items, block.start):
                    yield {ListKind.BULLET: '•', ListKind.DASH: '——'}.get(block.kind, f'{number}.')
                    yield from told(item)
            case Table():
                yield from runs(block.caption)
                for row in (*block.head, *block.rows):
                    for cell in row:
                        yield from runs(cell.inlines)
            case Figure():
                yield from runs(block.caption)
            case Quotation() | Lead():
                yield from told(block.blocks)
            case DefinitionList():
                for term, definition in block.entries:
                    yield from runs(term)
                    yield from told(definition)
            case CodeBlock():
                yield block.text
            case Verse() | Signature():
                for line in block.lines:
                    yield from runs(line)


def notes_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the words of the notes in paragraphs, in the order of their calls."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (plain_text(each.content) for each in block.inlines if isinstance(each, NoteCall))
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from notes_in(item)
        elif isinstance(block, Quotation | Lead):
            yield from notes_in(block.blocks)


def by_poppler(path: Path, option: str) -> str:
    """Return what pdfinfo says of the tags, without a complaint."""
    ran = subprocess.run(['pdfinfo', option, str(path)], capture_output=True, text=True, check=True)
    assert ran.stderr == ''
    return ran.stdout


def roles_and_text(said: str) -> tuple[list[str], str]:
    """Return the elements and the text that pdfinfo lists; of pictures it also reads the words."""
    roles: list[str] = []
    text = ''
    for line in (line.strip() for line in said.splitlines()):
        if line.startswith('"'):
            text += line[1:-1] if roles[-1] != 'Figure' else ''
        elif line and not line.startswith(('/', 'Object ')):
            roles.append(line.split()[0].rstrip(':'))
    return roles, text


def articles(screen: TaggedPdf, semester: Semester) -> list[tuple[Heard, Article]]:
    written = [article for session in semester.sessions for article in session.articles]
    return list(zip(screen.document.all('Art'), written, strict=True))


def figures_of(blocks: Iterable[Block]) -> list[Figure]:
    return [block for block in blocks if isinstance(block, Figure)]


def test_all_that_is_printed_is_said_or_an_artifact_and_every_number_has_its_element(
    screen: TaggedPdf,
) -> None:
    for index, page in enumerate(screen.pages):
        assert UNTAGGED not in page, index
        key = int(screen.pdf.pages[index].obj.StructParents)
        numbers = {*range(len(screen.parents[key]))}
        assert set(page) - {ARTIFACT} == numbers
        assert {number for where, number in screen.met if where == index} == numbers


def test_articles_are_heard_in_the_order_of_their_source(screen: TaggedPdf, semester: Semester) -> None:
    for heard, article in articles(screen, semester):
        said = whole(heard.text('Note', 'Reference', 'RT', 'Figure'))
        place = found = 0
        captions = {words for figure in figures_of(article.blocks) for words in runs(figure.caption)}
        for words in (article.title, article.subtitle, *told(article.blocks)):
            found += len(whole(words))
            if words in captions:
                # A figure that did not fit stands after the next paragraph.
                assert whole(words) in said, (article.title, words)
                continue
            at = said.find(whole(words), place)
            assert at >= 0, (article.title, words, said[place : place + 80])
            place = at + len(whole(words))
        # The rest is the byline, the numbers of tables and the folios of references.
        assert found > 0.97 * len(said), article.title


def test_english_words_are_whole_and_apart_where_lines_end(
    screen: TaggedPdf, semester: Semester
) -> None:
    count = 0
    for heard, article in articles(screen, semester):
        if article.language == 'en':
            said = [' '.join(each.text('Note', 'Reference').split()) for each in heard.all('P')]
            for block in article.blocks:
                if isinstance(block, Paragraph) and not any(True for _ in notes_in((block,))):
                    assert ' '.join(plain_text(block.inlines).split()) in said
                    count += 1
    assert count > 10


def test_notes_are_heard_where_they_are_called(screen: TaggedPdf, semester: Semester) -> None:
    count = 0
    for heard, article in articles(screen, semester):
        notes = heard.all('Note')
        written = [*notes_in(article.blocks)]
        assert [whole(note.text('Lbl', 'Link')) for note in notes][: len(written)] == [*map(whole, written)]
        for element in heard.walk():
            kids = [kid.role if isinstance(kid, Heard) else '' for kid in element.kids]
            calls = [place for place, role in enumerate(kids) if role == 'Reference']
            assert [kids[place + 1] for place in calls] == ['Note'] * len(calls)
        count += len(notes)
    names = [str(note.element.ID) for note in screen.document.all('Note')]
    assert len(set(names)) == len(names) == count > 5


def test_no_heading_skips_a_level_and_articles_stand_under_their_session(screen: TaggedPdf) -> None:
    levels = [int(each.role[1]) for each in screen.document.walk() if re.fullmatch(r'H\d', each.role)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {1, 2, 3, 4} <= set(levels)
    parts = screen.document.all('Part')
    assert len(parts) == 6
    for part in parts:
        assert next(each.role for each in part.kids if isinstance(each, Heard)) == 'Sect'
        assert len(part.all('H1')) == 1
        assert all(article.all('H2') for article in part.all('Art'))


def test_tables_have_heads_and_captions(screen: TaggedPdf) -> None:
    tables = screen.document.all('Table')
    assert len(tables) > 10
    for table in tables:
        heads = table.all('TH')
        assert heads
        assert {str(head.element.A.Scope) for head in heads} <= {'/Column', '/Row'}
        rows = [len(row.all('TH', 'TD')) for row in table.all('TR')]
        assert len(rows) > 1
        for row in table.all('TR'):
            assert all(isinstance(kid, Heard) and kid.role in ('TH', 'TD') for kid in row.kids)
    captioned = [table for table in tables if table.all('Caption')]
    assert len(captioned) > 3
    assert all(isinstance(each.kids[0], Heard) and each.kids[0].role == 'Caption' for each in captioned)


def test_lists_have_labels_and_bodies(screen: TaggedPdf) -> None:
    lists = [each for each in screen.document.all('L') if '/A' in each.element]
    assert len(lists) > 5
    for item in (kid for each in lists for kid in each.kids):
        assert isinstance(item, Heard)
        assert item.role == 'LI'
        assert [kid.role for kid in item.kids if isinstance(kid, Heard)] == ['Lbl', 'LBody']


def test_pictures_say_what_their_authors_wrote(screen: TaggedPdf, semester: Semester) -> None:
    count = 0
    for heard, article in articles(screen, semester):
        pictures = heard.all('Figure')
        wanted = [each.description or plain_text(each.caption) for each in figures_of(article.blocks)]
        assert [str(picture.element.Alt) for picture in pictures] == wanted
        count += len(wanted)
        for picture in pictures:
            left, bottom, right, top = (float(edge) for edge in picture.element.A.BBox)
            trim = [float(edge) for edge in screen.pdf.pages[0].trimbox]
            assert trim[0] <= left < right <= trim[2]
            assert trim[1] <= bottom < top <= trim[3]
    assert count >= 4
    assert all(str(each.element.Alt) for each in screen.document.all('Figure'))


def test_each_link_has_its_annotation_and_goes_to_the_page_that_it_names(screen: TaggedPdf) -> None:
    pages = {page.obj.objgen: page for page in screen.pdf.pages}
    known = [annotation for page in screen.pdf.pages for annotation in page.obj.get('/Annots', [])]
    met, named = set(), 0
    for link in screen.document.all('Link'):
        assert link.links
        for annotation in link.links:
            met.add(annotation.objgen)
            assert screen.parents[int(annotation.StructParent)].objgen == link.element.objgen
            if '/Dest' in annotation and (cited := CITED.search(squeeze(link.text()))):
                assert str(pages[annotation.Dest[0].objgen].label) == (cited[1] or cited[2]), link.text()
                named += 1
    assert met == {annotation.objgen for annotation in known}
    assert named > 40


def test_contents_lead_to_every_session_and_article(screen: TaggedPdf, semester: Semester) -> None:
    (contents,) = screen.document.all('TOC')
    entries = contents.all('TOCI')
    count = len(semester.sessions) + sum(len(session.articles) for session in semester.sessions)
    assert len(entries) == count
    assert all(len(entry.all('Link')) == 1 for entry in entries)


def test_labels_are_the_folios_at_the_foot_of_the_pages(screen: TaggedPdf) -> None:
    numbered = 0
    for page, said in zip(screen.pdf.pages, screen.pages, strict=True):
        if str(page.label).isdecimal() and said.get(ARTIFACT):
            numbered += str(page.label) in re.findall(r'\d+', said[ARTIFACT])
    assert numbered > 100


def test_the_file_says_what_it_is(screen: TaggedPdf, semester: Semester) -> None:
    root = screen.pdf.Root
    assert str(root.Lang) == semester.language == 'zh-CN'
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(screen.pdf.docinfo.Title) == semester.title
    foreign = [article for article, value in articles(screen, semester) if value.language != 'zh-CN']
    assert foreign
    for article in foreign:
        assert all(str(kid.element.Lang) == 'en' for kid in article.kids if isinstance(kid, Heard))


def test_poppler_sees_the_same_elements(sample_build: Story, screen: TaggedPdf) -> None:
    said = by_poppler(sample_build.file('screen/booklet.pdf'), '-struct')
    assert roles_and_text(said)[0] == [each.role for each in screen.document.walk()]


def test_qpdf_finds_no_fault_and_the_file_is_hardly_larger_than_that_for_the_press(
    sample_build: Story,
) -> None:
    path, press = sample_build.file('screen/booklet.pdf'), sample_build.file('print/booklet.pdf')
    ran = subprocess.run(['qpdf', '--check', str(path)], capture_output=True, text=True, check=True)
    assert 'No syntax or stream encoding errors found' in ran.stdout
    assert path.stat().st_size <= 1.5 * press.stat().st_size


def test_the_file_for_the_press_has_no_tags(sample_build: Story) -> None:
    with pikepdf.open(sample_build.file('print/booklet.pdf')) as press:
        assert '/StructTreeRoot' not in press.Root
        assert '/MarkInfo' not in press.Root
        for page in press.pages:
            assert '/StructParents' not in page.obj
            for instruction in pikepdf.parse_content_stream(page, 'BDC BMC'):
                assert '/ActualText' in instruction.operands[-1]


def test_poppler_hears_the_same_words_and_two_builds_say_the_same(small: Story) -> None:
    path = small.build('--only', 'screen').file('screen/booklet.pdf')
    first = path.read_bytes()
    screen = TaggedPdf(first)
    roles, text = roles_and_text(by_poppler(path, '-struct-text'))
    assert roles == [each.role for each in screen.document.walk()]
    assert whole(text) == whole(screen.document.text('Figure'))
    assert '通风橱的面风速每学期测一次' in text
    assert small.build('--only', 'screen', '--no-cache').file('screen/booklet.pdf').read_bytes() == first
