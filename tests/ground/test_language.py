"""The language of messages follows the locale of the terminal."""

import pytest

from booklet.language import Words, terminal_language


@pytest.mark.parametrize(
    ('environ', 'expected'),
    [
        ({}, 'en'),
        ({'LANG': 'zh_CN.UTF-8'}, 'zh'),
        ({'LANG': 'ZH_TW'}, 'zh'),
        ({'LANG': 'en_GB.UTF-8'}, 'en'),
        ({'LANG': 'C'}, 'en'),
        ({'LANG': 'de_DE.UTF-8'}, 'en'),
        ({'LC_ALL': 'C', 'LANG': 'zh_CN.UTF-8'}, 'en'),
        ({'LC_MESSAGES': 'zh_CN', 'LANG': 'en_GB'}, 'zh'),
        ({'LC_ALL': '', 'LC_MESSAGES': '', 'LANG': 'zh_CN'}, 'zh'),
        ({'LC_CTYPE': 'zh_CN.UTF-8'}, 'en'),
    ],
)
def test_the_first_locale_variable_that_is_set_decides(environ: dict[str, str], expected: str) -> None:
    assert terminal_language(environ) == expected


def test_words_are_given_in_the_language_asked_for() -> None:
    words = Words("nothing changed", "没有改动")
    assert (words.in_language('en'), words.in_language('zh')) == ("nothing changed", "没有改动")
