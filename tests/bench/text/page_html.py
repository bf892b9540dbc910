"""An invented semester to one HTML document for browsers: Chromium, Paged.js, Vivliostyle.

Plain mark-up and a style sheet that all three understand; contents without page numbers, which Chromium
cannot print, so that all three do the same work.
"""

from html import escape

from tests.bench.text.manuscript import (
    Article,
    Block,
    Heading,
    Listing,
    Manuscript,
    Paragraph,
    Quotation,
    Run,
    Session,
    Style,
    Table,
)

_STYLE = """\
@page { size: 148mm 210mm; margin: 24mm 23mm 21mm 25mm }
@page { @bottom-center { content: counter(page); font-size: 9pt } }
html { font: 10.5pt/18pt 'Noto Serif', 'Noto Serif CJK SC'; text-align: justify; orphans: 2; widows: 2 }
body { margin: 0 }
p { margin: 0; text-indent: 2em }
h1, h2, h3, h4 { font-family: 'Noto Sans CJK SC'; font-size: 12pt; margin: 9pt 0; break-after: avoid }
h1, h2 { break-before: page; font-size: 15pt }
strong { font-family: 'Noto Sans CJK SC'; font-weight: normal }
em { font-family: 'LXGW WenKai'; font-style: normal }
small { font-size: 8.5pt }
table { border-collapse: collapse; width: 100% }
td { border: .5pt solid #000; padding: 0 3pt }
"""
_TAGS = {Style.STRONG: 'strong', Style.PIN: 'strong', Style.EMPHASIS: 'em', Style.NOTE: 'small'}


def document(manuscript: Manuscript) -> str:
    """Return the HTML of the whole semester."""
    contents = ''.join(
        f'<p>{escape(article.title)}</p>' for session in manuscript.sessions for article in session.articles
    )
    body = ''.join(map(_session, manuscript.sessions))
    head = f'<meta charset="utf-8"><title>{escape(manuscript.title)}</title><style>{_STYLE}</style>'
    return f'<!DOCTYPE html>\n<html lang="zh-CN"><head>{head}</head><body>{contents}{body}</body></html>\n'


def _session(session: Session) -> str:
    articles = ''.join(map(_article, session.articles))
    title, introduction = escape(session.title), escape(session.introduction)
    return f'<h1>{title}</h1><p>{introduction}</p>{articles}{_items("ol", session.questions)}\n'


def _article(article: Article) -> str:
    blocks = '\n'.join(map(_block, article.blocks))
    return f'<h2>{escape(article.title)}</h2><p>{escape(article.author)}</p>\n{blocks}\n'


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f'<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>'
        case Paragraph():
            return f'<p>{"".join(map(_run, block.runs))}</p>'
        case Quotation():
            return f'<blockquote><p>{"".join(map(_run, block.runs))}</p></blockquote>'
        case Listing():
            return _items('ol' if block.is_numbered else 'ul', block.items)
        case Table():
            rows = (''.join(f'<td>{escape(cell)}</td>' for cell in row) for row in block.rows)
            return f'<table>{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'


def _items(tag: str, items: tuple[str, ...]) -> str:
    return f'<{tag}>{"".join(f"<li>{escape(item)}</li>" for item in items)}</{tag}>'


def _run(run: Run) -> str:
    text = escape(run.text)
    return f'<{_TAGS[run.style]}>{text}</{_TAGS[run.style]}>' if run.style in _TAGS else text
