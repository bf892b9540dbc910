"""The one reader reads what importing writes, without an error, and prints the same words."""

import re
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from booklet.diagnostics import Severity
from booklet.importing import import_file, write_import
from booklet.importing.markdown import escape
from booklet.model.blocks import Heading, ListBlock, ListKind, Paragraph, Signature
from booklet.model.inlines import plain_text
from booklet.model.semester import Article, Session
from booklet.reading.semester import read_semester
from tests.importing.word_files import p, r, word
from tests.reading.folders import read_body, write

SOURCE = Path(__file__).parent / 'session-sheet.txt'
SIGNS = (
    '样 本 。 1. 2. - + * ** _ __ # > < & &lt; [ ] ( ) ! ` ~~~ ``` '
    '== = : ::: | { } {#a} \\ --- ^ a b —— 1) $ $a$ ~~ ＃ ＊ ｜ \\* a_b http://a.b/c_d'
)
TEXT = st.lists(st.sampled_from(SIGNS.split()), min_size=1, max_size=7).map(' '.join)


def imported(root: Path) -> Session:
    """Import the sheet into a semester of its own and read it."""
    project = write(root, {})
    made = import_file('sheet.txt', SOURCE.read_bytes())
    write_import(made, 'sheet.txt', project.content / 'spring' / '02-x')
    read = read_semester(project, 'spring')
    assert [each for each in read.findings if each.severity >= Severity.WARNING] == []
    return read.value.sessions[1]


def words(article: Article) -> str:
    """Return all the words of an article, white space left out."""
    return re.sub(r'\s', '', ''.join(_words(block) for block in article.blocks))


def _words(block: object) -> str:
    match block:
        case Heading(inlines=inlines, number=number):
            return number + plain_text(inlines)
        case Paragraph(inlines=inlines):
            return plain_text(inlines)
        case Signature(lines=lines):
            return ''.join(plain_text(line) for line in lines)
        case ListBlock(kind=kind, items=items):
            mark = '——' if kind is ListKind.DASH else ''
            return ''.join(mark + ''.join(_words(inner) for inner in item) for item in items)
    return ''


def test_the_imported_session_reads_back_whole(tmp_path: Path) -> None:
    session = imported(tmp_path)
    assert (session.number, session.form, session.school) == (7, '集中学习', '生物化学学院')
    first, second = session.articles
    assert first.agenda
    assert second.agenda == ''
    kinds = [type(block).__name__ for block in second.blocks]
    assert kinds.count('Heading') == 3
    assert kinds.count('Signature') == 1
    assert [len(block.items) for block in second.blocks if isinstance(block, ListBlock)] == [3]


def test_the_words_of_the_source_are_the_words_that_are_read(tmp_path: Path) -> None:
    source = re.sub(r'\s', '', SOURCE.read_text(encoding='utf-8'))
    title = '生物化学学院与海洋科学学院关于共建20间共享实验室的合作备忘录（全文）'
    first, second = imported(tmp_path).articles
    assert words(first) == source[source.index('校园通讯社') : source.rindex(title)]
    assert words(second) == source[source.index('为了减少') :]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXT)
def test_escaped_text_reads_as_itself(tmp_path: Path, text: str) -> None:
    article, _ = read_body(tmp_path, f'开头一段。\n\n{escape(text)}\n\n结尾一段。\n')
    assert words(article) == re.sub(r'\s', '', f'开头一段。{text}结尾一段。')


MARKS = ('', '<w:b/>', '<w:i/>', '<w:strike/>', '<w:b/><w:i/>')
WORDS = st.lists(
    st.tuples(st.sampled_from([sign for sign in SIGNS.split() if '/' not in sign]), st.sampled_from(MARKS)),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=4))
def test_the_words_of_word_read_as_themselves(
    tmp_path: Path, paragraphs: list[list[tuple[str, str]]]
) -> None:
    runs = [[('开头', ''), *paragraph, ('结尾。', '')] for paragraph in paragraphs]
    content = word(p('标题', style='T'), *(p(*(r(*run) for run in each)) for each in runs))
    body = import_file('a.docx', content).value.files[0][1].split('---\n', 2)[2]
    article, _ = read_body(tmp_path, body)
    assert words(article) == re.sub(r'\s', '', ''.join(text for each in runs for text, _ in each))
