"""booklet.toml and theme.toml."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.diagnostics import Checked, Place
from booklet.project import read_table_text
from booklet.project.settings import (
    DEFAULT_THEME,
    OfficeSettings,
    PrintSettings,
    Project,
    TypeArea,
    find_root,
    read_project,
)
from booklet.units import Length

PACKAGED = Path('nowhere')


def read(root: Path, text: str) -> Checked[Project]:
    (root / 'booklet.toml').write_text(text, encoding='utf-8')
    return read_project(root, PACKAGED)


def test_the_root_is_the_nearest_folder_above(tmp_path: Path) -> None:
    inner = tmp_path / 'content' / 'spring'
    inner.mkdir(parents=True)
    assert find_root(inner) is None
    (tmp_path / 'booklet.toml').write_text('')
    assert find_root(inner) == tmp_path.resolve()
    (inner / 'booklet.toml').write_text('')
    assert find_root(inner) == inner.resolve()


def test_an_empty_file_means_the_defaults(tmp_path: Path) -> None:
    result = read(tmp_path, '')
    assert result.findings == ()
    assert result.value == Project(root=tmp_path, theme=DEFAULT_THEME, styles=(PACKAGED,))


def test_values_are_read(tmp_path: Path) -> None:
    text = '[type]\nchars_per_line = 25\nsize = "11pt"\n[print]\nwidth = "150mm"\n'
    result = read(tmp_path, f'{text}[office]\nduplex = "long-edge"\n[slides]\ncount = 3\n')
    assert result.findings == ()
    assert result.value.type_area == TypeArea(chars_per_line=25, size=Length.pt(11))
    assert result.value.print == PrintSettings(width=Length.mm(150))
    assert result.value.office == OfficeSettings(duplex='long-edge')
    assert result.value.slides.count == 3


def test_a_misspelt_key_is_found_at_its_place(tmp_path: Path) -> None:
    [found] = read(tmp_path, '# 设置\n\n[type]\n  chars_per_lin = 25  # 字数\n').findings
    assert (found.slug, found.place) == ('field.misspelt', Place('booklet.toml', 4, 3, 13))
    assert dict(found.arguments)['meant'] == 'chars_per_line'


def test_a_wrong_value_is_found_at_its_place_and_the_default_stays(tmp_path: Path) -> None:
    result = read(tmp_path, '[print]\nbleed = "3 inches"\n')
    [found] = result.findings
    assert (found.slug, found.place) == ('field.not-length', Place('booklet.toml', 2, 9, 10))
    assert result.value.print.bleed == Length.mm(3)


def test_what_stands_above_a_broken_line_still_counts(tmp_path: Path) -> None:
    result = read(tmp_path, '[type]\nchars_per_line = 25\nsize = “11pt”\nlines_per_page = 30\n')
    assert [(found.slug, found.place and found.place.line) for found in result.findings] == [
        ('table.syntax', 3)
    ]
    assert result.value.type_area.chars_per_line == 25


def test_the_projects_own_styles_come_first(tmp_path: Path) -> None:
    packaged = tmp_path / 'packaged'
    own = tmp_path / 'styles'
    for folder, colour in ((packaged, '111111'), (own, '#2a2b2c')):
        folder.mkdir()
        (folder / 'theme.toml').write_text(f'[palette]\naccent = "{colour}"\n')
    (tmp_path / 'booklet.toml').write_text('')
    result = read_project(tmp_path, packaged)
    assert result.findings == ()
    assert result.value.styles == (own, packaged)
    assert result.value.theme.palette.accent == '2A2B2C'
    assert result.value.theme.family('text') == DEFAULT_THEME.family('text')


def test_a_family_of_a_theme_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / 'styles').mkdir()
    (tmp_path / 'styles' / 'theme.toml').write_text(
        '[[family]]\nrole = "kai"\nname = "Kai"\n\n[[family]]\nrol = "x"\n'
    )
    result = read(tmp_path, '')
    assert result.value.theme.family('kai').name == 'Kai'
    assert {found.place for found in result.findings if found.slug == 'field.misspelt'} == {
        Place('styles/theme.toml', 6, 1, 3)
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=60) | st.text('[]ab="\'\n. #{}1,', max_size=60).map(str.encode))
def test_no_bytes_make_the_reading_fail(tmp_path: Path, content: bytes) -> None:
    (tmp_path / 'booklet.toml').write_bytes(content)
    for found in read_project(tmp_path, PACKAGED).findings:
        assert found.message('zh')


def test_deep_nesting_is_a_finding() -> None:
    result = read_table_text('a = ' + '[' * 5000 + ']' * 5000, 'booklet.toml')
    assert [found.slug for found in result.findings] == ['table.syntax']
