"""The printing condition: the shop's profile, ours, or a name."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from booklet.errors import UsageError
from booklet.model.laid import LaidBooklet
from booklet.model.pages import PageMap
from booklet.press.pdf.standards import is_print_profile, our_profile
from booklet.project.settings import PrintSettings
from booklet.project.shops import BUILT_IN, Shop, Stock
from booklet.results.print.condition import intent_of
from booklet.results.print.press_files import plan_print

SHOP = BUILT_IN['digital']


@pytest.mark.parametrize(
    ('kind', 'condition'),
    [('matt', 'FOGRA39'), ('gloss', 'FOGRA39'), ('offset', 'FOGRA29'), ('bulky', 'FOGRA29')],
)
def test_ours_is_that_of_the_paper_and_embedded(kind: str, condition: str, tmp_path: Path) -> None:
    intent = intent_of(tmp_path, SHOP, Stock('', kind, 80))
    assert (intent.condition, intent.is_embedded) == (condition, True)
    assert intent.profile == our_profile(condition)
    assert is_print_profile(intent.profile)


def test_a_condition_that_is_named_holds_for_every_paper(tmp_path: Path) -> None:
    assert intent_of(tmp_path, replace(SHOP, condition='FOGRA39'), SHOP.paper).condition == 'FOGRA39'


def test_each_file_is_for_the_paper_that_is_printed_in_colour(tmp_path: Path) -> None:
    def conditions(
        binding: Literal['saddle', 'perfect'], inside: Literal['black', 'colour']
    ) -> tuple[str, str]:
        laid = LaidBooklet((), PageMap(), 1, ())
        plan = plan_print(laid, PrintSettings(shop=SHOP, binding=binding, inside=inside), tmp_path)
        return plan.intent.condition, plan.cover_intent.condition

    assert conditions('perfect', 'black') == ('FOGRA29', 'FOGRA39')
    assert conditions('saddle', 'black') == ('FOGRA39', 'FOGRA39')
    assert conditions('saddle', 'colour') == ('FOGRA29', 'FOGRA39')


def test_the_shops_own_profile_wins(tmp_path: Path) -> None:
    (tmp_path / 'press.icc').write_bytes(our_profile())
    intent = intent_of(tmp_path, replace(SHOP, profile='press.icc', condition=''), SHOP.paper)
    assert (intent.condition, intent.is_embedded) == ('press', True)


def test_pdfx_1a_may_name_a_registered_condition(tmp_path: Path) -> None:
    intent = intent_of(tmp_path, replace(SHOP, standard='pdfx-1a', condition='JC200103'), SHOP.paper)
    assert (intent.condition, intent.is_embedded) == ('JC200103', False)


@pytest.mark.parametrize(
    'shop',
    [
        replace(SHOP, condition='JC200103'),
        replace(SHOP, standard='pdfx-1a', condition='our own'),
        replace(SHOP, profile='missing.icc'),
        replace(SHOP, profile='../outside.icc'),
        replace(SHOP, profile='screen.icc'),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_way_out(shop: Shop, tmp_path: Path) -> None:
    (tmp_path / 'screen.icc').write_bytes(bytes(128))
    with pytest.raises(UsageError) as refused:
        intent_of(tmp_path, shop, shop.paper)
    assert '.icc' in refused.value.message('zh')
