"""Tags of sections made by hand, united for the screen."""

import io
from dataclasses import replace

import pikepdf

from booklet.model.laid import LaidBooklet, SectionKind
from booklet.model.tags import Hotspot, Piece, Tag
from booklet.press.inks.inks import Inks
from booklet.press.inks.recolour import read_instructions, recolour
from booklet.press.screen.body import bind
from booklet.press.screen.screen_copy import screen_edition
from tests.press.laid_sample import FACTS, booklet

TAGS = (
    Tag('H1', (Piece(0, 0),)),
    Tag('H3', (Piece(0, 1),), language='en'),
    Tag('H3', (Piece(0, 2),), language='zh-CN'),
    Tag('P', (Piece(0, 3), Tag('Link', (Piece(0, 4), Hotspot(0))), Tag('Note', (Piece(0, 5),)))),
)


def tagged() -> pikepdf.Pdf:
    """Return the screen edition of a booklet whose sections have the same tags, the back cover none."""
    laid = booklet()
    sections = tuple(
        placed
        if placed.section.kind is SectionKind.BACK
        else replace(placed, section=replace(placed.section, tags=TAGS))
        for placed in laid.sections
    )
    bound = bind(LaidBooklet(sections, laid.page_map, 1, ()), FACTS, {})
    return pikepdf.open(io.BytesIO(screen_edition(bound)))


def test_sections_stand_in_one_document_those_of_a_session_together() -> None:
    with tagged() as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        assert [str(kid.S) for kid in document.K] == ['/Sect', '/Sect', '/Part', '/Part']
        assert [str(kid.S) for kid in document.K[2].K] == ['/Sect', '/Art']


def test_a_level_that_an_author_skipped_is_not_heard() -> None:
    with tagged() as pdf:
        section = pdf.Root.StructTreeRoot.K[0].K[0]
        assert [str(kid.S) for kid in section.K] == ['/H1', '/H2', '/H2', '/P']
        assert str(section.K[1].Lang) == 'en'
        assert '/Lang' not in section.K[2]


def test_the_parent_tree_leads_from_pages_and_links_back_to_their_elements() -> None:
    with tagged() as pdf:
        root = pdf.Root.StructTreeRoot
        nums = list(root.ParentTree.Nums)
        parents = dict(zip(map(int, nums[::2]), nums[1::2], strict=True))
        assert sorted(parents) == list(range(int(root.ParentTreeNextKey)))
        paragraph = root.K[0].K[2].K[1].K[3]  # of the article on pages 5 to 9
        link = paragraph.K[1]
        assert parents[int(pdf.pages[5].obj.StructParents)][4].objgen == link.objgen
        annotation = pdf.pages[5].obj.Annots[0]
        assert link.K[1].Obj.objgen == annotation.objgen
        assert parents[int(annotation.StructParent)].objgen == link.objgen
        assert len(parents[6]) == 0


def test_a_link_that_leads_nowhere_is_plain_text() -> None:
    with tagged() as pdf:
        # The last article's first link goes to an anchor of the back cover, the back cover has no tags.
        links = [str(part.K[1].K[3].K[1].S) for part in list(pdf.Root.StructTreeRoot.K[0].K)[2:]]
        assert links == ['/Link', '/Link']
    lost = Tag('P', (Tag('Link', (Piece(0, 0), Hotspot(9))),))
    laid = booklet()
    section = replace(laid.sections[0].section, tags=(lost,))
    bound = bind(replace(laid, sections=(replace(laid.sections[0], section=section),)), FACTS, {})
    with pikepdf.open(io.BytesIO(screen_edition(bound))) as pdf:
        assert str(pdf.Root.StructTreeRoot.K[0].K[0].K[0].K.S) == '/Span'


def test_each_note_has_a_name() -> None:
    with tagged() as pdf:
        names = list(pdf.Root.StructTreeRoot.IDTree.Names)
        assert [str(name) for name in names[::2]] == [f'note{number:05}' for number in range(1, 7)]
        assert all(str(note.ID) == str(name) for name, note in zip(names[::2], names[1::2], strict=True))


def test_untagged_sections_make_an_untagged_file() -> None:
    with pikepdf.open(io.BytesIO(screen_edition(bind(booklet(), FACTS, {})))) as pdf:
        assert '/StructTreeRoot' not in pdf.Root
        assert '/MarkInfo' not in pdf.Root


def test_on_the_press_marks_go_and_the_words_of_stretched_lines_stay() -> None:
    with pikepdf.new() as pdf:
        marked = pikepdf.Stream(
            pdf,
            b'/Artifact BMC 0 0 9 9 re f EMC BT /P <</MCID 0>> BDC (a) Tj EMC '
            b'/P <</MCID 2/ActualText (a )>> BDC (a) Tj EMC '
            b'/Span <</MCID 1/ActualText (b)>> BDC (b) Tj EMC /Span <</ActualText (c)>> BDC (c) Tj EMC ET',
        )
        made = recolour(read_instructions(marked), Inks(), {}, frozenset())
    lines = made.content.decode().split('\n')
    assert lines == [
        '0 0 9 9 re', 'f', 'BT', '(a) Tj', '(a) Tj', '/Span << /ActualText (b) >> BDC', '(b) Tj', 'EMC',
        '/Span << /ActualText (c) >> BDC', '(c) Tj', 'EMC', 'ET',
    ]  # fmt: skip
