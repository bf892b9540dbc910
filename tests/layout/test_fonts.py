import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from booklet.diagnostics import Severity
from booklet.errors import ExitCode, MissingOnMachineError
from booklet.layout.fonts.describe import describe_fonts
from booklet.layout.fonts.faces import Face, FontSet, find_faces
from booklet.layout.fonts.listing import begin_listing, list_fonts
from booklet.layout.fonts.prepare import font_cache, prepare
from booklet.layout.fonts.rules import _common, font_css
from booklet.model.theme import Family, Theme
from tests.layout.conftest import Render

ABSENT = Family('kai', 'Kai That Is Not There', ('Regular', 'Bold'), 'fonts-kai', '')


def with_families(theme: Theme, *families: Family) -> Theme:
    return replace(theme, families=families)


def test_every_face_of_the_theme_is_found_by_name_and_style(theme: Theme) -> None:
    checked = find_faces(theme)
    assert checked.findings == ()
    wanted = [(family.role, style) for family in theme.families for style in family.styles]
    assert [(face.role, face.style) for face in checked.value.faces] == wanted


def test_the_light_face_that_calls_itself_regular_is_not_taken(theme: Theme) -> None:
    regular, bold = find_faces(theme).value.of_roles('kai')
    assert regular.path.stem == 'LXGWWenKai-Regular'
    assert bold.path.stem in {'LXGWWenKai-Bold', 'LXGWWenKai-Medium'}


