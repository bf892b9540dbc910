"""Saved web pages as sites make them -> the article and what is known of it."""

import base64
from pathlib import Path

import pytest

from booklet.importing.foreign import ForeignDocument, Source
from booklet.importing.passage import Kind, Mark
from booklet.importing.web.boilerplate import is_boilerplate
from booklet.importing.web.files import decode_page, is_web_page
from booklet.importing.web.reader import read_web_page
from booklet.importing.web.titles import bare_title

FIRST = '进入实验室以前，先在门口的登记簿上写明姓名、时间和房间号。'
SECOND = '学院4月起每周四下午检查一次，检查的结果贴在公告栏里，逾期不改的停用一周（记者 陈禾）。'
LAST = '有疑问的老师，请到办公楼302室找安全员。'
TITLE = '学院公布实验室登记办法'
MENU = '<div class="nav"><a href="/">首页</a><a href="/a">学院概况</a><a href="/b">通知公告</a></div>'
FOOT = '<div class="foot">版权所有：某某大学 地址：大学路1号</div>'


def read(page: str | bytes, **files: bytes) -> ForeignDocument:
    """Return what is read of a page; `files` lie beside it (`__` for a slash, `_dot_` for a dot)."""
    beside = {name.replace('__', '/').replace('_dot_', '.'): content for name, content in files.items()}
    content = page.encode() if isinstance(page, str) else page
    assert is_web_page(content)
    return read_web_page(Source('page.html', content, beside.get))


def texts(document: ForeignDocument) -> list[str]:
    """Return the words of each passage."""
    return [passage.text for passage in document.passages]


def page(body: str, head: str = f'<title>{TITLE}-生物化学学院</title>') -> str:
    """Return a whole page."""
    return f'<!DOCTYPE html><html><head>{head}</head><body>{MENU}{body}{FOOT}</body></html>'


PARAGRAPHS = ''.join(f'<p style="text-indent:2em">　　{text}</p>' for text in (FIRST, SECOND, LAST))

PAGES = Path(__file__).parent / 'pages'
"""Pages as sites make them, with `{title}`, `{first}` … for the words."""
SITES = sorted(path.stem for path in PAGES.glob('*.html'))


def site_page(site: str) -> str:
    """Return a page of a site."""
    text = (PAGES / f'{site}.html').read_text(encoding='utf-8')
    words = {'title': TITLE, 'first': FIRST, 'second': SECOND, 'last': LAST, 'paragraphs': PARAGRAPHS}
    for name, value in words.items():
        text = text.replace(f'{{{name}}}', value)
    return text


@pytest.mark.parametrize('site', SITES)
def test_the_article_of_a_site_and_what_is_known_of_it(site: str) -> None:
    document = read(site_page(site))
    facts = (document.title, document.source, document.author, document.date)
    assert facts == (TITLE, '生化新闻' if site == 'wechat' else '教务办', '林禾', '2024-04-25')
    assert texts(document) == [FIRST, SECOND, LAST]


@pytest.mark.parametrize('declared', ['gb2312', 'utf-8', 'iso-8859-1', 'nonsense', ''])
@pytest.mark.parametrize('encoding', ['utf-8', 'gb18030', 'utf-16'])
def test_an_encoding_is_found_whatever_is_declared(encoding: str, declared: str) -> None:
    text = page(PARAGRAPHS, f'<meta charset="{declared}"><title>{TITLE}</title>')
    assert decode_page(text.encode(encoding))[0] == text


def test_other_encodings_are_taken_as_declared() -> None:
    text = '<html><meta charset="big5"><p>實驗室登記辦法</p></html>'
    assert decode_page(text.encode('big5'))[0] == text


