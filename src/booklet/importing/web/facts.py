"""The head of a page and the lines around its title -> title, source, author and date."""

import datetime
import re

from lxml.html import HtmlElement

from booklet.importing.web.labels import AUTHOR, DATED, REPORTER, SOURCE, value_of
from booklet.importing.web.titles import find_title
from booklet.importing.web.tree import Named, meta_of, text_of
from booklet.text.dates import find_dates
from booklet.text.spacing import tidy_headline
from booklet.values import dataclass

_SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
_SCRIPTED = re.compile(
    r'(?:var\s+ct|create_time|publish_time|ori_create_time)\s*[=:]\s*["\']?(\d{10}|\d{4}-\d\d-\d\d)'
)
_META_DATES = (
    *('PubDate', 'publishdate', 'publish_time', 'article:published_time', 'og:release_date'),
    *('firstpublishedtime', 'weibo: article:create_at', 'datePublished', 'apub:time', 'date', 'DC.date'),
)
_META_SOURCES = ('ContentSource', 'contentsource', 'source', 'mediaid', 'og:article:source')
_META_AUTHORS = ('og:article:author', 'Author', 'author', 'article:author', 'byl')
_SOURCES = ('.source', '#source', '.laiyuan', '.ly', '.media_name', '.media-name', '.post_source')
_AUTHORS = ('.author', '#author', '.zuozhe', '.writer')
"""Elements that hold a fact without its label."""
_LABEL = re.compile(
    r'^(?:文章|稿件|信息|新闻|本文)?(?:来源|作者|记者|撰稿|文)\s*[:：]\s*|^(?:本报|本网)?(?:记者|通讯员)\s*'
)
_LONGEST_FACT = 20
_NO_AUTHOR = re.compile(
    r'(?:网|站|社|报|部|处|室|司|中心|大学|学院|公司|办公厅|委员会|admin\w*|管理员|https?:.*|null|佚名|匿名)$',
    re.IGNORECASE,
)
_COMPACT = re.compile(r'(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)')
_BEFORE, _BEHIND = 400, 160
"""Characters before the text, where no title stands, and inside it, among which the facts are looked for."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a page says of its article; empty where it says nothing."""

    title: str = ''
    source: str = ''
    author: str = ''
    date: str = ''
    """ISO 8601, a day."""


def read_facts(page: HtmlElement, named: Named, body: HtmlElement, scripts: str) -> Facts:
    """Return the facts of an article whose text is in the element `body`; `scripts` are programs."""
    title = find_title(page, named, scripts)
    text = text_of(body)
    near = _near(text_of(page), text, title)
    source = (
        _of(named, '#js_name')
        or value_of(SOURCE, near)
        or _element(named, _SOURCES)
        or meta_of(page, _META_SOURCES)
        or value_of(SOURCE, text[-_BEHIND:])
    )
    author = _author(page, named, near, text)
    return Facts(
        title, tidy_headline(_LABEL.sub('', source)), tidy_headline(author), _date(page, named, scripts, near)
    )


def _near(whole: str, body: str, title: str) -> str:
    """Return the words between title and text, and the first of the text."""
    start = max(0, whole.find(body[:40]))
    place = whole.rfind(title, 0, start + len(title) + _BEHIND) if title else -1
    begin = place + len(title) if place >= 0 else max(0, start - _BEFORE)
    return whole[begin : min(max(start, begin) + _BEHIND, start + len(body))]


def _author(page: HtmlElement, named: Named, near: str, text: str) -> str:
    signed = _of(named, '#js_author_name') or value_of(AUTHOR, near) or _element(named, _AUTHORS)
    meta = meta_of(page, _META_AUTHORS)
    known = signed or ('' if _NO_AUTHOR.search(meta) or len(meta) > _LONGEST_FACT else meta)
    ends = (text[-_BEHIND:], text[:_BEHIND])
    return known or next(
        (name for end in ends for row in (AUTHOR, REPORTER) if (name := value_of(row, end))), ''
    )


def _of(named: Named, selector: str) -> str:
    return next((text_of(element) for element in named.get(selector, ())), '')


def _element(named: Named, selectors: tuple[str, ...]) -> str:
    """Return the words of an element that holds one fact and nothing else."""
    for selector in selectors:
        for element in named.get(selector, ()):
            words = _LABEL.sub('', text_of(element))
            if 2 <= len(words) <= _LONGEST_FACT and not re.search(r'[:：|｜\d]', words):
                return words
    return ''


def _date(page: HtmlElement, named: Named, scripts: str, near: str) -> str:
    if match := _SCRIPTED.search(scripts):
        stamp = match[1]
        if '-' in stamp:
            return stamp
        return datetime.datetime.fromtimestamp(int(stamp), _SHANGHAI).date().isoformat()
    labelled = DATED.search(near)
    texts = (
        meta_of(page, _META_DATES),
        near[labelled.end() :][:24] if labelled else '',
        _published(page, named),
        near,
    )
    return next((date for text in texts if (date := _first_date(text))), '')


def _published(page: HtmlElement, named: Named) -> str:
    times = [f'{element.get("datetime") or ""} {text_of(element)}' for element in page.iter('time')]
    return ' '.join((*times[:1], _of(named, '#publish_time')))


def _first_date(text: str) -> str:
    found = sorted((start, date) for date, start, _ in find_dates(_COMPACT.sub(r'\1-\2-\3', text)))
    return found[0][1].isoformat() if found else ''
