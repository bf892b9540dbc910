"""A session sheet as offices circulate it, taken out of a PDF, becomes a session that reads well."""

from pathlib import Path

from booklet.importing import import_file
from tests.importing.law import front_matter, unaccounted

SOURCE = (Path(__file__).parent / 'session-sheet.txt').read_bytes()
IMPORTED = import_file('sheet.txt', SOURCE)
FILES = dict(IMPORTED.value.files)


def test_the_files_are_a_session_and_its_articles_in_order() -> None:
    assert list(FILES) == ['session.md', '1-article.md', '2-article.md']


def test_the_heading_and_the_first_section_become_front_matter() -> None:
    fields = {key: str(value) for key, value in front_matter(FILES['session.md']).items()}
    assert fields == {
        'number': '7',
        'date': '2025-11-13',
        'form': '集中学习',
        'school': '生物化学学院',
        'series': '教职工学习',
        'term': '2025年下半年',
    }


def test_an_agenda_that_differs_from_the_title_is_kept() -> None:
    fields = front_matter(FILES['1-article.md'])
    assert fields['title'] == '学院实验室安全工作推进会精神'
    agenda = '学院召开实验室安全工作推进会强调 以制度落实为抓手 守住人员和样本安全底线'
    assert fields['agenda'] == agenda
    assert 'agenda' not in front_matter(FILES['2-article.md'])


def test_a_title_set_over_two_lines_and_repeated_is_one_title() -> None:
    title = front_matter(FILES['2-article.md'])['title']
    assert title == '生物化学学院与海洋科学学院关于共建20间共享实验室的合作备忘录（全文）'
    assert FILES['2-article.md'].count('备忘录') == 2


def test_a_dateline_stays_and_gives_source_and_date() -> None:
    fields = front_matter(FILES['1-article.md'])
    assert (fields['source'], str(fields['date'])) == ('校园通讯社', '2025-11-06')
    assert '校园通讯社青岛11月6日电 学院今天召开' in FILES['1-article.md']


def test_wrapped_lines_are_joined_and_page_gaps_healed() -> None:
    assert '全院共发现隐患132处，已经整改128处，还有4处需要改造管道' in FILES['1-article.md']
    assert '强酸和有机溶剂倒进了' in FILES['1-article.md']
    starts = [block[:4] for block in FILES['1-article.md'].split('---\n')[2].split('\n\n')]
    assert starts == ['校园通讯', '会议通报', '会议最后']


def test_parts_are_headings_that_number_themselves() -> None:
    body = FILES['2-article.md']
    assert [line for line in body.split('\n') if line.startswith('#')] == ['## 一', '## 二', '## 三']
    assert 'numbering: off\n' in body


def test_dash_items_are_paragraphs_of_their_own() -> None:
    items = [block for block in FILES['2-article.md'].split('\n\n') if block.startswith('——')]
    assert [item[:6] for item in items] == ['——共享实验', '——仪器收费', '——新用户须']
    assert items[1].endswith('每年公布一次。')


def test_the_signature_block_is_recognised() -> None:
    expected = (
        '::: signature\n生物化学学院院长 沈一鸣\n海洋科学学院院长 贺之舟\n二〇二五年十一月十日于青岛\n:::\n'
    )
    assert FILES['2-article.md'].endswith(expected)
    assert str(front_matter(FILES['2-article.md'])['date']) == '2025-11-10'


def test_what_is_unsure_is_said_at_its_line() -> None:
    unsure = [each for each in IMPORTED.findings if each.slug == 'import.unsure-paragraph']
    lines = SOURCE.decode().split('\n')
    assert [lines[each.place.line - 1][-5:] for each in unsure if each.place] == ['没有人发现。'[-5:]]


def test_nothing_is_lost() -> None:
    assert unaccounted(SOURCE.decode(), IMPORTED) == []


def test_a_wrong_weekday_is_kept_for_the_reader_to_see() -> None:
    wrong = SOURCE.decode().replace('星期四', '星期五').encode()
    assert front_matter(import_file('a.txt', wrong).value.files[0][1])['weekday'] == '星期五'


def test_labelled_statements_on_one_line_are_told_apart() -> None:
    when = '一、时间：2026年3月5日（星期四）14:00\n地点：主楼201室\n形式：集中学习\n主持：沈一鸣\n'
    text = when + '二、学习内容\n1.样本编号\n'
    made = import_file('a.txt', text.encode())
    fields = front_matter(made.value.files[0][1])
    assert (fields['place'], fields['chair']) == ('主楼201室', '沈一鸣')
    assert '集中学习' in str(fields['form'])
    assert unaccounted(text, made) == []


def test_an_agenda_item_without_its_article_is_a_finding() -> None:
    text = SOURCE.decode().replace('详细内容：', '3.讨论离心机的排班\n\n详细内容：')
    made = import_file('a.txt', text.encode())
    missing = [each for each in made.findings if each.slug == 'import.article-missing']
    assert [dict(each.arguments)['text'] for each in missing] == ['讨论离心机的排班']
    assert unaccounted(text, made) == []