def test_pictures_saved_with_the_page_are_taken_and_remote_ones_named() -> None:
    pixels = b'\x89PNG\r\n\x1a\n' + bytes(300)
    inline = base64.b64encode(pixels).decode()
    document = read(
        page(
            f'{PARAGRAPHS}<p><img src="page_files/a%20b.png" alt="门口的登记簿"></p>'
            '<p><img data-src="https://cdn.example.org/m?wx_fmt=jpeg"></p>'
            f'<p><img src="data:image/png;base64,{inline}"></p><img src="dot.gif" width="1" height="1">'
        ),
        **{'page_files__a b_dot_png': pixels},
    )
    pictures = [passage.picture for passage in document.passages if passage.picture]
    assert [(it.name, it.alt, bool(it.content), it.address) for it in pictures] == [
        ('a b.png', '门口的登记簿', True, ''),
        ('m.jpeg', '', False, 'https://cdn.example.org/m?wx_fmt=jpeg'),
        ('picture.png', '', True, ''),
    ]


def test_an_archive_holds_page_and_pictures() -> None:
    pixels = b'\x89PNG\r\n\x1a\n' + bytes(300)
    body = page(f'<h1>{TITLE}</h1>{PARAGRAPHS}<p><img src="https://bio.example.org/a.png"></p>')
    parts = (
        ('text/html', 'https://bio.example.org/1.htm', body.encode('gb18030')),
        ('image/png', 'https://bio.example.org/a.png', pixels),
    )
    archive = (
        'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://bio.example.org/1.htm\r\n'
        'MIME-Version: 1.0\r\n'
        'Content-Type: multipart/related; type="text/html"; boundary="--xyz"\r\n\r\n'
    )
    for kind, place, content in parts:
        archive += f'----xyz\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n'
        archive += f'Content-Location: {place}\r\n\r\n{base64.encodebytes(content).decode()}\r\n'
    archive += '----xyz--\r\n'
    document = read(archive.encode())
    assert (document.title, document.url) == (TITLE, 'https://bio.example.org/1.htm')
    assert [text for text in texts(document) if text] == [FIRST, SECOND, LAST]
    assert [passage.picture.content for passage in document.passages if passage.picture] == [pixels]


def test_marks_lists_tables_and_headings_are_kept() -> None:
    document = read(
        page(
            f'<h2>一、登记</h2><p>{FIRST}<b>不登记</b>不得入内，水写作H<sub>2</sub>O。</p>'
            '<ol start="3"><li>写姓名<ul><li>用正楷</li></ul></li><li>写时间</li></ol>'
            '<table><tr><th>房间</th><th>安全员</th></tr><tr><td>302</td><td>陈禾<br>林禾</td></tr></table>'
            f'<p>{LAST}</p>'
        )
    )
    kinds = [(passage.kind, passage.level, passage.number, passage.text) for passage in document.passages]
    assert kinds[0] == (Kind.HEADING, 2, '', '一、登记')
    assert [run.text for run in document.passages[1].runs if Mark.STRONG in run.marks] == ['不登记']
    assert [run.text for run in document.passages[1].runs if Mark.SUB in run.marks] == ['2']
    assert kinds[2:5] == [
        (Kind.ITEM, 0, '3.', '3. 写姓名'), (Kind.ITEM, 1, '•', '• 用正楷'), (Kind.ITEM, 0, '4.', '4. 写时间')
    ]  # fmt: skip
    cells = [
        [[''.join(run.text for run in part) for part in cell.paragraphs] for cell in row]
        for row in document.passages[5].table
    ]
    assert cells == [[['房间'], ['安全员']], [['302'], ['陈禾', '林禾']]]


def test_notes_ruby_and_links_are_kept() -> None:
    document = read(
        page(
            f'<p>{FIRST}<sup><a href="#n1">[1]</a></sup></p>'
            '<p><ruby>锌<rp>(</rp><rt>xīn</rt><rp>)</rp></ruby>片放在'
            f'<a href="https://bio.example.org/store">试剂库</a>里，{SECOND}</p><p>{LAST}</p>'
            '<ol><li id="n1">见安全手册。<a href="#r1">↑</a></li></ol>'
        )
    )
    assert [run.note for run in document.passages[0].runs if run.note] == ['1']
    assert [''.join(run.text for run in note.paragraphs[0]) for note in document.notes] == ['见安全手册。']
    assert [run.markdown for run in document.passages[1].runs if run.markdown] == [
        '<ruby>锌<rt>xīn</rt></ruby>', '[试剂库](https://bio.example.org/store)'
    ]  # fmt: skip
    assert len(document.passages) == 3


