"""New files are valid, carry over what stays the same, and show every key that may be filled in."""

import datetime
import tomllib

import pytest
import yaml

from booklet.cli.file_templates import article_form, semester_form, session_form
from booklet.diagnostics import Place
from booklet.model.pages import Anchor
from booklet.model.semester import Semester, Session

LAST_SESSION = Session(
    number=3,
    anchor=Anchor('s03'),
    place=Place('content/2026-spring/03-data/session.md'),
    date=datetime.date(2026, 4, 2),
    form='集中学习',
    school='生物化学学院',
    series='教职工学习',
    term='2026 年上半年',
    articles=(),
    location='主楼 201: 东侧',
    chair='#1 支部',
    minutes=60,
)
LAST_SEMESTER = Semester(
    name='2026-spring',
    title='实验室安全“五个一”学习汇编 "A"',
    term='2026 年上半年',
    organisation='生物化学学院',
    sessions=(LAST_SESSION,),
    series='教职工学习',
)


KNOWN = {
    'title': '实验室安全“五个一”学习汇编 "A"',
    'term': '2026 年下半年',
    'organisation': '生物化学学院',
    'series': '教职工学习',
}


def front_matter(text: str) -> dict[str, object]:
    _, matter, _ = text.split('---\n', 2)
    loaded = yaml.safe_load(matter)
    assert isinstance(loaded, dict)
    return loaded


def test_a_semester_takes_over_organisation_and_series() -> None:
    assert tomllib.loads(semester_form(LAST_SEMESTER, KNOWN)) == {
        'title': '实验室安全“五个一”学习汇编 "A"',
        'term': '2026 年下半年',
        'organisation': '生物化学学院',
        'series': '教职工学习',
        'language': 'zh-CN',
    }


def test_the_first_semester_has_what_it_must_and_shows_the_rest() -> None:
    text = semester_form(None, KNOWN)
    assert tomllib.loads(text) == {**KNOWN, 'language': 'zh-CN'}
    assert '# notice = ""' in text


def test_a_session_takes_over_form_and_place() -> None:
    text = session_form(LAST_SESSION, 4, datetime.date(2026, 4, 16), '')
    assert front_matter(text) == {
        'number': 4,
        'date': datetime.date(2026, 4, 16),
        'form': '集中学习',
        'place': '主楼 201: 东侧',
        'chair': '#1 支部',
        'title': None,
        'minutes': 60,
    }
    assert '# questions:' in text


def test_the_first_session_has_a_form_and_leaves_room_for_the_rest() -> None:
    assert front_matter(session_form(None, 1, None, '实验记录')) == {
        'number': 1,
        'date': None,
        'form': 'group study',
        'title': '实验记录',
    }


@pytest.mark.parametrize(
    'title', ['废液分类', '三点: 记录、登记、交接', '# 1 号楼', '“小事”', "it's", '2026', 'no', '- a']
)
def test_a_title_comes_back_as_it_was_given(title: str) -> None:
    assert front_matter(article_form(title))['title'] == title


@pytest.mark.usefixtures('chinese')
def test_remarks_are_in_the_language_of_the_terminal() -> None:
    text = article_form('')
    assert '# 必填' in text
    assert '# 副标题' in text
    assert text.endswith('---\n正文从这里开始写，写的时候把这一行删掉。\n')
