"""Lines that say source, author and date of an article -> what they say."""

import re

from booklet.text.dates import find_dates

_LABELS = (
    '来源|作者|发布|时间|日期|编辑|责编|责任|浏览|点击|字号|字体|记者|阅读|访问|打印|审核|供稿|摄影|更新'
)
_END = rf'(?=$|[\s|｜\]】）)<>]|(?:{_LABELS})[^\s]{{0,6}}[:：])'
SOURCE = re.compile(
    rf'(?:文章|稿件|信息|新闻|内容|消息|本文)?(?:来源|出处|来自)\s*(?:于)?[:：]\s*(?P<value>[^\s:：|｜]{{2,24}}?){_END}'
)
_NAMES = rf'(?:[ 、，,](?!{_LABELS})[\u4e00-\u9fff·]{{2,4}}(?![^\s、，,|])){{0,4}}'
"""Further persons, before a label that may follow without a mark."""
AUTHOR = re.compile(
    r'(?:作\s*者|撰\s*稿人?|撰\s*文|文字|文图|图文|供\s*稿人?|通讯员|文|By)\s*[:：/｜]\s*'
    rf'(?P<value>[^\s:：|｜]{{2,24}}?{_NAMES}){_END}'
)
REPORTER = re.compile(
    r'[（(]?(?:本报|本网|本刊|新华社|全媒体|融媒体|见习|实习)*(?:记者|通讯员|特约记者)\s*[:：]?\s*'
    r'(?P<value>[\u4e00-\u9fff·]{2,4}(?:[ 、，,　]{1,2}[\u4e00-\u9fff·]{2,4}){0,5})\s*[）)]'
)
"""（记者 …） behind a dateline or at the end; the words stay in the text."""
DATED = re.compile(r'(?:发布|更新|发表|成文|发文|创建|上传|录入)?(?:时间|日期)\s*[:：]?\s*')
_CLOCK = re.compile(r'\d{1,2}\s*[:：]\s*\d{2}(?:\s*[:：]\s*\d{2})?')
_COUNTERS = re.compile(
    r'(?:浏览|阅读|点击|访问|评论)(?:次数|量|数|率)?\s*[:：]?\s*[\[（(]?\s*\d*\s*[\]）)]?\s*次?'
    r'|字[号体]\s*[:：]?\s*(?:[大中小默认超]|\s)*|打印(?:本页)?|分享到?|收藏|A[+-]|星期[一二三四五六日]|原创|\d*次'
    r'|(?:编辑|责编|审核|发布者|发布人|录入)\s*[:：]\s*\S+'
)
_LONGEST = 120


def value_of(pattern: re.Pattern[str], text: str) -> str:
    """Return what stands behind a label in `text`; empty when there is none."""
    match = pattern.search(text)
    return re.sub(r'\s+', ' ', match['value']).strip(' ，,、;；') if match else ''


def is_line_of_facts(text: str, is_head: bool) -> bool:
    """Tell whether a line says but source, author, date and counters; a date alone may be a signature."""
    if len(text) > _LONGEST:
        return False
    rest = text
    has_label = bool(SOURCE.search(text) or AUTHOR.search(text) or re.search('(?:时间|日期)\\s*[:：]', text))
    for _, start, end in sorted(find_dates(text), key=lambda found: -found[1]):
        rest = rest[:start] + ' ' * (end - start) + rest[end:]
    for pattern in (_CLOCK, _COUNTERS, SOURCE, AUTHOR, DATED):
        rest = pattern.sub(' ', rest)
    is_numeric = bool(re.match(r'\s*\d{4}[-/.]\d', text)) and is_head
    return not re.sub(r'[\s|｜/·：:（）()\[\]【】,，、—-]', '', rest) and (has_label or is_numeric)
