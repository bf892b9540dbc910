"""Print shops in booklet.toml."""

from pathlib import Path

from booklet.diagnostics import Checked
from booklet.project.settings import Project, read_project
from booklet.project.shops import BUILT_IN
from booklet.units import Length

SHOP = """
[print-shop.nearby]
label = "校门口快印"
width = "170mm"
height = "240mm"
bleed = "2mm"
standard = "pdfx-1a"
ink_limit = 280
paper_name = "道林纸"
paper_weight = 100
cover_kind = "card"
cover_caliper = "0.3mm"
file_names = "{title}-{part}"
"""


def read(root: Path, text: str) -> Checked[Project]:
    (root / 'booklet.toml').write_text(text, encoding='utf-8')
    return read_project(root, Path('nowhere'))


def test_one_word_changes_the_shop(tmp_path: Path) -> None:
    made = read(tmp_path, f'[print]\nshop = "nearby"\n{SHOP}')
    assert made.findings == ()
    settings = made.value.print
    assert (settings.width, settings.bleed) == (Length.mm(170), Length.mm(2))
    assert settings.shop.standard == 'pdfx-1a'
    assert settings.shop.paper.name == '道林纸'
    assert settings.shop.cover.caliper == Length.mm(0.3)
    back = read(tmp_path, f'[print]\nshop = "office"\n{SHOP}').value.print
    assert back.shop == BUILT_IN['office']
    assert back.bleed == Length.mm(0)


def test_what_the_print_table_says_wins(tmp_path: Path) -> None:
    made = read(tmp_path, f'[print]\nshop = "nearby"\nbleed = "5mm"\n{SHOP}')
    assert made.value.print.bleed == Length.mm(5)


def test_a_built_in_shop_can_be_changed(tmp_path: Path) -> None:
    made = read(tmp_path, '[print-shop.digital]\nstandard = "pdfx-1a"\n')
    assert made.value.print.shop.standard == 'pdfx-1a'
    assert made.value.print.shop.ink_limit == BUILT_IN['digital'].ink_limit


def test_a_shop_that_is_not_there_is_found_with_those_that_are(tmp_path: Path) -> None:
    [found] = read(tmp_path, f'[print]\nshop = "nearly"\n{SHOP}').findings
    assert found.slug == 'field.not-a-choice'
    assert 'nearby' in dict(found.arguments)['choices']


def test_a_fault_in_a_shop_not_in_use_is_found(tmp_path: Path) -> None:
    [found] = read(tmp_path, '[print-shop.nearby]\nink_limits = 300\n').findings
    assert found.slug == 'field.misspelt'


def test_the_multiple_suits_the_binding(tmp_path: Path) -> None:
    assert read(tmp_path, '[print]\nmultiple = 2\n').value.print.multiple == 4
    assert read(tmp_path, '[print]\nmultiple = 1\nbinding = "perfect"\n').value.print.multiple == 2
    assert read(tmp_path, '[print]\nmultiple = 16\n').value.print.multiple == 16
