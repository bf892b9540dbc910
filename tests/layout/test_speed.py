"""What makes WeasyPrint quicker changes nothing: the same documents, with it and without, are equal bytes."""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import cffi
import pyphen
import pytest

from booklet.layout.engine.job import SectionJob, SectionResult
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.engine.speed import foreign, hyphens, styles, user_agent
from booklet.layout.engine.speed.declared import Declared
from tests.layout.conftest import PAGE

STOCK = '''
import contextlib, pickle, sys
from booklet.layout.engine.speed import foreign
foreign.declared_beforehand = contextlib.nullcontext
from booklet.layout.engine.speed import installing
from booklet.layout.engine.speed import user_agent
installing.install = lambda: None
user_agent.parsed_beforehand = contextlib.nullcontext
from booklet.layout.engine.lay_out import lay_out_section
jobs = pickle.load(sys.stdin.buffer)
sys.stdout.buffer.write(pickle.dumps([lay_out_section(job) for job in jobs]))
'''
SHEET = '''
    h2 { counter-increment: part; margin-block-start: 2em } h2::before { content: counter(part) "、" }
    li::marker { color: red }
    .call::after { content: leader(dotted) "7" }
    table { border-collapse: collapse; width: 80% } td { border: 1px solid; padding: 2px 1% }
    .rtl { direction: rtl; padding-inline-start: 1em }
    .box { box-sizing: border-box; width: 50%; padding: 1em }
    #fixed { color: red; --gap: 3em } #fixed + p { padding-left: calc(2em + 10%) }
    .var { margin-left: var(--gap) }
    @page { @top-left { content: counter(page) } @top-right-corner { content: "角" }
        @right-middle { content: "" } }
    @page :left { @top-center { content: string(part); font-size: 7pt } @bottom-left { content: "左" } }
    @page :first { @top-left { content: none } @left-bottom { content: "首"; height: 3em } }
'''
WORDS = "把样品放回冰箱以前，先登记、再贴标签；没有标签的样品，第二天由值日生处理。" * 6
BODIES = (
    f'<h2 id="a">一</h2><p id="b">{WORDS}</p><p id="c">{WORDS}</p><p>{WORDS}<b id="d">粗</b></p>',
    '<h2 id="a">二</h2><ul><li id="x">一<li>二</ul><p class="call">内容</p>'
    '<p class="call">目录</p><p>末</p>',
    '<table id="t"><tr><td id="e">一<td>二<tr><td rowspan=2>三<td>四<tr><td>五</table><p class="rtl">a',
    '<div id="fixed"><p class="var" id="v">一</p></div><p>二</p><p class="box">三</p><p style="margin: 1px">'
    '<p style="margin: 1px" id="s">五</p><p lang="en" id="l">6</p><p>注<span class="note" id="n">注文</span>',
    f'<p style="font-size: 5vw">{WORDS}</p><h2>三</h2>' + f'<p id="z">{WORDS}</p>' * 9,
)
HEADS = ('', '<style>:root { --gap: 1em } p { text-indent: 1em }</style>')

Make = Callable[..., SectionJob]


def laid_by_stock(jobs: list[SectionJob]) -> list[SectionResult]:
    environment = {**os.environ, 'PYTHONPATH': os.pathsep.join(sys.path)}
    made = subprocess.run(
        [sys.executable, '-c', STOCK], input=pickle.dumps(jobs), stdout=subprocess.PIPE, check=True,
        env=environment,
    )
    results: list[SectionResult] = pickle.loads(made.stdout)
    return results


def test_pages_are_the_same_bytes_as_without(job: Make) -> None:
    # Each document twice: the second finds the styles of the first.
    jobs = [job(body, PAGE + SHEET, head) for _ in range(2) for head in HEADS for body in BODIES]
    assert [lay_out_section(each) for each in jobs] == laid_by_stock(jobs)


