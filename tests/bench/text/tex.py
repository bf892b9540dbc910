"""An invented semester to one XeLaTeX document with ctex."""

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

_PREAMBLE = r"""\documentclass[UTF8,zihao=5,twoside,openany,fontset=none]{ctexbook}
\usepackage[paperwidth=148mm,paperheight=210mm,inner=25mm,outer=23mm,top=24mm,bottom=21mm]{geometry}
\setCJKmainfont{Noto Serif CJK SC}
\setCJKsansfont{Noto Sans CJK SC}
\setmainfont{Noto Serif}
\linespread{1.423}
\begin{document}
\tableofcontents
"""
_SPECIAL = re.compile(r'([#$%&_{}])')
_COMMANDS = {Style.STRONG: 'textbf', Style.PIN: 'textbf', Style.EMPHASIS: 'textsf', Style.NOTE: 'footnote'}
_HEADINGS = {2: 'subsection', 3: 'subsubsection'}


def document(manuscript: Manuscript) -> str:
    """Return the source of the whole semester."""
    return _PREAMBLE + ''.join(map(_session, manuscript.sessions)) + '\\end{document}\n'


def _session(session: Session) -> str:
    articles = ''.join(map(_article, session.articles))
    questions = _items('enumerate', session.questions)
    head = f'\\chapter{{{_plain(session.title)}}}\n{_plain(session.introduction)}'
    return f'{head}\n\n{articles}{questions}\n\n'


def _article(article: Article) -> str:
    blocks = '\n\n'.join(map(_block, article.blocks))
    return f'\\clearpage\\section{{{_plain(article.title)}}}\n{_plain(article.author)}\n\n{blocks}\n\n'


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f'\\{_HEADINGS[block.level]}{{{_plain(block.text)}}}'
        case Paragraph():
            return ''.join(map(_run, block.runs))
        case Quotation():
            return f'\\begin{{quote}}{"".join(map(_run, block.runs))}\\end{{quote}}'
        case Listing():
            return _items('enumerate' if block.is_numbered else 'itemize', block.items)
        case Table():
            rows = '\\\\\n'.join(' & '.join(map(_plain, row)) for row in block.rows)
            return f'\\begin{{tabular}}{{llll}}\n{rows}\n\\end{{tabular}}'


def _items(kind: str, items: tuple[str, ...]) -> str:
    listed = ''.join(f'\\item {_plain(item)}\n' for item in items)
    return f'\\begin{{{kind}}}\n{listed}\\end{{{kind}}}'


def _run(run: Run) -> str:
    text = _plain(run.text)
    return f'\\{_COMMANDS[run.style]}{{{text}}}' if run.style in _COMMANDS else text


def _plain(text: str) -> str:
    return _SPECIAL.sub(r'\\\1', text)