def test_the_heaviest_face_there_is_stands_for_bold(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = '\n'.join(line for line in list_fonts().splitlines() if 'WenKai-Bold' not in line)
    medium = 'LXGW WenKai\tMedium,Regular\t100\t0\tFalse\t0\t/fonts/LXGWWenKai-Medium.ttf'
    monkeypatch.setattr('booklet.layout.fonts.faces.list_fonts', lambda: f'{listing}\n{medium}')
    checked = find_faces(with_families(theme, theme.family('kai')))
    assert [(face.style, face.path.stem) for face in checked.value.faces] == [
        ('Regular', 'LXGWWenKai-Regular'),
        ('Bold', 'LXGWWenKai-Medium'),
    ]
    assert checked.findings == ()


def test_a_missing_family_is_an_error_that_says_how_to_get_it(theme: Theme) -> None:
    checked = find_faces(with_families(theme, theme.family('text'), ABSENT))
    assert {face.role for face in checked.value.faces} == {'text'}
    (found,) = checked.findings
    assert (found.slug, found.severity) == ('font.family-missing', Severity.ERROR)
    assert 'Kai That Is Not There' in found.message('en')
    assert 'sudo apt-get install fonts-kai' in found.hint('zh')
    assert 'brew' not in found.hint('zh')


def test_a_missing_style_is_named(theme: Theme) -> None:
    family = replace(theme.family('mono'), styles=('Regular', 'Bold Italic'))
    (found,) = find_faces(with_families(theme, family)).findings
    assert dict(found.arguments)['styles'] == 'Bold Italic'
    assert 'brew install --cask' in found.hint('en')


def test_no_family_at_all_stops_the_run(theme: Theme) -> None:
    with pytest.raises(MissingOnMachineError) as caught:
        find_faces(with_families(theme, ABSENT))
    assert caught.value.exit_code is ExitCode.MISSING
    assert 'fonts-kai' in caught.value.message('zh')


def test_without_fc_list_the_run_stops_with_the_cure(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('PATH', '/nowhere')
    with pytest.raises(MissingOnMachineError, match='apt-get install fontconfig'):
        find_faces(theme)


def test_prepared_faces_are_single_files_with_the_glyphs_of_the_face(fontset: FontSet) -> None:
    assert fontset.folder is not None
    for face in fontset.faces:
        content = (fontset.folder / 'faces' / face.file).read_bytes()
        assert content[:4] in (b'OTTO', b'\x00\x01\x00\x00')
    (text, _) = fontset.of_roles('text')
    copy = TTFont(fontset.folder / 'faces' / text.file)
    with copy as single, TTFont(text.path, fontNumber=text.index) as whole:
        assert single['name'].getDebugName(4) == whole['name'].getDebugName(4)
        # 直 and 骨 look different in Chinese and Japanese: their glyphs are those of the Chinese face.
        for character in map(ord, '直骨门角'):
            assert single.getBestCmap()[character] == whole.getBestCmap()[character]


def test_all_prepared_faces_stand_on_the_ideographic_em_box(fontset: FontSet) -> None:
    assert fontset.folder is not None
    for face in fontset.faces:
        with TTFont(fontset.folder / 'faces' / face.file, lazy=True) as font:
            unit = font['head'].unitsPerEm
            heights = (font['hhea'].ascent / unit, font['hhea'].descent / unit, font['hhea'].lineGap)
            assert heights == pytest.approx((0.88, -0.12, 0), abs=0.001)
            assert font['OS/2'].sTypoAscender == font['hhea'].ascent
            assert 'BASE' not in font


def test_preparing_again_takes_what_is_there(fontset: FontSet, theme: Theme) -> None:
    assert fontset.folder is not None
    before = fontset.configuration.stat().st_mtime_ns
    assert prepare(find_faces(theme).value, fontset.folder.parent) == fontset
    assert fontset.configuration.stat().st_mtime_ns == before
    assert not list(fontset.folder.parent.glob('.making-*'))


def test_two_processes_may_prepare_at_once(theme: Theme, tmp_path: Path) -> None:
    small = find_faces(with_families(theme, theme.family('latin'))).value
    script = ('import sys, pickle\nfrom pathlib import Path\n'
              'from booklet.layout.fonts.prepare import prepare\n'
              'print(prepare(pickle.load(sys.stdin.buffer), Path(sys.argv[1])).folder)')
    environment = {**os.environ, 'PYTHONPATH': os.pathsep.join(sys.path)}
    runs = [
        subprocess.Popen([sys.executable, '-c', script, str(tmp_path)], env=environment,
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    answers = {run.communicate(pickle.dumps(small))[0] for run in runs}
    assert len(answers) == 1
    assert [run.returncode for run in runs] == [0, 0]
    assert len(list(tmp_path.iterdir())) == 1


def test_only_the_declared_faces_are_visible(fontset: FontSet) -> None:
    environment = {**os.environ, 'FONTCONFIG_FILE': str(fontset.configuration)}
    listing = subprocess.check_output(['fc-list', ':', 'family'], env=environment, text=True)
    families = {name for line in listing.splitlines() for name in line.split(',')}
    assert {face.family for face in fontset.faces} <= families
    assert 'Noto Serif CJK JP' not in families
    assert not any('DejaVu' in family for family in families)


def test_the_cache_folder_follows_xdg(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('XDG_CACHE_HOME', '/somewhere')
    assert font_cache() == Path('/somewhere/booklet/fonts')
    monkeypatch.delenv('XDG_CACHE_HOME')
    assert font_cache() == Path.home() / '.cache/booklet/fonts'


def covers(css: str, character: str) -> bool:
    ranges = css.split('unicode-range:')[1].split(';')[0].split(',')
    bounds = [[int(end, 16) for end in part.strip().removeprefix('U+').split('-')] for part in ranges]
    return any(first <= ord(character) <= last for first, last in bounds)


@pytest.mark.parametrize('character', 'Az09 .,;:!?()-%°±×§µéαβΔя–₂⁺€')
def test_western_characters_take_the_western_face(fontset: FontSet, character: str) -> None:
    assert covers(font_css(fontset), character)


@pytest.mark.parametrize('character', '·“”‘’—…，。℃≤→①Ⅰ中　')
def test_chinese_marks_stay_chinese(fontset: FontSet, character: str) -> None:
    assert not covers(font_css(fontset), character)


def test_there_is_a_rule_for_each_western_face(fontset: FontSet) -> None:
    css = font_css(fontset)
    assert css.count('@font-face') == 8
    assert css.count("font-family: 'Latin Text'; font-style: italic; font-weight: bold;") == 1
    assert "url('https://booklet.invalid/fonts/NotoSans-Regular.ttf')" in css


def test_common_ranges() -> None:
    assert _common(((1, 5), (8, 20)), ((3, 9), (11, 11), (19, 40))) == ((3, 5), (8, 9), (11, 11), (19, 20))
    assert _common((), ((1, 2),)) == ()


def test_a_page_embeds_the_faces_it_asks_for(render: Render) -> None:
    result = render('<p>直骨 <b>门 bone</b> “x”</p><p style="font-family: LXGW WenKai">角</p>'
                    '<p style="font-family: \'Latin Heading\', \'Noto Sans CJK SC\'">标 title</p>')
    with pikepdf.open(io.BytesIO(result.pdf)) as pdf:
        fonts = pdf.pages[0].Resources.Font
        names = {str(font.BaseFont).split('+')[1] for font in fonts.values()}
    assert names == {
        'Noto-Serif-CJK-SC', 'Noto-Serif-CJK-SC-Bold', 'Latin-Text', 'Latin-Text-Bold', 'LXGW-WenKai',
        'Noto-Sans-CJK-SC', 'Latin-Heading',
    }


def test_the_doctor_sees_families_and_versions(theme: Theme) -> None:
    report = describe_fonts(replace(theme, families=(*theme.families, ABSENT)))
    assert report.families[-1].missing == ('Regular', 'Bold')
    assert [family.missing for family in report.families[:-1]] == [()] * len(theme.families)
    versions = dict(report.versions)
    assert versions['weasyprint'] == '70.0'
    assert all(versions[name][:1].isdigit() for name in ('pango', 'harfbuzz', 'fontconfig'))
    assert [found.slug for found in report.findings] == ['font.family-missing']


def variable_face(folder: Path) -> Face:
    """Return the bold instance of a variable font with one letter."""
    pen = TTGlyphPen(None)
    for point in ((0, 0), (0, 700), (500, 700), (500, 0)):
        (pen.lineTo if pen.points else pen.moveTo)(point)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(['.notdef', 'A'])
    builder.setupCharacterMap({ord('A'): 'A'})
    glyph = pen.glyph()
    builder.setupGlyf({'.notdef': glyph, 'A': glyph})
    builder.setupHorizontalMetrics({'.notdef': (600, 0), 'A': (600, 0)})
    builder.setupHorizontalHeader(ascent=1069, descent=-293)
    builder.setupNameTable({'familyName': 'Variable', 'styleName': 'Regular'})
    builder.setupOS2(sTypoAscender=1069, sTypoDescender=-293)
    builder.setupPost()
    builder.setupFvar([('wght', 400, 400, 700, 'Weight')], [
        {'location': {'wght': 400}, 'stylename': 'Regular'}, {'location': {'wght': 700}, 'stylename': 'Bold'},
    ])
    wider = [(0, 0), (0, 0), (90, 0), (90, 0), *[(0, 0)] * 4]
    builder.setupGvar({'A': [TupleVariation({'wght': (0, 1, 1)}, wider)]})
    builder.save(folder / 'variable.ttf')
    return Face('latin', 'Variable', 'Bold', folder / 'variable.ttf', 2 << 16)


def damage(name: str, content: bytes | None) -> Callable[[Path], None]:
    """Return what puts `content` in the place of a prepared file, or takes it away."""

    def hurt(folder: Path) -> None:
        (folder / name).unlink()
        if content is not None:
            (folder / name).write_bytes(content)

    return hurt


@pytest.mark.parametrize(
    'hurt',
    [
        damage('faces.json', b''),
        damage('faces.json', b'{"faces": []}'),
        damage('faces.json', b'[' * 100_000),
        damage('faces.json', b'{"faces": [{"file": "../../a", "digest": 3}], "files": {}}'),
        damage('faces.json', None),
        damage('fonts.conf', b'<x'),
        damage('faces/Variable-Bold.ttf', b'\0\1\0\0'),
        damage('faces/Variable-Bold.ttf', None),
        damage('coverage/Variable-Bold.ttf.json', b'[[65'),
    ],
)
def test_a_damaged_set_is_prepared_anew(tmp_path: Path, hurt: Callable[[Path], None]) -> None:
    fontset = FontSet((variable_face(tmp_path),))
    first = prepare(fontset, tmp_path / 'cache')
    assert not first.was_damaged
    assert not prepare(fontset, tmp_path / 'cache').was_damaged
    assert first.folder is not None
    hurt(first.folder)
    again = prepare(fontset, tmp_path / 'cache')
    assert again.was_damaged
    assert (again.faces[0].coverage, again.faces[0].digest) == (((65, 65),), first.faces[0].digest)
    assert not prepare(fontset, tmp_path / 'cache').was_damaged
    assert len(list((tmp_path / 'cache').iterdir())) == 1


def test_an_instance_of_a_variable_font_becomes_a_static_face(tmp_path: Path) -> None:
    prepared = prepare(FontSet((variable_face(tmp_path),)), tmp_path / 'cache')
    assert prepared.folder is not None
    assert prepared.faces[0].coverage == ((65, 65),)
    with TTFont(prepared.folder / 'faces' / 'Variable-Bold.ttf') as font:
        assert 'fvar' not in font
        assert font['glyf']['A'].xMax == 590
        assert font['hhea'].ascent == 880


def test_a_listing_that_was_begun_ahead_is_the_same() -> None:
    alone = list_fonts()
    begin_listing()
    begin_listing()
    assert sorted(list_fonts().splitlines()) == sorted(alone.splitlines())
    assert list_fonts() == alone
