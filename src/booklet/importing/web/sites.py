"""Where the sites that offices copy from keep the text of an article, in one ordered table."""

from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Container:
    """An element that holds the text of an article and nothing else."""

    kind: str
    """Whose pages have it."""
    selector: str
    """`#id`, `.class` or `[itemprop]`."""
    is_telling: bool = True
    """No other kind of site uses the name for something else."""


_TELLING = (
    ('WeChat', '#js_content #js_article_content'),
    ('university: vsb', '.v_news_content #vsb_content #vsb_content_2 #vsb_content_4 #vsb_content_500'),
    ('university: webplus', '.wp_articlecontent'),
    ('government: UCAP', '#UCAP-CONTENT .pages_content'),
    (
        'government: TRS',
        '.TRS_Editor .trs_editor_view .TRS_UEDITOR .TRS_PreAppend #zoom #Zoom #ZOOM #zoomcon',
    ),
    ('government: others', '.Custom_UnionStyle #ctrlfscont #xxgk_content .ewb-article-info .govcontent'),
    ("people's daily", '.rm_txt_con #rwb_zw #ozoom'),
    ('xinhua', '#detailContent #p-detail .main-aticle'),
    ('cctv', '#content_area .content_area #text_area'),
    ('chinanews', '.left_zw'),
    ('guangming', '#contentMain .u-mainText'),
    (
        'papers',
        '#artibody #endText .post_body #Cnt-Main-Article-QQ .content-article #artical_real #mp-editor',
    ),
    ('encyclopedias', '#mw-content-text'),
    ('mark-up', '[articleBody]'),
)
_COMMON = (
    ('xinhua', '#detail'),
    ('party', '.xl_con #word .word'),
    (
        'papers',
        '#ArticleContent #articleContent #article_content #articleText #detail_content #contentStr',
    ),
    (
        'papers',
        '.article-content .article_content .articleContent .article-body .article_body .news_txt .newstext',
    ),
    (
        'papers',
        '.news-content .news_content .newsContent .detail-content .detail_content .text-content .text_con',
    ),
    (
        'weblogs',
        '.entry-content .post-content .RichText #content_views .field--name-body .markdown-body .t_f',
    ),
)

CONTAINERS: tuple[Container, ...] = tuple(
    Container(kind, selector, rows is _TELLING)
    for rows in (_TELLING, _COMMON)
    for kind, selectors in rows
    for selector in selectors.split()
)
"""Most telling first."""

TITLES = (
    *(
        '#activity-name',
        '.rich_media_title',
        '.arti_title',
        '.article-title',
        '.article_title',
        '.news_title',
    ),
    *('.news-title', '.content_title', '.contentTitle', '.detail-title', '.detail_title', '.title_area'),
    *('.xl_title', '#ti', '#title', '.titles', '.title', '.tit', '.bt', '.biaoti'),
)
"""Elements that hold a title; the first two hold nothing else."""
