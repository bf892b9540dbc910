"""Semesters and sessions."""

import datetime
from pathlib import Path

from booklet.model.blocks import Paragraph
from booklet.reading.listing import list_semesters, newest_semester
from booklet.reading.semester import read_semester
from tests.reading.folders import ARTICLE, FRAME, HEAD, SEMESTER, SESSION, SHEET, read, slugs, write

EVERY_SHEET = """---
number: 3
date: 2026 年 3 月 5 日
weekday: 周四
form: 集中学习
place: 主楼 201
chair: 副院长
title: 称量
minutes: 90
questions:
  - 天平平不平？
  - 谁来看？
---
请先读。
"""
EVERY_ARTICLE = """---
title: 标题
subtitle: 副题
agenda: 学习
source: 简报
author: 小组
date: 2026-02-20
language: en
minutes: 25
questions: 一问？
slides:
  count: 2
  skip:
    - 先调
---
先调平。
"""


def test_every_field_is_read(tmp_path: Path) -> None:
    frame = f'{FRAME}series = "教职工学习"\ndate = 2026-06-30\ncopies = 200\nlanguage = "zh-CN"\n'
    result = read(tmp_path, {SEMESTER: frame, SESSION: EVERY_SHEET, ARTICLE: EVERY_ARTICLE})
    assert slugs(result.findings) == []
    semester = result.value
    assert (semester.series, semester.copies, semester.date) == (
        '教职工学习',
        200,
        datetime.date(2026, 6, 30),
    )
    [session] = semester.sessions
    assert (session.number, session.date, session.form) == (3, datetime.date(2026, 3, 5), '集中学习')
    assert (session.location, session.chair, session.title, session.minutes) == (
        '主楼 201',
        '副院长',
        '称量',
        90,
    )
    assert (session.school, session.series, session.term) == ('生物化学学院', '教职工学习', '2026 年上半年')
    assert session.questions == ('天平平不平？', '谁来看？')
    [introduction] = session.introduction
    assert isinstance(introduction, Paragraph)
    assert introduction.anchor == 's01i1'
    [text] = session.articles
    assert (text.title, text.subtitle, text.agenda, text.source) == ('标题', '副题', '学习', '简报')
    assert (text.author, text.date, text.language, text.minutes) == (
        '小组',
        datetime.date(2026, 2, 20),
        'en',
        25,
    )
    assert (text.questions, text.slides.count, text.slides.skip) == (('一问？',), 2, ('先调',))
    assert text.slides.skip_places[0].line == 14


def test_folders_are_taken_by_number_then_name(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {}
    for number, folder in ((2, '2-b'), (10, '10-c'), (3, '03-a')):
        files[f'content/spring/{folder}/session.md'] = SHEET.replace('number: 1', f'number: {number}')
        for article in ('10-z.md', '9-y.md', '.hidden.md', 'notes.txt'):
            files[f'content/spring/{folder}/{article}'] = HEAD.replace('移液的手感', article) + '先调平。\n'
    result = read(tmp_path, files)
    assert slugs(result.findings) == ['article.not-imported'] * 3
    assert [session.number for session in result.value.sessions] == [1, 2, 3, 10]
    assert [article.title for article in result.value.sessions[3].articles] == ['9-y.md', '10-z.md']
    assert result.value.sessions[3].articles[1].anchor == 's04a2'


def test_the_date_of_a_semester_is_its_last_sessions(tmp_path: Path) -> None:
    assert read(tmp_path, {}).value.date == datetime.date(2026, 3, 5)


def test_the_newest_semester_is_the_latest_by_date(tmp_path: Path) -> None:
    project = write(tmp_path, {})
    assert list_semesters(project) == ('spring',)
    autumn = {'content/autumn/semester.toml': FRAME + 'date = 2026-12-01\n', 'content/draft/notes.md': ''}
    project = write(tmp_path, dict(autumn))
    assert list_semesters(project) == ('autumn', 'spring')
    assert newest_semester(project) == 'autumn'
    assert newest_semester(write(tmp_path / 'empty', {SEMESTER: ''})) == 'spring'


def test_a_wrong_weekday_is_found_where_it_stands(tmp_path: Path) -> None:
    result = read(tmp_path, {SESSION: SHEET.replace('form', 'weekday: 星期五\nform')})
    [found] = result.findings
    assert found.place
    assert (found.slug, found.place.line, found.place.column, found.place.length) == (
        'session.weekday',
        4,
        10,
        3,
    )
    assert dict(found.arguments)['right'] == '星期四'


def test_an_unreadable_date_leaves_the_session(tmp_path: Path) -> None:
    result = read(tmp_path, {SESSION: SHEET.replace('2026-03-05', '三月初五')})
    assert slugs(result.findings) == ['field.not-date']
    assert result.value.sessions[0].date is None


def test_a_semester_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    project = write(tmp_path, {})
    (tmp_path / SEMESTER).unlink()
    assert 'file.unreadable' in slugs(read_semester(project, 'spring').findings)
    assert 'semester.empty' in slugs(read_semester(project, 'autumn').findings)


def test_one_session_may_have_front_matter_and_no_articles(tmp_path: Path) -> None:
    project = write(tmp_path, {})
    (tmp_path / ARTICLE).unlink()
    assert slugs(read_semester(project, 'spring').findings) == ['session.empty']
