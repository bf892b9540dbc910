"""The head of a page and the lines around its title -> title, source, author and date."""

import datetime
import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from booklet.importing.web.sites import TITLES
from booklet.importing.web.tree import Named, text_of
from booklet.text.dates import find_dates
from booklet.text.spacing import tidy_headline
from booklet.values import dataclass

_SHANGHAI = datetime.timezone(datetime.timedelta(hours=8))
_LONGEST_TITLE = 90
_SITE = re.compile('网站$|门户|首页|新闻中心$|欢迎|^通知公告$|^新闻动态$')
_SITE_TAIL = re.compile(r'\s*(?:[-_—–|｜·]{1,3}|--+|>>|»)\s*[^-_—–|｜»]{1,40}$')
_SCRIPTED = re.compile(
    r'(?:var\s+ct|create_time|publish_time|ori_create_time)\s*[=:]\s*["\']?(\d{10}|\d{4}-\d\d-\d\d)'
)
_WECHAT_TITLE = re.compile(r'var msg_title\s*=\s*[\'"](.+?)[\'"](?:\.html|;|\s)')
_LABELS = (
    '来源|作者|发布|时间|日期|编辑|责编|责任|浏览|点击|字号|字体|记者|阅读|访问|打印|审核|供稿|摄影|更新'
)
_END = rf'(?=$|[\s|｜\]】）)<>]|(?:{_LABELS})[^\s]{{0,6}}[:：])'
_SOURCE = re.compile(
    rf'(?:文章|稿件|信息|新闻|内容|消息)?(?:来源|出处|来自)\s*(?:于)?[:：]\s*(?P<value>[^\s:：|｜]{{2,24}}?){_END}'
)
_NAMES = rf'(?:[ 、，,](?!{_LABELS})[\u4e00-\u9fff·]{{2,4}}(?![^\s、，,|])){{0,4}}'
"""Further persons, before a label that may follow without a mark."""
_AUTHOR = re.compile(
    r'(?:作\s*者|撰\s*稿人?|撰\s*文|文字|文图|图文|供\s*稿人?|通讯员|文|By)\s*[:：/｜]\s*'
    rf'(?P<value>[^\s:：|｜]{{2,24}}?{_NAMES}){_END}'
)
_DATED = re.compile(r'(?:发布|更新|发表|成文|发文|创建|上传|录入)?(?:时间|日期)\s*[:：]?\s*')
_META_TITLES = ('ArticleTitle', 'articletitle', 'og:title', 'twitter:title')
_META_DATES = (
    *(
        'PubDate',
        'publishdate',
        'publish_time',
        'article:published_time',
        'og:release_date',
        'firstpublishedtime',
    ),
    *('weibo: article:create_at', 'datePublished', 'apub:time', 'date', 'DC.date', 'dcterms.created'),
)
_META_SOURCES = ('ContentSource', 'contentsource', 'source', 'mediaid', 'og:article:source')
_META_AUTHORS = ('og:article:author', 'Author', 'author', 'article:author', 'byl')
_NO_AUTHOR = re.compile(
    r'(?:网|站|社|报|部|处|室|司|中心|大学|学院|公司|办公厅|办公室|委员会|admin\w*|系统管理员|管理员|https?:.*|null|佚名|匿名)$',
    re.IGNORECASE,
)
_CLOCK = re.compile(r'\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2})?')
_COUNTERS = re.compile(
    r'(?:浏览|阅读|点击|访问|评论)(?:次数|量|数|率)?\s*[:：]?\s*[\[（(]?\s*\d*\s*[\]）)]?\s*次?|字号\s*[:：]?\s*(?:[大中小默认超]|\s)*'
    r'|字体\s*[:：]?\s*(?:[大中小默认超]|\s)*|打印(?:本页)?|分享到?|收藏|A[+-]|星期[一二三四五六日]|原创|\d*次|(?:编辑|责编|审核|发布者|发布人|录入)\s*[:：]\s*\S+'
)
_NEAR = 600
"""Characters behind the title among which source, author and date stand."""


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
    title = _title(page, named, scripts)
    near = _near(page, title)
    foot = text_of(body)[-160:]
    source = (
        _of(named, '#js_name')
        or _labelled(_SOURCE, near)
        or _meta(page, _META_SOURCES)
        or _labelled(_SOURCE, foot)
    )
    author = _author(page, named, near) or _labelled(_AUTHOR, foot)
    source = re.sub(r'^(?:来源|文章来源)\s*[:：]\s*', '', source)
    return Facts(title, tidy_headline(source), tidy_headline(author), _date(page, named, scripts, near))


