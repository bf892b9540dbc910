"""Targets that lead nowhere are found before a reader finds them."""

import pytest

from booklet.press.screen.links import is_followed, lost_targets
from tests.press.laid_sample import booklet


def test_a_booklet_whose_links_all_lead_somewhere_has_no_finding() -> None:
    assert lost_targets(booklet()) == ()


@pytest.mark.parametrize('address', ['https://example.org', 'HTTP://example.org/a', 'mailto:a@example.org'])
def test_web_and_mail_are_followed(address: str) -> None:
    assert is_followed(address)


@pytest.mark.parametrize('address', ['javascript:alert(1)', 'file:///etc/hosts', 'example.org', '', 'http://[::1'])
def test_nothing_else_is(address: str) -> None:
    assert not is_followed(address)
