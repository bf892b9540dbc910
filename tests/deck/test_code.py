"""The address of a semester is shown as a code with the address under it."""

from msgspec.structs import replace

from booklet.deck import make_deck, read_back
from booklet.deck.code import code_png
from booklet.deck.pictures import is_showable
from tests.deck.sample import KEYS, PAGES, SEMESTER, SESSION, STAMP, THEME


def test_a_web_address_makes_a_code() -> None:
    code = code_png('https://example.edu/learn')
    assert code is not None
    assert is_showable(code)
    assert code == code_png('https://example.edu/learn')


def test_what_is_no_address_or_too_long_makes_none() -> None:
    assert code_png('院网首页') is None
    assert code_png('https://example.edu/' + 'x' * 120) is None


def test_the_closing_has_the_code_and_the_address() -> None:
    deck = make_deck(SESSION, SEMESTER, KEYS, PAGES, THEME, STAMP)
    assert read_back(deck.value.content)[-1].layout == 'Closing with Code'


def test_a_long_address_is_printed_without_a_code() -> None:
    url = 'https://example.edu/' + 'x' * 120
    deck = make_deck(SESSION, replace(SEMESTER, url=url), KEYS, PAGES, THEME, STAMP)
    last = read_back(deck.value.content)[-1]
    assert last.layout == 'Closing'
    assert last.body[-1] == url


def test_without_an_address_there_is_neither() -> None:
    deck = make_deck(SESSION, replace(SEMESTER, url=''), KEYS, PAGES, THEME, STAMP)
    assert read_back(deck.value.content)[-1].layout == 'Closing'
