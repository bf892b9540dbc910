"""Bytes to text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.reading.decoding import decode


@pytest.mark.parametrize(
    ('content', 'text', 'slugs'),
    [
        ('称量\n'.encode(), '称量\n', []),
        ('\ufeff称量'.encode(), '称量', []),
        ('称量\r\n混匀\r'.encode(), '称量\n混匀\n', []),
        ('称量。先调平'.encode('gb18030'), '称量。先调平', ['file.encoding-guessed']),
        ('称量'.encode('utf-16'), '称量', ['file.encoding-guessed']),
        ('称\x00\u200b量'.encode(), '称量', ['file.invisible-characters']),
        ('称量👩\u200d🔬'.encode(), '称量👩\u200d🔬', []),
    ],
)
def test_text_is_read_in_its_encoding(content: bytes, text: str, slugs: list[str]) -> None:
    result = decode(content, 'a.md')
    assert (result.value.text, [found.slug for found in result.findings]) == (text, slugs)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=100))
def test_any_bytes_are_text_or_a_finding(content: bytes) -> None:
    result = decode(content, 'a.md')
    if not result.findings:
        plain = content.decode('utf-8-sig').replace('\r\n', '\n').replace('\r', '\n')
        assert result.value.text == plain.replace('\x0c', '\n').replace('\x0b', '\n')
    assert '\r' not in result.value.text


def test_places_are_cut_at_the_end_of_the_line() -> None:
    source = decode('称量\n先调平'.encode(), 'a.md').value
    place = source.place(1, 5)
    assert (place.line, place.column, place.length) == (1, 2, 1)
    assert source.place(99).line == 2
