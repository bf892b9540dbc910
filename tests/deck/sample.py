"""A semester of two sessions made by hand: what the deck's tests are about."""

import datetime
import struct
import zlib

from booklet.diagnostics import Place
from booklet.model.blocks import Block, Figure, Picture
from booklet.model.inlines import Text
from booklet.model.keys import ArticleKeys, KeySentence
from booklet.model.pages import Anchor, Folio, FolioSpan, PageMap
from booklet.model.semester import Article, Semester, Session
from booklet.model.theme import DeckFaces, Palette, Theme

STAMP = datetime.datetime(2026, 6, 30, 8, 0)
THEME = Theme(
    Palette(text='1A1A1A', secondary='4A4A4A', accent='7A1F1F', ground='FFFFFF', rule='B8B0A4'),
    (),
    DeckFaces(latin='Segoe UI', east_asian='Microsoft YaHei'),
)
FIGURE = 'content/2026-spring/01-lab-safety/figures/waste.png'

PARAGRAPH = (
    '去年十一月的一次返工，起因是三个人对“充分混匀”有三种理解。规程里每一个动词都要能被另一个人照着做出来，'
    '做不出来的动词等于没有写。后来我们把“充分混匀”改成“上下颠倒十次”，返工就再也没有发生。'
)
SHORT = ('先写危险，再写步骤。', '谁写规程，谁先照着做一遍。')
MIDDLE = '规程里每一个动词都要能被另一个人照着做出来，做不出来的动词等于没有写。'
MIXED = '称量 NaN₃ 时必须戴双层手套，pH 低于 5.0 的废液不得倒入含叠氮化物的桶内，否则会放出有毒的 HN₃ 气体。'
LONG = (
    '各实验室要在每学期第一周完成三件事：一是由安全员带领全体成员逐条核对现行规程，把写了没有人照做的条目和照做了没有写的条目分别列出；'
    '二是由课题组长组织讨论，对每一条不一致说明原因，能改的当场改，不能改的写明期限和责任人；'
    '三是把修订后的规程打印成册放在操作台边，同时在门口的记录表上签字，签字的人对自己当天的操作负责，'
    '学院每月抽查一次，抽查结果在下一次学习时公布。'
)
ENGLISH = (
    'A protocol that only its author can follow is a diary, not a protocol; the test is whether a new '
    'student can repeat the purification on Monday morning without asking anyone.'
)


def article(number: int, title: str, **fields: object) -> Article:
    """Return an article of session 1 without blocks, unless `fields` say otherwise."""
    place = Place(f'content/2026-spring/01-lab-safety/{number}-article.md')
    values: dict[str, object] = {'blocks': (), 'language': 'zh-CN', **fields}
    return Article(title, Anchor(f's01a{number}'), place, **values)  # type: ignore[arg-type]


def key(article_number: int, block: int, text: str, paragraph: str = '', heading: str = '') -> KeySentence:
    """Return a key sentence that is the whole of its sentence."""
    return KeySentence(
        text=text,
        source=text,
        anchor=Anchor(f's01a{article_number}b{block}s1'),
        place=Place('content/2026-spring/01-lab-safety/1-article.md', 10 + block),
        score=1.0,
        paragraph=paragraph or text,
        heading=heading,
    )


def choice(number: int, *sentences: KeySentence) -> ArticleKeys:
    """Return the choice for one article."""
    return ArticleKeys(Anchor(f's01a{number}'), sentences, sentences)


def figure(block: int = 5) -> Block:
    """Return a figure of article 1."""
    return Figure(
        picture=Picture(FIGURE, 640, 360, ''),
        description='三只废液桶，桶身标签从左到右写着酸、碱、有机',
        caption=(Text('废液桶的摆放：标签朝外，酸碱之间隔一只空位'),),
        number='1',
        width=0.8,
        anchor=Anchor(f's01a1b{block}'),
        place=Place('content/2026-spring/01-lab-safety/1-article.md', 40),
    )


def png(width: int = 640, height: int = 360) -> bytes:
    """Return a picture of one grey."""
    rows = (b'\x00' + b'\xc8' * width) * height
    header = struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)
    chunks = ((b'IHDR', header), (b'IDAT', zlib.compress(rows)), (b'IEND', b''))
    return b'\x89PNG\r\n\x1a\n' + b''.join(
        struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
        for kind, body in chunks
    )


ARTICLES = (
    article(
        1,
        '标准操作规程怎样写才有人看',
        subtitle='从三次返工说起',
        source='学院安全简报 2026 年第 2 期',
        author='安全工作小组',
        minutes=25,
        questions=('你写的规程里，哪一个动词别人做不出来？',),
        blocks=(figure(),),
    ),
    article(2, '危险废物：从产生到移交的每一步都要有人签字', source='学院实验室管理办法', minutes=30),
    article(
        3,
        'Writing protocols that strangers can follow',
        language='en',
        author='Laboratory Safety Group',
        source='Bench Notes 14',
        minutes=20,
    ),
)
SESSION = Session(
    number=1,
    anchor=Anchor('s01'),
    place=Place('content/2026-spring/01-lab-safety/session.md'),
    date=datetime.date(2026, 3, 5),
    form='集中学习',
    school='生物化学学院',
    series='教职工学习',
    term='2026 年上半年',
    articles=ARTICLES,
    title='把安全做成习惯',
    location='主楼 201 会议室',
    chair='分管安全工作的副院长',
    minutes=90,
    questions=('你所在的实验室，哪一条规程写了却没有人照做？是写得不对，还是做得不对？',),
)
NEXT = Session(
    number=2,
    anchor=Anchor('s02'),
    place=Place('content/2026-spring/02-integrity/session.md'),
    date=datetime.date(2026, 3, 19),
    form='集中学习',
    school='生物化学学院',
    series='教职工学习',
    term='2026 年上半年',
    articles=(),
    title='记录就是证据',
)
SEMESTER = Semester(
    name='2026-spring',
    title='实验室安全与学术规范学习汇编',
    term='2026 年上半年',
    organisation='生物化学学院',
    sessions=(SESSION, NEXT),
    series='教职工学习',
    date=datetime.date(2026, 6, 30),
    url='https://example.edu/learn',
)
KEYS = (
    choice(
        1,
        key(1, 2, SHORT[0], heading='一、先写危险'),
        key(1, 2, SHORT[1], heading='一、先写危险'),
        key(1, 4, MIDDLE, PARAGRAPH, '二、动词'),
        key(1, 6, MIXED),
    ),
    choice(2, key(2, 1, LONG)),
    choice(3, key(3, 1, ENGLISH)),
)


def span(first: int, last: int) -> FolioSpan:
    """Return a span of pages."""
    return FolioSpan(Folio(str(first)), Folio(str(last)))


PAGES = PageMap(
    {
        Anchor('s01a1'): span(5, 12),
        Anchor('s01a1b2s1'): span(6, 6),
        Anchor('s01a1b4s1'): span(7, 8),
        Anchor('s01a1b5'): span(9, 9),
        Anchor('s01a1b6s1'): span(10, 10),
        Anchor('s01a2'): span(13, 18),
        Anchor('s01a2b1s1'): span(14, 14),
        Anchor('s01a3'): span(19, 22),
        Anchor('s01a3b1s1'): span(20, 20),
    }
)
PICTURES = {FIGURE: png()}