@pytest.mark.parametrize(
    'text',
    [
        '上一篇：招聘启事', '下一条', '【打印本页】【关闭窗口】', '（责编：王一、李二）',
        '责任编辑：王一', '扫一扫在手机打开当前页',
        '版权声明：凡本网注明来源的作品，均为本网所有。', '相关阅读', '【1】【2】【3】',
        '浏览次数：128', '分享到：', '阅读原文', '打印 关闭', '编辑：王一 审核：李二',
        '长按二维码关注我们', '京ICP备12345号', '[打印]', '大 中 小',
    ],
)  # fmt: skip
def test_lines_of_the_site_are_known(text: str) -> None:
    assert is_boilerplate(text)


@pytest.mark.parametrize(
    'text',
    [
        '（记者 陈禾）', '下一个五年，学院要建成三个中心。', '点击化学的十年', '打印机放在二楼',
        '地址：办公楼302室', '联系电话：12345678', '阅读习惯', '编辑部的一天', '中小学生开放日',
        '一、收藏管理', '分享会上，三位老师谈了体会。', '关闭阀门以后再离开。', '责任',
    ],
)  # fmt: skip
def test_lines_of_the_article_stay(text: str) -> None:
    assert not is_boilerplate(text)


@pytest.mark.parametrize(
    ('title', 'bare'),
    [
        (f'{TITLE}-生物化学学院', TITLE), (f'{TITLE}_新闻_某某大学', TITLE),
        (f'{TITLE}--校园--新闻网', TITLE), (f'{TITLE} | 某某大学', TITLE),
    ],
)  # fmt: skip
def test_names_of_the_site_are_no_title(title: str, bare: str) -> None:
    assert bare_title(title) == bare


@pytest.mark.parametrize(
    'content', [b'<html>', b'<html><body></body>', b'<html><script>var a="x"</script>', b'<div>' * 9000]
)
def test_a_page_without_text_is_named(content: bytes) -> None:
    document = read(content)
    assert [one.slug for one in document.findings] == ['import.web-no-text']


def test_elements_without_end_give_their_words() -> None:
    document = read('<html><body>' + '<div>' * 3000 + PARAGRAPHS)
    assert texts(document) == [FIRST, SECOND, LAST]


def test_words_that_stand_where_none_belong_are_kept() -> None:
    document = read(
        page(
            f'<ul>清单<li>护目镜</li>另有<li>手套</li></ul><table>第一<tr><td>房间</td><td>电话</td></tr>'
            f'<tr><td>302</td><td>6302</td>备用</tr></table><p>{FIRST}</p><p>{SECOND}</p>'
        )
    )
    words = ''.join(texts(document))
    assert [word for word in ('清单', '另有', '第一', '备用', '手套', '6302') if word not in words] == []


def test_a_page_that_word_saved_keeps_its_lists_and_notes() -> None:
    made = '<span style="mso-list:Ignore">l<span>&nbsp; </span></span>'
    document = read(
        f'<html><head><title>{TITLE}</title></head><body><div class=WordSection1><h1>一、登记<o:p></o:p></h1>'
        f'<p>{FIRST}<a href="#_ftn1" name="_ftnref1"><span><![if !footnotes]>[1]<![endif]></span></a></p>'
        f'<p style="mso-list:l0 level1 lfo1"><span style="font-family:Wingdings">{made}</span>护目镜</p>'
        f'<p>{LAST}</p></div><div><div id=ftn1><p><a href="#_ftnref1" name="_ftn1">[1]</a> 见安全手册。</p>'
        '</div></div></body></html>'
    )
    assert (document.title, texts(document)) == (TITLE, ['一、登记', FIRST, '• 护目镜', LAST])
    assert [note.paragraphs[0][0].text for note in document.notes] == ['见安全手册。']
