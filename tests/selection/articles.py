"""Articles as values, built from plain paragraphs."""

from booklet.diagnostics import Place
from booklet.model.blocks import Block, Heading, ListBlock, ListKind, Paragraph, Quotation, Sentence
from booklet.model.inlines import Text
from booklet.model.pages import Anchor
from booklet.model.semester import Article, SlideWishes
from booklet.text.sentences import split_sentences

PLACE = Place('1-a.md')
TEXTS = (
    '学院把样本清点写进了课题组的日常工作。清点由两个人一起做，一人念编号，一人对照登记表。这样做费时不多。',
    '去年清点发现三十多份样本没有标签，多数来自已经毕业的学生。没有标签的样本一律放进红色盒子，由负责人在一周内认领。',
    '登记表放在冰箱门上，每月核对一次。核对时发现的差错当天写明，不等到学期末再补。为什么要当天写？',
    '清点的结果在组会上通报，通报只说样本，不点名批评。各课题组要把清点样本的时间写进学期计划，学院每学期抽查一次。',
)


def paragraph(text: str, number: int, pinned: tuple[str, ...] = ()) -> Paragraph:
    """Return a paragraph with its sentences; those of `pinned` lie inside a pin."""
    anchor = Anchor(f's01a1b{number}')
    sentences = tuple(
        Sentence(
            text[start:end],
            start,
            end,
            Anchor(f'{anchor}s{index}'),
            Place(PLACE.file, number),
            text[start:end] in pinned,
        )
        for index, (start, end) in enumerate(split_sentences(text), 1)
    )
    return Paragraph((Text(text),), sentences, anchor, Place(PLACE.file, number))


def heading(text: str, number: int) -> Heading:
    """Return a heading of the first level."""
    return Heading(1, '', (Text(text),), Anchor(f's01a1b{number}'), PLACE)


def quotation(text: str, number: int) -> Quotation:
    """Return a quotation of one paragraph."""
    return Quotation((paragraph(text, number),), Anchor(f's01a1b{number}q'), PLACE)


def dash_list(items: tuple[str, ...], number: int) -> ListBlock:
    """Return a —— list."""
    blocks = tuple((paragraph(item, number + index),) for index, item in enumerate(items))
    return ListBlock(ListKind.DASH, blocks, 1, Anchor(f's01a1b{number}l'), PLACE)


def article(
    *blocks: Block,
    title: str = '样本清点怎样做',
    wishes: SlideWishes | None = None,
    language: str = 'zh-CN',
) -> Article:
    """Return an article."""
    return Article(title, Anchor('s01a1'), PLACE, blocks, language, slides=wishes or SlideWishes())


def plain_article(*texts: str, title: str = '样本清点怎样做') -> Article:
    """Return an article of paragraphs."""
    return article(*(paragraph(text, number) for number, text in enumerate(texts, 1)), title=title)
