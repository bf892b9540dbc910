"""Words that are struck out are never said on a slide."""

from pathlib import Path

from booklet.selection import choose
from tests.reading.folders import read_body


def test_a_sentence_with_struck_words_is_no_candidate(tmp_path: Path) -> None:
    body = '每次称量以前都要先调平天平。废液~~可以~~不得倒进水池里去。离开以前检查水电和门窗。\n'
    article, findings = read_body(tmp_path, body)
    assert findings == ()
    keys = choose(article, 5)
    assert keys.ranked
    assert all('废液' not in key.source for key in (*keys.ranked, *keys.chosen))
