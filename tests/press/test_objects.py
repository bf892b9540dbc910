"""Objects to pieces and pieces to a file: what a PDF said is said again, and equal things once."""

import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.press.pdf.object_reader import Collector
from booklet.press.pdf.objects import (
    Piece,
    array,
    dictionary,
    name,
    number,
    packed_piece,
    piece_of,
    reference,
    text,
)
from booklet.press.pdf.writing import PER_STREAM, write_pdf
from tests.press.tools import run

INFORMATION = piece_of(dictionary({'/Title': text('样本')}))


def file_of(pieces: dict[str, Piece], held: bytes, version: str = '1.6') -> bytes:
    """Return a file of one page whose catalogue holds something."""
    box, parent, kids = array((0, 0, 10, 10)), reference('tree'), array((reference('page'),))
    page = Piece('page', dictionary({'/Type': b'/Page', '/Parent': parent, '/MediaBox': box}))
    tree = Piece('tree', dictionary({'/Type': b'/Pages', '/Kids': kids, '/Count': b'1'}))
    catalogue = piece_of(dictionary({'/Type': b'/Catalog', '/Pages': reference('tree'), '/Held': held}))
    return write_pdf({**pieces, 'page': page, 'tree': tree}, catalogue, INFORMATION, version)


@pytest.mark.parametrize('version', ['1.4', '1.6'])
def test_a_file_holds_what_is_reached_and_nothing_else(version: str) -> None:
    inner, outer, lost = packed_piece(b'q Q'), piece_of(b'[ 1 ]'), piece_of(b'(lost)')
    holder = piece_of(array((reference(inner.key), reference(outer.key), reference(inner.key))))
    pieces = {each.key: each for each in (inner, outer, lost, holder)}
    made = file_of(pieces, reference(holder.key), version)
    assert 'No syntax or stream encoding errors' in run(['qpdf', '--check', 'PDF'], made)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert pdf.pdf_version == version
        assert str(pdf.docinfo.Title) == '样本'
        first, second, third = pdf.Root.Held
        assert first.objgen == third.objgen
        assert first.read_bytes() == b'q Q'
        assert second[0] == 1
    assert b'lost' not in made
    assert made == file_of(dict(reversed(pieces.items())), reference(holder.key), version)


def test_many_objects_take_many_streams() -> None:
    many = [piece_of(b'(%d)' % index) for index in range(2 * PER_STREAM)]
    made = file_of({each.key: each for each in many}, array(reference(each.key) for each in many))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert [str(each) for each in pdf.Root.Held] == [str(index) for index in range(2 * PER_STREAM)]


def test_a_reference_to_nothing_stops_the_run() -> None:
    with pytest.raises(KeyError):
        file_of({}, reference('nothing'))


OBJECTS = st.recursive(
    st.one_of(
        st.integers(-5000, 5000), st.booleans(), st.text(max_size=6), st.binary(max_size=6),
        st.sampled_from(['1 0 R', 'a (1 0 R) b', '\\(', '7 0 R)']),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(['/A', '/B C', '/中']), inner, max_size=3),
    ),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(OBJECTS, st.booleans())
def test_what_was_said_is_said_again(value: object, is_indirect: bool) -> None:
    with pikepdf.new() as pdf:
        held = pikepdf.Array([_made(pdf, value, is_indirect)])
        said = held.unparse() if not is_indirect else None
        collector = Collector(pdf, 'x', {})
        made = file_of(collector.pieces, collector.said(held))
        with pikepdf.open(io.BytesIO(made)) as again:
            assert _plain(again.Root.Held) == _plain(held)
            assert said is None or again.Root.Held.unparse() == said


def _made(pdf: pikepdf.Pdf, value: object, is_indirect: bool) -> object:
    if isinstance(value, list):
        made: pikepdf.Object = pikepdf.Array([_made(pdf, each, is_indirect) for each in value])
    elif isinstance(value, dict):
        made = pikepdf.Dictionary({key: _made(pdf, each, is_indirect) for key, each in value.items()})
    elif isinstance(value, str | bytes):
        made = pikepdf.String(value)
    else:
        return value
    return pdf.make_indirect(made) if is_indirect else made


def _plain(held: object) -> object:
    """Return an object without its references, as values of Python."""
    if isinstance(held, pikepdf.Array):
        return [_plain(each) for each in held]
    if isinstance(held, pikepdf.Dictionary):
        return {key: _plain(each) for key, each in held.items()}
    return bytes(held) if isinstance(held, pikepdf.String) else held


def test_equal_objects_of_two_files_are_one_piece() -> None:
    keys = []
    for count in (0, 7):
        with pikepdf.new() as pdf:
            for _ in range(count):
                pdf.make_indirect(pikepdf.Dictionary())
            inner = pdf.make_indirect(pikepdf.Stream(pdf, b'0 0 m'))
            keys.append(Collector(pdf, 'x', {}).key(pdf.make_indirect(pikepdf.Array([inner])).objgen))
    assert keys[0] == keys[1]


def test_what_refers_to_itself_comes_to_an_end() -> None:
    with pikepdf.new() as pdf:
        ring = pdf.make_indirect(pikepdf.Dictionary(Name=pikepdf.String('ring')))
        ring.Next = pdf.make_indirect(pikepdf.Dictionary(Back=ring))
        collector = Collector(pdf, 'x', {})
        said = collector.said(ring)
        with pikepdf.open(io.BytesIO(file_of(collector.pieces, said))) as again:
            assert str(again.Root.Held.Next.Back.Next.Back.Name) == 'ring'
        assert collector.said(ring) != Collector(pdf, 'another file', {}).said(ring)


@pytest.mark.parametrize(('value', 'written'), [
    (0, b'0'), (-3.0, b'-3'), (0.5, b'0.5'), (595.2756, b'595.2756'), (1e-07, b'0.0000001'),
])  # fmt: skip
def test_numbers_have_no_exponent(value: float, written: bytes) -> None:
    assert number(value) == written


def test_names_and_texts_are_escaped() -> None:
    assert name('A B#') == b'/A#20B#23'
    assert text(r'a(b)\c') == rb'(a\(b\)\\c)'
    assert text('页') == b'<feff9875>'
