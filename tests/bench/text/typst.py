"""An invented semester to one Typst document, set as a Chinese user of Typst would set an A5 book."""

import re

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

_PREAMBLE = """\
#set page(width: 148mm, height: 210mm, margin: (inside: 25mm, outside: 23mm, top: 24mm, bottom: 21mm),
  numbering: "1", header: context align(right, text(8.5pt, query(heading.where(level: 1)).first().body)))
#set text(font: ("Noto Serif", "Noto Serif CJK SC"), size: 10.5pt, lang: "zh", region: "cn",
  top-edge: .88em, bottom-edge: -.12em)
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 7.5pt, spacing: 7.5pt)
#show heading: set text(font: ("Noto Sans CJK SC",))
#show heading.where(level: 1): it => pagebreak(weak: true) + it
#show strong: set text(font: ("Noto Sans CJK SC",))
#show emph: set text(font: ("LXGW WenKai",), style: "normal")
#outline(depth: 2)
"""
_SPECIAL = re.compile(r'([\\#$*_`<>@~\[\]/=+-])')


def document(manuscript: Manuscript) -> str:
    """Return the source of the whole semester."""
    return _PREAMBLE + ''.join(map(_session, manuscript.sessions))


def _session(session: Session) -> str:
    questions = ''.join(f'+ {_plain(question)}\n' for question in session.questions)
    articles = ''.join(map(_article, session.articles))
    return f'= {_plain(session.title)}\n\n{_plain(session.introduction)}\n\n{articles}{questions}\n'


def _article(article: Article) -> str:
    blocks = '\n\n'.join(map(_block, article.blocks))
    return f'#pagebreak(weak: true)\n== {_plain(article.title)}\n\n{_plain(article.author)}\n\n{blocks}\n\n'


def _block(block: Block) -> str:
    match block:
        case Heading():
            return '=' * (block.level + 1) + ' ' + _plain(block.text)
        case Paragraph():
            return ''.join(map(_run, block.runs))
        case Quotation():
            return f'#quote(block: true)[{"".join(map(_run, block.runs))}]'
        case Listing():
            sign = '+' if block.is_numbered else '-'
            return '\n'.join(f'{sign} {_plain(item)}' for item in block.items)
        case Table():
            cells = ', '.join(f'[{_plain(cell)}]' for row in block.rows for cell in row)
            return f'#table(columns: {len(block.rows[0])}, {cells})'


def _run(run: Run) -> str:
    text = _plain(run.text)
    match run.style:
        case Style.STRONG | Style.PIN:
            return f'#strong[{text}]'
        case Style.EMPHASIS:
            return f'#emph[{text}]'
        case Style.NOTE:
            return f'#footnote[{text}]'
    return text


def _plain(text: str) -> str:
    return _SPECIAL.sub(r'\\\1', text)
