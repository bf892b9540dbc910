"""What an editor does to an invented semester between two builds."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.bench.text.inventing import invent
from tests.bench.text.manuscript import Paragraph
from tests.bench.text.names import SEMESTER

TWO_PAGES = 1350
"""Characters: 27 to a line, 26 lines to a page, less the indents and the short last lines."""
WORDS = ('仔细', '慢慢')
"""A word and the one of the same length that takes its place."""


def change_a_word(root: Path) -> None:
    """Replace one word in an article in the middle of the semester."""
    sessions = sorted((root / 'content' / SEMESTER).glob('*/session.md'))
    article = sessions[len(sessions) // 2].with_name('2-article.md')
    text = article.read_text(encoding='utf-8')
    # Not in the front matter and not in a heading: behind the end of the first sentence.
    start = text.index('。')
    old = next(word for word in WORDS if word in text[start:])
    new = WORDS[1 - WORDS.index(old)]
    article.write_text(text[:start] + text[start:].replace(old, new, 1), encoding='utf-8')


def add_two_pages(root: Path) -> None:
    """Add paragraphs that fill two pages to the end of the first article."""
    article = min((root / 'content' / SEMESTER).glob('*/1-article.md'))
    text = article.read_text(encoding='utf-8')
    article.write_text(f'{text}\n{two_pages()}', encoding='utf-8')


def two_pages() -> str:
    """Return paragraphs of some two pages."""
    parts: list[str] = []
    spare = (block for each in invent(25, seed=2).sessions[0].articles for block in each.blocks)
    for block in spare:
        if isinstance(block, Paragraph) and len(block.runs) == 1:
            parts.append(block.runs[0].text)
        if sum(map(len, parts)) > TWO_PAGES:
            break
    return '\n\n'.join(parts) + '\n'


def change_the_style(root: Path) -> None:
    """Change a rule that moves no line."""
    sheet = root / 'styles' / 'inlines.css'
    sheet.write_text(sheet.read_text(encoding='utf-8') + '\na { color: #010101 }\n', encoding='utf-8')


EDITS: Mapping[str, Callable[[Path], None]] = {
    'word': change_a_word,
    'pages': add_two_pages,
    'style': change_the_style,
}
"""By the first half of the names of cases."""
