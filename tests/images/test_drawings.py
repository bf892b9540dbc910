"""A drawing of any program is drawn whole, or refused with what is wrong in it."""

import base64
import time
from xml.etree import ElementTree

import pytest

from booklet.pictures import Fault, Measured, embedded_picture, is_drawing, measure, page_picture
from tests.images.kinds import kinds

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
HEAD = f'<svg {NAMES} viewBox="0 0 300 100">'
HTML = 'xmlns="http://www.w3.org/1999/xhtml"'


def svg(inner: str) -> bytes:
    return f'{HEAD}{inner}</svg>'.encode()


def texts(content: bytes) -> list[str]:
    """Return the texts that the layout engine draws."""
    root = ElementTree.fromstring(page_picture(content))
    return [''.join(each.itertext()) for each in root.iter('{http://www.w3.org/2000/svg}text')]


def faults(content: bytes) -> list[str]:
    found = measure(content)
    return [each.slug for each in ([found] if isinstance(found, Fault) else found.faults)]


def flow_label(words: str, beside: str, left: int = 171) -> str:
    """Return a label as draw.io writes it: as large as the drawing, its place in the margins."""
    return (
        f'<switch><foreignObject width="100%" height="100%"><div {HTML} style="display: flex; align-items: '
        f'unsafe center; justify-content: unsafe center; width: 118px; height: 1px; padding-top: 30px; '
        f'margin-left: {left}px;"><div style="font-size: 0px; text-align: center;"><div style="display: '
        f'inline-block; font-size: 12px; white-space: normal;">{words}</div></div></div></foreignObject>'
        f'<text x="230" y="34">{beside}</text></switch>'
    )


def test_labels_in_html_become_text() -> None:
    words = f'<div {HTML}>登记<br/>房间</div>'
    label = f'<foreignObject x="10" y="5" width="90" height="60">{words}</foreignObject>'
    assert texts(svg(label)) == ['登记', '房间']
    assert faults(svg(label)) == []


def test_text_that_the_program_wrote_beside_a_label_is_drawn_once() -> None:
    assert texts(svg(flow_label('归还<b>钥匙</b>', '归还钥匙'))) == ['归还钥匙']


def test_a_label_that_was_cut_beside_is_drawn_in_full() -> None:
    words = '把废液登记在表上，写明房间号'
    drawn = texts(svg(flow_label(words, '把废液登记在...')))
    assert ''.join(drawn) == words
    assert len(drawn) > 1


@pytest.mark.parametrize(
    'label',
    [
        f'<foreignObject width="9" height="9"><table {HTML}><tr><td>试剂</td></tr></table></foreignObject>',
        f'<foreignObject width="50%" height="50%"><div {HTML}>试剂</div></foreignObject>',
        f'<foreignObject width="9" height="9"><img {HTML} src="a.png"/></foreignObject>',
    ],
)
def test_a_label_that_is_more_than_text_is_told_of(label: str) -> None:
    assert faults(svg(label)) == ['drawing.labels']


def test_what_lies_elsewhere_is_told_of_and_not_asked_for() -> None:
    far = svg('<image xlink:href="https://example.org/a.png" width="9" height="9"/><rect width="9"/>')
    assert faults(far) == ['drawing.reference']
    assert b'example.org' not in page_picture(far)
    assert faults(svg('<image href="C:\\pictures\\a.png" width="9" height="9"/>')) == ['drawing.reference']
    assert faults(svg('<use href="#a"/>')) == []
    sheet = '<style>@import "https://example.org/a.css"; .a{fill:red}</style>'
    assert faults(svg(sheet)) == ['drawing.reference']


def test_broken_and_unmeasured_drawings_are_refused() -> None:
    assert measure(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">\n<g>\n</svg>') == Fault(
        'drawing.broken', (('line', '3'),)
    )
    assert faults(b'<svg xmlns="http://www.w3.org/2000/svg" width="100%"/>') == ['drawing.unmeasured']
    assert faults(b'<?xml version="1.0"?><html/>') == ['image.unreadable']


def test_parts_that_repeat_one_another_are_counted_and_not_drawn() -> None:
    layers = ''.join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + '</g>' for n in range(1, 30))
    ring = '<g id="a"><use xlink:href="#b"/></g><g id="b"><use href="#a"/></g>'
    start = time.perf_counter()
    for inner in (f'<g id="a0"><rect/></g>{layers}', ring, '<g>' * 3000 + '</g>' * 3000):
        assert faults(svg(inner)) == ['drawing.endless']
    assert time.perf_counter() - start < 2
    assert faults(svg('<g id="a"><rect/></g>' + '<use href="#a"/>' * 300)) == []


def test_styles_that_the_engine_does_not_know_are_spelt_out() -> None:
    made = page_picture(
        svg('<style>:root{--ink:#080} text{font:italic bold 18px/1.2 "Song"} .a{fill:var(--ink)}</style>'
            '<rect fill="light-dark(#000, rgb(255, 255, 255))" stroke="var(--none, rgb(1,2,3))"/>')
    ).decode()
    assert 'font-weight:bold;font-size:18px' in made
    assert 'font-style:italic' in made
    assert '.a{fill:#080}' in made
    assert 'fill="#000"' in made
    assert 'stroke="rgb(1,2,3)"' in made


def test_a_plain_drawing_is_not_touched_and_any_name_will_do() -> None:
    plain = svg('<rect width="90" height="50" fill="url(#a)"/>')
    assert page_picture(plain) is plain
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{HEAD}</svg>'.encode('utf-16')
    for content in (plain, b'\xef\xbb\xbf' + plain, wide):
        assert is_drawing(content)
        assert isinstance(measure(content), Measured)
    assert not is_drawing(b'\x89PNG')
    assert not is_drawing(b'<!DOCTYPE html><html>')


def test_photographs_in_a_drawing_must_be_whole() -> None:
    whole = base64.b64encode(kinds()['jpeg']).decode()
    cut = base64.b64encode(kinds()['jpeg'][:900]).decode()
    assert faults(svg(f'<image href="data:image/jpeg;base64,{whole}"/>')) == []
    for part in (cut, whole[:41], ''):
        assert faults(svg(f'<image href="data:image/jpeg;base64,{part}"/>')) == ['image.incomplete']
    assert embedded_picture(f'data:image/jpeg;base64,{whole}') == kinds()['jpeg']
    assert embedded_picture('data:text/html,a') == b''
