"""Whole documents: what they say, and that their lines stand on the grid when they are laid out."""

from dataclasses import replace
from pathlib import Path

import pytest

from booklet.diagnostics import Place
from booklet.executor import Machine
from booklet.layout.engine.fetch import AssetRoots
from booklet.layout.engine.job import SectionResult
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.fingerprint import KeyMaker
from booklet.layout.fonts.faces import FontSet
from booklet.layout.fonts.rules import font_css
from booklet.layout.html.device import cover_rules
from booklet.layout.html.documents import make_html
from booklet.layout.html.geometry import css_string
from booklet.layout.html.sheets import style_sheet
from booklet.layout.sections import SectionPlan, place_sections, plan_sections
from booklet.model.blocks import (
    Block,
    Cell,
    CodeBlock,
    DefinitionList,
    Divider,
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
from booklet.model.inlines import Code, Dotted, Emphasis, Inline, NoteCall, Ruby, Strong, Superscript, Text
from booklet.model.laid import SectionKind
from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap
from booklet.model.semester import Semester
from booklet.model.theme import Theme
from booklet.project.settings import Project
from tests.layout.semesters import ROOT, SENTENCES, make_paragraph, make_project, make_semester, with_blocks

PLACE = Place('content/a.md')
EVIL = '</style><script>x</script>"\'{{ 7*7 }}'


def plans(semester: Semester) -> dict[str, SectionPlan]:
    listed = plan_sections(semester)
    placement = place_sections(listed, {plan.name: 1 for plan in listed} | {'cover': 2, 'title': 2}, 4)
    return {placed.plan.name: placed.plan for placed in placement.sections}


def page(name: str, semester: Semester, project: Project, page_map: PageMap | None = None) -> str:
    return make_html(plans(semester)[name], semester, page_map or PageMap(), project)


@pytest.fixture
def project(root: Path, theme: Theme) -> Project:
    return make_project(root, theme)


def lay(name: str, semester: Semester, project: Project, fontset: FontSet) -> SectionResult:
    assert fontset.folder is not None
    roots = AssetRoots(project.root, project.styles)
    keys = KeyMaker(font_css(fontset) + style_sheet(project), roots, fontset)
    return lay_out_section(keys.job(name, page(name, semester, project)), Machine(fontset.folder))


def with_questions(semester: Semester) -> Semester:
    session = replace(semester.sessions[0], questions=('甲问？',))
    return replace(semester, sessions=(session,))


def test_every_kind_of_page_is_made(project: Project) -> None:
    semester = with_questions(make_semester())
    for name, plan in plans(semester).items():
        markup = page(name, semester, project)
        assert f'<body class="{plan.kind}">' in markup
        assert markup.startswith('<!DOCTYPE html>\n<html lang="zh-CN" class="zh">')


def test_nothing_hostile_in_any_field_reaches_the_markup(project: Project) -> None:
    semester = make_semester()
    session = semester.sessions[0]
    article = replace(session.articles[0], title=EVIL, subtitle=EVIL, source=EVIL, author=EVIL, agenda=EVIL)
    session = replace(
        session, title=EVIL, form=EVIL, school=EVIL, series=EVIL, term=EVIL, location=EVIL, chair=EVIL,
        questions=(EVIL,), articles=(article,),
    )
    semester = replace(
        semester, title=EVIL, term=EVIL, organisation=EVIL, audience=EVIL, series=EVIL, editor=EVIL,
        contact=EVIL, notice=EVIL, url=EVIL, sessions=(session,),
    )
    for name in plans(semester):
        markup = page(name, semester, project)
        assert '<script' not in markup
        assert markup.count('</style>') == 1
        assert '{{ 7*7 }}' in markup or name.startswith('notes') or name == 's01a2'


def test_strings_of_the_style_sheet_cannot_end_it() -> None:
    assert css_string('次"</style>\n\\') == '"次\\22 \\3c \\2f style\\3e \\a \\5c "'


def test_folios_enter_from_the_page_map(project: Project) -> None:
    page_map = PageMap({Anchor('s01a2'): FolioSpan(Folio('137'), Folio('140'))})
    assert 'data-folio="137"' in page('contents', make_semester(), project, page_map)
    assert 'data-folio="137"' in page('s01-sheet', make_semester(), project, page_map)
    assert 'data-folio="00"' in page('contents', make_semester(), project)


def test_a_section_knows_neither_its_place_nor_its_folios(project: Project) -> None:
    for name in ('contents', 's01-sheet', 's01a1', 'notes-1'):
        markup = page(name, make_semester(), project)
        assert 'counter(' not in markup
        assert ':left' not in markup
        assert 'break-before' not in markup


def test_an_english_semester_speaks_english(project: Project) -> None:
    semester = replace(with_questions(make_semester()), language='en')
    assert 'Contents' in page('contents', semester, project)
    sheet = page('s01-sheet', semester, project)
    assert 'Sunday' in sheet
    assert 'Agenda' in sheet
    assert '<html lang="en" class="en">' in sheet


def test_the_projects_templates_and_style_sheets_come_first(project: Project, root: Path) -> None:
    own = root / 'styles'
    (own / 'templates').mkdir()
    (own / 'templates' / 'notes.html').write_text('own notes', encoding='utf-8')
    (own / 'notes.css').write_text('.own {}', encoding='utf-8')
    (own / 'zz.css').write_text('.more {}', encoding='utf-8')
    project = replace(project, styles=(own, ROOT / 'styles'))
    assert page('notes-1', make_semester(), project) == 'own notes'
    assert style_sheet(project).endswith('.own {}\n.more {}')
    assert 'ruled-page' not in style_sheet(project)


def test_the_device_has_a_rule_for_each_article() -> None:
    rules = cover_rules(make_semester(sessions=3))
    assert len(rules) == 6
    assert all(rule.top >= 0 and 0 < rule.width <= 1 for rule in rules)
    assert rules[-1].top + rules[-1].height == pytest.approx(1)
    assert cover_rules(replace(make_semester(), sessions=())) == ()


def every_block() -> tuple[Block, ...]:
    """Return one block of each kind, with whatever may raise a line, each followed by a paragraph."""
    inlines: tuple[Inline, ...] = (
        Text('pH 7.4，“引”'), Strong((Text('重要 Bold'),)), Emphasis((Text('楷体'),)), Code('f(x)'),
        Dotted((Text('着重'),)), Ruby((Text('汉'),), 'hàn'), Superscript((Text('2+'),)),
        NoteCall('1', (Text('注 note 文'),)), Text('完。' * 30),
    )
    body = replace(make_paragraph('after', SENTENCES, PLACE), sentences=())
    names = (Anchor(f'inner{number}') for number in range(100))

    def plain() -> Paragraph:
        return replace(body, anchor=next(names))

    def rich() -> Paragraph:
        return replace(body, inlines=inlines, anchor=next(names))

    cells = (Cell(inlines[:2]), Cell((Text('很长的一格' * 12),)))
    kinds: tuple[Block, ...] = (
        Heading(1, '一、', inlines[:2], Anchor('h1'), PLACE),
        Heading(2, '（一）', inlines, Anchor('h2'), PLACE),
        Heading(3, '1.', inlines, Anchor('h3'), PLACE),
        Heading(4, '（1）', inlines, Anchor('h4'), PLACE),
        rich(),
        ListBlock(ListKind.ORDERED, ((rich(), plain()), (plain(),)), 9, Anchor('l1'), PLACE),
        ListBlock(ListKind.DASH, ((rich(),),), 1, Anchor('l2'), PLACE),
        DefinitionList((((Text('相容'),), (plain(), rich())),), Anchor('d1'), PLACE),
        Quotation((rich(),), Anchor('q1'), PLACE), Lead((rich(),), Anchor('q2'), PLACE),
        Verse((inlines[:3], (), inlines[:1]), Anchor('v1'), PLACE), Divider(Anchor('x1'), PLACE),
        Table((cells,), (cells, cells), inlines[:1], '1', Anchor('t1'), PLACE),
        CodeBlock('a = 1\n\n汉字 = 2\n', '', Anchor('c1'), PLACE),
        Signature((inlines[:1], (Text('2026 年 3 月'),)), Anchor('g1'), PLACE),
    )
    return tuple(
        part
        for order, block in enumerate(kinds)
        for part in (block, replace(body, anchor=Anchor(f'after{order}')))
    )


def test_every_paragraph_stands_on_the_grid_whatever_comes_before_it(
    project: Project, fontset: FontSet
) -> None:
    result = lay('s01a1', with_blocks(make_semester(), *every_block()), project, fontset)
    assert result.troubles == ()
    after = {mark.anchor: mark.top for mark in result.marks if mark.anchor.startswith('after')}
    assert len(after) == 15
    area = project.type_area
    off = {anchor: (top - area.head) % area.pitch for anchor, top in after.items()}
    assert {anchor: rest for anchor, rest in off.items() if 0.02 < rest < area.pitch - 0.02} == {}


FRAMES = ('cover', 'title', 'contents', 's01-sheet', 's01-questions', 'notes-1', 'back')


@pytest.mark.parametrize('kind', FRAMES)
def test_frames_take_the_pages_they_should_and_say_nothing_unexpected(
    kind: str, project: Project, fontset: FontSet
) -> None:
    result = lay(kind, with_questions(make_semester()), project, fontset)
    assert result.troubles == ()
    assert result.pages == {'cover': 2, 'title': 2}.get(kind, 1)


def test_note_pages_are_ruled_one_by_one(project: Project, fontset: FontSet) -> None:
    semester = make_semester()
    plan = plans(semester)['notes-1']
    assert plan.kind is SectionKind.NOTES
    markup = make_html(replace(plan, pages=3), semester, PageMap(), project)
    assert markup.count('class="ruled-page"') == 3
    assert markup.count('<i></i>') == 3 * 16


def test_front_matter_and_articles_are_in_the_outline(project: Project, fontset: FontSet) -> None:
    semester = with_blocks(make_semester(), Heading(1, '一、', (Text('称量'),), Anchor('s01a1b80'), PLACE))
    levels: dict[str, int] = {}
    for name in ('contents', 's01-sheet', 's01a1'):
        levels |= {entry.anchor: entry.level for entry in lay(name, semester, project, fontset).outline}
    assert levels == {'contents': 1, 's01': 1, 's01a1': 2, 's01a1b80': 3}