def test_a_second_document_with_the_same_sheets_computes_no_style(
    job: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    whole = styles._without_anchor

    def count_one(cascaded: Declared) -> dict[str, tuple[object, object]]:
        made.append(cascaded)
        return whole(cascaded)

    monkeypatch.setattr(styles, '_without_anchor', count_one)
    first, second = job(BODIES[0], head=HEADS[1]), job(BODIES[0].replace('样品', '溶液'), head=HEADS[1])
    lay_out_section(first)
    count = len(made)
    lay_out_section(second)
    assert 5 < count == len(made)


def test_a_style_computed_from_the_size_of_the_page_does_not_outlive_its_document(job: Make) -> None:
    head = '<style>p { font-size: 10vw } </style>'
    small = PAGE.replace('148mm 210mm', '100mm 210mm')
    pages = [lay_out_section(job(f'<p>{WORDS}</p>', css, head)) for css in (PAGE, small, PAGE)]
    assert pages[0] == pages[2] != pages[1]


def test_a_sheet_with_mistakes_is_found_fault_with_in_every_section(job: Make) -> None:
    wrong = job('<p>一</p>', head='<style>p { colour: red }</style>')
    troubles = [lay_out_section(wrong).troubles for _ in range(2)]
    assert troubles[0] == troubles[1] != ()


LATE = '''
import io, sys
import booklet.layout.engine.render
late = 'fontTools PIL email.message ssl urllib.request uuid zipfile mimetypes weasyprint.svg'.split()
assert not [name for name in late if name in sys.modules]
import PIL.Image, fontTools.subset
from fontTools.varLib.instancer import instantiateVariableFont
assert instantiateVariableFont.__module__ == 'fontTools.varLib.instancer'
from weasyprint import HTML, images, urls
from weasyprint.pdf import anchors, fonts
assert fonts.subset.Options(hinting=False).hinting is False and fonts.subset is fontTools.subset
try:
    fonts.TTFont(io.BytesIO(b'no font'))
except fonts.TTLibError:
    pass
assert fonts.TTLibError is sys.modules['fontTools.ttLib'].TTLibError
assert images.Image.new('L', (1, 1)).size == (1, 1) and images.Image is PIL.Image
from PIL import ImageFile
assert images.ImageOps.invert and ImageFile.LOAD_TRUNCATED_IMAGES
assert anchors.MIMETYPES.guess_type('a.png')[0] == 'image/png'
assert urls.URLFetcher().fetch('data:text/plain,words').read() == b'words'
from email.message import EmailMessage
response = urls.URLFetcherResponse('data:,', headers={'Content-Type': 'text/css'})
assert isinstance(response.headers, EmailMessage) and response.content_type == 'text/css'
'''


def test_what_is_hardly_used_is_imported_when_it_is_used_and_by_nobody_else_missed() -> None:
    environment = {**os.environ, 'PYTHONPATH': os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, '-c', LATE], check=True, env=environment)


def test_the_table_of_c_declarations_is_the_one_that_the_parser_makes() -> None:
    assert json.loads(foreign._TABLE.read_bytes()) == foreign.make_table()


def test_the_table_of_the_browser_sheet_is_what_it_comes_to() -> None:
    raw = json.loads(user_agent._TABLE.read_bytes())
    assert raw == user_agent.make_table()
    read = json.loads(user_agent._TABLE.read_bytes(), object_hook=user_agent._value(user_agent._kinds()))
    for name in ('declarations', 'pages'):
        assert user_agent._plain(read[name]) == raw[name]
    assert user_agent._plain(dict(read['counters'])) == raw['counters']


SHEETS = '''
import booklet.layout.engine.render
from weasyprint import CSS, html
from booklet.layout.engine.speed.user_agent import _BUCKETS
for sheet, text in (
    (html.UA_STYLESHEET, html.UA), (html.UA_FORM_STYLESHEET, html.UA_FORM), (html.PH_STYLESHEET, html.PH),
):
    parsed = CSS(string=text, counter_style={})
    assert type(sheet) in (CSS, *CSS.__subclasses__())
    for bucket in _BUCKETS:
        held, made = (getattr(each.matcher, bucket) for each in (sheet, parsed))
        assert len(held) == len(made)
        for key in held if isinstance(held, dict) else ():
            assert [each[1:4] for each in held[key]] == [each[1:4] for each in made[key]]
    assert len(sheet.page_rules) == len(parsed.page_rules) and sheet.layers == parsed.layers
    assert sheet.matcher.order == parsed.matcher.order > 0 and type(sheet) is CSS
'''


def test_sheets_that_are_not_parsed_beforehand_are_parsed_when_they_are_asked_for() -> None:
    environment = {**os.environ, 'PYTHONPATH': os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, '-c', SHEETS], check=True, env=environment)


def test_patterns_of_hyphenation_are_what_pyphen_makes_of_them() -> None:
    whole, later = hyphens._stock_init, hyphens._read
    for language in ('en_US', 'en_GB', 'it_IT'):
        path = pyphen.LANGUAGES[language]
        stock = pyphen.HyphDict.__new__(pyphen.HyphDict)
        whole(stock, path)
        patterns = later(path)
        assert patterns is not None
        assert {key: found for key in patterns if (found := patterns.get(key))} == stock.patterns


@pytest.mark.parametrize('content', ['a1b/x=y,1,2', 'a1b\nab', '1^^66o', ' a1b', 'a0b', 'a\u0661b'])
def test_an_odd_dictionary_is_left_to_pyphen(content: str, tmp_path: Path) -> None:
    path = tmp_path / 'hyph.dic'
    path.write_bytes(f'UTF-8\n{content}'.encode())
    assert hyphens._read(path) is None


def test_other_c_declarations_are_parsed() -> None:
    with foreign.declared_beforehand():
        interface = cffi.FFI()
    interface.cdef('typedef int strange;')
    interface.cdef('typedef strange stranger;')
    assert int(interface.cast('stranger', 7)) == 7
    assert cffi.FFI is foreign._stock