def _title(page: HtmlElement, named: Named, scripts: str) -> str:
    whole = tidy_headline(page.findtext('.//title') or '')
    script = _WECHAT_TITLE.search(scripts)
    first = [element for selector in TITLES[:2] for element in named.get(selector, ())]
    likely = [*_words(first), *(script.groups() if script else ()), *_words(page.iter('h1'))]
    meta, bare = _meta(page, _META_TITLES), bare_title(whole)
    classed = _words(element for selector in TITLES[2:] for element in named.get(selector, ()))
    others = [*classed, *_words(page.iter('h2', 'h3'))]
    fitting = [one for one in (*likely, meta, *others) if _may_be_title(one)]
    squeezed = re.sub(r'\s', '', whole)
    # The window's title begins with that of the article; the names of the site behind it are headings too.
    sure = next(
        (one for one in fitting if len(one) >= 4 and squeezed.startswith(re.sub(r'[\s.…]', '', one))), ''
    )
    found = (sure, *likely, meta, *classed, bare, *others)
    return next((one for one in found if _may_be_title(one)), whole)


def _words(elements: Iterable[HtmlElement]) -> list[str]:
    return [tidy_headline(text_of(element)) for element in elements]


def _may_be_title(text: str) -> bool:
    return 2 < len(text) <= _LONGEST_TITLE and not _SITE.search(text)


def bare_title(title: str) -> str:
    """Return the title of a window without the names of the site and its sections behind it."""
    while (match := _SITE_TAIL.search(title)) and match.start() >= 4:
        title = title[: match.start()]
    return title.strip()


def _near(page: HtmlElement, title: str) -> str:
    """Return the words behind the title; those at the head where it stands nowhere."""
    whole = text_of(page)
    start = whole.find(title) if title else -1
    return whole[start + len(title) :][:_NEAR] if start >= 0 else whole[: 4 * _NEAR]


def _author(page: HtmlElement, named: Named, near: str) -> str:
    signed = _of(named, '#js_author_name') or _labelled(_AUTHOR, near)
    meta = _meta(page, _META_AUTHORS)
    return signed or ('' if _NO_AUTHOR.search(meta) or len(meta) > 24 else meta)


def _of(named: Named, selector: str) -> str:
    return next((text_of(element) for element in named.get(selector, ())), '')


def _labelled(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match['value'].strip('　 ，,、;；') if match else ''


def _date(page: HtmlElement, named: Named, scripts: str, near: str) -> str:
    if match := _SCRIPTED.search(scripts):
        stamp = match[1]
        if '-' in stamp:
            return stamp
        return datetime.datetime.fromtimestamp(int(stamp), _SHANGHAI).date().isoformat()
    labelled = _DATED.search(near)
    texts = (
        _meta(page, _META_DATES),
        near[labelled.end() :][:24] if labelled else '',
        _published(page, named),
        near,
    )
    return next((date for text in texts if (date := _first_date(text))), '')


def _published(page: HtmlElement, named: Named) -> str:
    times = [f'{element.get("datetime") or ""} {text_of(element)}' for element in page.iter('time')]
    return ' '.join((*times[:1], _of(named, '#publish_time')))


def _first_date(text: str) -> str:
    found = sorted((start, date) for date, start, _ in find_dates(re.sub(r'(\d)T(\d)', r'\1 \2', text)))
    return found[0][1].isoformat() if found else ''


def _meta(page: HtmlElement, names: tuple[str, ...]) -> str:
    metas: dict[str, str] = {}
    for element in page.iter('meta'):
        name = element.get('name') or element.get('property') or element.get('itemprop') or ''
        metas.setdefault(name.lower(), element.get('content') or '')
    return next((value.strip() for name in names if (value := metas.get(name.lower(), ''))), '')


def is_line_of_facts(text: str, is_head: bool) -> bool:
    """Tell whether a line says but source, author, date and counters; a date alone may be a signature."""
    if len(text) > 120:
        return False
    rest = text
    has_label = bool(
        _SOURCE.search(text) or _AUTHOR.search(text) or re.search('(?:时间|日期)\\s*[:：]', text)
    )
    for _, start, end in sorted(find_dates(text), key=lambda found: -found[1]):
        rest = rest[:start] + ' ' * (end - start) + rest[end:]
    for pattern in (_CLOCK, _COUNTERS, _SOURCE, _AUTHOR, _DATED):
        rest = pattern.sub(' ', rest)
    is_numeric = bool(re.match(r'\s*\d{4}[-/.]\d', text)) and is_head
    return not re.sub(r'[\s|｜/·：:（）()\[\]【】,，、—-]', '', rest) and (has_label or is_numeric)
