"""What stands around the text of an article on Chinese sites, by its words."""

import re

_PEOPLE = (
    '(?:责任?编辑?|责编|本文责编|网络编辑|网站编辑|文字编辑|编辑|编审|审核|审校|校对|责校|初审|复审|终审|[一二三]审|审核人|发布人'
    '|发布者|录入|录入者|上传|美编|监制|值班编委|值班主编|新媒体编辑|排版|[编校]发)'
)  # fmt: skip
_BUTTON = (
    '(?:打\\s*印|关\\s*闭|返\\s*回|收\\s*藏|纠\\s*错|分享|举报|点赞|字号|字体|默认|超大|大|中|小|顶部|TOP|A[+-]?'
    '|下载|附件下载)'
)
_WHOLE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r'(?:上|下|前|后)一(?:篇|条|页|个)(?:\s*[:：》>»]|\s|$|[《【]|文章|新闻).*',
        rf'[【\[（(〖]?\s*(?:我要)?{_BUTTON}(?:本页|窗口|页面|顶部|列表|首页|文章|本文)?\s*[】\]）)〗]?',
        rf'(?:[【\[（(〖]?\s*(?:我要)?{_BUTTON}(?:本页|窗口|页面|顶部|列表|首页|文章|本文)?\s*[】\]）)〗]?[\s|｜/·：:、]*){{2,}}',
        rf'[【\[（(]?\s*{_PEOPLE}(?:\s*[、/]\s*{_PEOPLE})*\s*[:：|｜]\s*\S.*',
        r'(?:Copyright|©|版权所有|版权声明|免责声明|郑重声明|特别声明|声明[:：]|凡(?:本网|本站)?注明).*',
        r'(?:用?(?:微信|手机))?(?:扫一扫|扫码|扫描?(?:上|下)?方?二维码|长按(?:识别)?(?:上|下)?方?二维码|识别二维码|微信扫).*',
        r'(?:分享(?:到|至|让更多)|转发到|(?:推荐|相关|延伸)(?:新闻|阅读|链接|文章|推荐|稿件|报道|附件)|热门(?:推荐|文章|评论)'
        r'|猜你喜欢|更多(?:精彩|新闻|内容)|精彩推荐|为您推荐|热点推荐|往期(?:推荐|回顾|精彩)|精彩视频|精彩图片).{0,30}',
        r'(?:点击|浏览|阅读|访问)(?:次数|量|数|率)?\s*[:：]?\s*[\[（(]?\s*[\d,.万+]*\s*[\]）)]?\s*次?',
        r'(?:点击(?:上方|下方|进入|查看|图片)|阅读原文|查看原文|原文链接|阅读全文|进入专题).{0,30}',
        r'(?:[【\[]\s*\d+\s*[】\]]\s*)+(?:下一页)?|(?:\d{1,2}\s+){2,}(?:下一页|尾页)?|首页\s+.*(?:尾页|末页)|共\s*\d+\s*页.*',
        r'投诉|举报(?:电话|邮箱).*|我要评论|网友评论|跟帖|发表评论|评论\s*\d*|写留言|留言\s*\d*|在看|赞|喜欢此内容的人还喜欢'
        r'|预览时标签不可点|关注我们|加载中.*|正在加载.*|\+1|图集|回到顶部|微信公众号|官方微信|官方微博|< >',
        r'《[^》]{2,14}》\s*[（(]\s*\d{4}.{0,16}版\s*[）)]|[-—·\s]*(?:THE\s+)?END[-—·\s]*',
        r'.{0,20}[\u4e00-\u9fff]ICP[备证].*|网站标识码.*|.*公网安备.*',
    )
)
_LONGEST = 60
"""Characters; a longer paragraph is text, whatever it begins with."""
_LONGEST_NOTICE = 240
_NOTICE = re.compile(
    '版权声明|免责声明|郑重声明|特别声明|声明[:：]|凡(?:本网|本站)?注明|Copyright|©|版权所有', re.IGNORECASE
)


def is_boilerplate(text: str) -> bool:
    """Tell whether a paragraph is of the site and not of the article; （记者 …） is of the article."""
    text = text.strip()
    if len(text) > _LONGEST:
        return len(text) <= _LONGEST_NOTICE and _NOTICE.match(text) is not None
    return any(pattern.fullmatch(text) for pattern in _WHOLE)
