"""The editions for reading programs and telephones: the booklet's words and folios, files without fault."""

import html
import io
import json
import re
import subprocess
import zipfile
from importlib import resources
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Request, sync_playwright

from tests.preview.browsing import launch
from tests.story.project_story import Story, squeeze
from tests.story.test_words_agree import CLAUSE, clauses, semester_of

XHTML = '{http://www.w3.org/1999/xhtml}'
JAR = Path('/usr/share/java/epubcheck.jar')
"""Debian's epubcheck is this file with the mark of a program, which not every kernel runs."""
_GENERATED = re.compile(r'<style>.*?</style>|<a class="call".*?</a>|<rt>.*?</rt>|<[^>]+>', re.DOTALL)
FIGURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'
    ' width="80" height="40"><g inkscape:label="a"><rect width="80" height="40" fill="#888"/></g></svg>'
)
EVERYTHING = """---
title: 一台天平的**一天**与 H<sub>2</sub>O
subtitle: 从开机到关机
questions:
  - 谁来关机？
---
## 先预热

天平预热半小时[^a]，<ruby>砝码<rt>fǎmǎ</rt></ruby>用镊子夹，质量按 $m = \\rho V$ 换算。
见[下一篇](2-label.md)。

$$m = \\frac{F}{g}$$

- 关门
- 归零

1. 记下*读数*
2. 签名

| 量程 | | 精度 |
|---|---|---|
| 200 g | 常用 | 0.1 mg |

表：天平的量程

![台面上的天平](figures/scale.svg "天平")

![一张照片](figures/photo.png "台面")

> 读数不稳，先看门。

```
weigh --zero <file> && echo "归零"
```

[^a]: 冬天预热一小时。
"""


def words_of(page: str) -> str:
    """Return the letters, digits and Han characters of a page, without calls, glosses and style sheets."""
    return ''.join(CLAUSE.findall(squeeze(html.unescape(_GENERATED.sub('', page)))))


def pages_of(book: Path) -> dict[str, str]:
    """Return the XHTML files of a book by their names."""
    with zipfile.ZipFile(book) as parcel:
        return {
            name.removeprefix('EPUB/'): parcel.read(name).decode()
            for name in parcel.namelist()
            if name.endswith('.xhtml')
        }


class Asked:
    """What a page asks for besides what it holds."""

    def __init__(self) -> None:
        self.addresses: list[str] = []

    def note(self, request: Request) -> None:
        """Note a request."""
        if not request.url.startswith('data:'):
            self.addresses.append(request.url)


@pytest.fixture(scope='module')
def everything(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A project with an article that has one of each kind of block."""
    story = Story.small(tmp_path_factory.mktemp('editions') / 'project')
    photograph = io.BytesIO()
    Image.new('RGB', (2400, 1200), 'gray').save(photograph, 'PNG')
    folder = 'content/2026-spring/01-safety'
    story.write(f'{folder}/figures/scale.svg', FIGURE)
    story.write(f'{folder}/figures/photo.png', photograph.getvalue())
    return story.write(f'{folder}/3-scale.md', EVERYTHING).build('--only', 'epub,web')


def test_epubcheck_finds_nothing(everything: Story) -> None:
    book = everything.file('epub/booklet.epub')
    # Compiled once and not better: the check lasts seconds.
    program = ['java', '-XX:TieredStopAtLevel=1', '-jar', str(JAR)] if JAR.exists() else ['epubcheck']
    checked = subprocess.run(
        [*program, str(book), '--json', '-', '-q'], capture_output=True, text=True, check=False
    )
    messages = json.loads(checked.stdout)['messages']
    assert [(each['ID'], each['message'], each['locations'][:1]) for each in messages] == []


def test_the_book_says_what_it_is(everything: Story) -> None:
    with zipfile.ZipFile(everything.file('epub/booklet.epub')) as parcel:
        first, package = parcel.infolist()[0], parcel.read('EPUB/package.opf').decode()
        photograph = next(name for name in parcel.namelist() if name.endswith('.png'))
        assert Image.open(io.BytesIO(parcel.read(photograph))).size == (1600, 800)
    assert (first.filename, first.compress_type) == ('mimetype', zipfile.ZIP_STORED)
    assert '<dc:title>实验室安全学习材料</dc:title>' in package
    assert '<dc:publisher>生物化学学院</dc:publisher>' in package
    assert re.search(r'<dc:identifier id="identifier">urn:uuid:[0-9a-f-]{36}</dc:identifier>', package)


def test_every_folio_is_listed_and_leads_to_its_page(everything: Story) -> None:
    pages = pages_of(everything.file('epub/booklet.epub'))
    tree = ElementTree.fromstring(pages['nav.xhtml'])
    listed = tree.find(f'.//{XHTML}nav[@id="pages"]')
    assert listed is not None
    links = {link.text: link.get('href', '') for link in listed.iter(f'{XHTML}a')}
    assert {'i', 'ii', 'iii', '1', '2'} <= links.keys()
    for folio, address in links.items():
        name, _, place = address.partition('#')
        assert f'id="{place}"' in pages[name], folio


def test_the_page_asks_for_nothing_and_axe_finds_nothing(everything: Story) -> None:
    script = (resources.files('axe_playwright_python') / 'axe.min.js').read_text(encoding='utf-8')
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for colours in ('light', 'dark'):
            context = browser.new_context(
                viewport={'width': 390, 'height': 844},
                color_scheme=colours,
                bypass_csp=True,
            )
            page, asked = context.new_page(), Asked()
            page.on('request', asked.note)
            page.goto(everything.file('web/booklet.html').as_uri())
            page.evaluate(script + '\n;() => true')
            found = page.evaluate(
                'async () => (await axe.run()).violations.map((each) => '
                '[each.id, each.nodes.map((node) => node.html.slice(0, 160))])'
            )
            assert found == []
            assert asked.addresses == [everything.file('web/booklet.html').as_uri()]
            assert page.evaluate('document.documentElement.scrollWidth') == 390
        browser.close()


@pytest.mark.slow
@pytest.mark.xdist_group('sample')
def test_every_clause_of_the_model_is_in_both(sample_build: Story) -> None:
    wanted = list(clauses(semester_of(sample_build.root)))
    book = ''.join(map(words_of, pages_of(sample_build.file('epub/booklet.epub')).values()))
    page = words_of(sample_build.file('web/booklet.html').read_text(encoding='utf-8'))
    assert len(wanted) > 2000
    assert [each for each in wanted if each not in book] == []
    assert [each for each in wanted if each not in page] == []


@pytest.mark.slow
@pytest.mark.xdist_group('sample')
def test_a_sentence_stands_beside_the_folio_that_the_booklet_has_it_on(sample_build: Story) -> None:
    """The page map says where each block begins; the last folio before it is that one."""
    page = sample_build.file('web/booklet.html').read_text(encoding='utf-8')
    stored = sample_build.manifest()['page_map']
    assert isinstance(stored, dict)
    seen, folio = 0, ''
    for found in re.finditer(r'id="page-(\w+)"|<(?:p|h\d) id="(s\d+a\d+b[^"s]*)"', page):
        if found[1]:
            folio = found[1]
        else:
            assert stored[found[2]][0] == folio, found[2]
            seen += 1
    assert seen > 300
