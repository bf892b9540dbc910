from dataclasses import replace

import pytest

from booklet.diagnostics import Place, Severity
from booklet.layout.fonts.coverage import check_glyphs, has_ink
from booklet.layout.fonts.faces import FontSet
from booklet.model.blocks import CodeBlock, Verse
from booklet.model.inlines import Text
from booklet.model.pages import Anchor
from tests.layout.semesters import make_bold, make_semester, with_blocks

PLACE = Place('content/2026-spring/s01/s01a1.md', 7, 3)
TUBE = '\N{TEST TUBE}'


def test_ordinary_text_has_all_its_glyphs(fontset: FontSet) -> None:
    assert check_glyphs(make_semester(), fontset) == ()


def test_a_missing_glyph_is_an_error_with_its_place_and_code(fontset: FontSet) -> None:
    semester = with_blocks(make_semester(), make_bold(f'用 {TUBE} 装', PLACE))
    found = check_glyphs(semester, fontset)
    assert [(each.slug, each.place) for each in found] == [
        ('font.glyph-missing', Place(PLACE.file, 7, 5)), ('font.glyph-missing', Place(PLACE.file, 16, 3)),
    ]
    assert found[0].severity is Severity.ERROR
    assert dict(found[0].arguments) == {'character': TUBE, 'code': 'U+1F9EA', 'name': 'TEST TUBE'}


def test_a_character_is_named_once_a_line(fontset: FontSet) -> None:
    verse = Verse(((Text(TUBE * 5, PLACE),), (Text(TUBE, Place(PLACE.file, 8)),)), Anchor('s01a1b80'), PLACE)
    found = check_glyphs(with_blocks(make_semester(), verse), fontset)
    assert [each.place and each.place.line for each in found] == [7, 8]


def test_titles_questions_and_code_are_looked_at_too(fontset: FontSet) -> None:
    code = CodeBlock(f'first\n{TUBE}', 'text', Anchor('s01a1b80'), PLACE)
    semester = with_blocks(make_semester(), code)
    session = replace(semester.sessions[0], title=TUBE, questions=(f'为什么{TUBE}？',))
    semester = replace(semester, title=TUBE, sessions=(session,))
    places = {str(each.place) for each in check_glyphs(semester, fontset)}
    assert places == {
        'content/2026-spring/semester.toml:1:1', 'content/2026-spring/s01/session.md:2:1',
        f'{PLACE.file}:9:1',
    }


@pytest.mark.parametrize('character', [' ', '\u3000', '\u200b', '\u2060', '\u00ad', '\n', '\ufe0f', '\u00a0'])
def test_white_space_and_format_characters_need_no_glyph(character: str) -> None:
    assert not has_ink(character)


def test_a_lone_surrogate_is_named_and_does_not_stop_the_check(fontset: FontSet) -> None:
    found = check_glyphs(with_blocks(make_semester(), make_bold('\ud800', PLACE)), fontset)
    assert {dict(each.arguments)['code'] for each in found} == {'U+D800'}
    assert all(each.message('zh').encode() for each in found)
