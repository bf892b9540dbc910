"""A page -> the title of its article, without the names of the site."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from booklet.importing.web.sites import TITLES
from booklet.importing.web.tree import Named, meta_of, text_of
from booklet.text.spacing import tidy_headline

_LONGEST = 90
_SITE = re.compile('网站$|门户|首页|新闻中心$|欢迎|^通知公告$|^新闻动态$')
_SITE_TAIL = re.compile(r'\s*(?:[-_—–|｜·]{1,3}|--+|>>|»)\s*[^-_—–|｜»]{1,40}$')
_NUMBERED = re.compile(
    '[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节]'
)
"""Headings inside a text; some editors make them h1."""
_WECHAT_TITLE = re.compile(r'var msg_title\s*=\s*[\'"](.+?)[\'"](?:\.html|;|\s)')
_META_TITLES = ('ArticleTitle', 'articletitle', 'og:title', 'twitter:title')


def find_title(page: HtmlElement, named: Named, scripts: str) -> str:
    """Return the title; `named` are the elements by id and class, `scripts` the programs of the page."""
    whole = tidy_headline(page.findtext('.//title') or '')
    script = _WECHAT_TITLE.search(scripts)
    first = [element for selector in TITLES[:2] for element in named.get(selector, ())]
    likely = [*_words(first), *(script.groups() if script else ()), *_words(page.iter('h1'))]
    meta, bare = meta_of(page, _META_TITLES), bare_title(whole)
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
    return 2 < len(text) <= _LONGEST and not _SITE.search(text) and not _NUMBERED.match(text)


def bare_title(title: str) -> str:
    """Return the title of a window without the names of the site and its sections behind it."""
    while (match := _SITE_TAIL.search(title)) and match.start() >= 4:
        title = title[: match.start()]
    return title.strip()
