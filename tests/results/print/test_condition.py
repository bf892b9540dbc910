"""The printing condition: the shop's profile, ours, or a name."""

from dataclasses import replace
from pathlib import Path

import pytest

from booklet.errors import UsageError
from booklet.press.pdf.standards import our_profile
from booklet.project.shops import BUILT_IN, Shop
from booklet.results.print.condition import intent_of

SHOP = BUILT_IN['digital']


def test_ours_is_fogra39_and_embedded(tmp_path: Path) -> None:
    intent = intent_of(tmp_path, SHOP)
    assert (intent.condition, intent.is_embedded) == ('FOGRA39', True)


def test_the_shops_own_profile_wins(tmp_path: Path) -> None:
    (tmp_path / 'press.icc').write_bytes(our_profile())
    intent = intent_of(tmp_path, replace(SHOP, profile='press.icc', condition=''))
    assert (intent.condition, intent.is_embedded) == ('press', True)


def test_pdfx_1a_may_name_a_registered_condition(tmp_path: Path) -> None:
    intent = intent_of(tmp_path, replace(SHOP, standard='pdfx-1a', condition='JC200103'))
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
        intent_of(tmp_path, shop)
    assert '.icc' in refused.value.message('zh')
