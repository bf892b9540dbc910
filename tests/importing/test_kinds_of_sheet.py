"""Notices, agendas, bulletins, red heads, speeches: as text and as Word they give the same."""

import pytest

from booklet.diagnostics import Checked
from booklet.importing import ImportedSession, import_file
from tests.importing.law import front_matter, unaccounted
from tests.importing.word_files import p, word

NOTICE = """关于开展2026年春季实验室安全学习的通知
各课题组：
为做好新学期实验室安全工作，现将学习安排通知如下：
一、学习时间
2026年3月5日（星期四）下午2:30—4:00
二、学习地点
主楼201会议室
三、参加人员
全体教职工
四、主持人
沈一鸣
五、学习内容
（一）学习《危险化学品使用规程》
（二）讨论离心机的排班办法
六、学习要求
请各课题组提前准备，不得无故缺席。
生物化学学院办公室
2026年2月26日
附件1
危险化学品使用规程
使用以前先登记，登记三项，缺一不可。
用完以后放回原处，两人一起核对。
附件2
离心机排班办法
每天上午由第一课题组使用。
排班表贴在门上，每周更换一次。
"""
DAY = """生物化学学院教职工学习
时间：2026年3月12日 14:00
地点：主楼201室
主持：贺之舟
会议议程
14:00—14:30 学习《科研诚信规范》（主讲：沈一鸣）
14:30—15:10 讨论数据记录的保存期限
科研诚信规范
数据要如实记录，不得涂改，不得编造。
原始记录保存十年，由专人管理。
"""
BULLETIN = """学 习 简 报
2026年第3期（总第15期）
生物化学学院办公室编 2026年3月20日
本期目录
1.冰箱样本的清点办法 ………… 2
2.废液桶的管理 ………… 5
冰箱样本的清点办法
样本入库时登记编号、位置和经手人，三项缺一不可。
废液桶的管理
废液倒进对应的桶，桶上写明种类和日期。
"""
RED = """生物化学学院文件
生化院发〔2026〕3号
关于加强样本管理的通知
各课题组、各办公室：
为加强样本管理，现就有关事项通知如下。
一、统一登记
登记三项，缺一不可。
二、定期清点
每月清点一次，两人一起。
附件：1.样本登记表
2.清点记录表
生物化学学院
2026年3月2日
附件1
样本登记表
登记表放在冰箱门上，每月核对一次。
登记三项，缺一不可。
"""
SPEECH = """在安全工作会上的讲话
（2026年3月5日）
沈一鸣
同志们：
今天讲两个问题。
一、把规程写清楚
（一）写给谁看
规程是写给第一次进实验室的人看的。
二、把检查做扎实
检查要有记录，记录要有人看。
"""
QUESTIONS = """实验室安全问答
问：废液桶满到几分要更换？
答：满到八分就要更换，不要等到全满。
"""
ALL = {'notice': NOTICE, 'day': DAY, 'bulletin': BULLETIN, 'red': RED, 'speech': SPEECH}
ALL |= {'questions': QUESTIONS}


def made(text: str) -> Checked[ImportedSession]:
    """Import a text."""
    return import_file('a.txt', text.encode())


def fields(text: str, place: int = 0) -> dict[str, str]:
    """Return the front matter of one of the files."""
    return {key: str(value) for key, value in front_matter(made(text).value.files[place][1]).items()}


@pytest.mark.parametrize('kind', ALL)
def test_nothing_is_lost(kind: str) -> None:
    assert unaccounted(ALL[kind], made(ALL[kind])) == []


@pytest.mark.parametrize('kind', ALL)
def test_word_gives_the_same_files(kind: str) -> None:
    content = word(*(p(line) for line in ALL[kind].splitlines()))
    assert import_file('a.docx', content).value.files == made(ALL[kind]).value.files


def test_a_notice_with_several_items() -> None:
    assert fields(NOTICE) == {
        'date': '2026-03-05',
        'form': '下午2:30—4:00',
        'place': '主楼201会议室',
        'chair': '沈一鸣',
        'title': '关于开展2026年春季实验室安全学习的通知',
        'minutes': '90',
    }
    files = made(NOTICE).value.files
    assert [name for name, _ in files] == ['session.md', '1-article.md', '2-article.md']
    assert '三、参加人员\n\n全体教职工\n\n六、学习要求' in files[0][1]
    assert fields(NOTICE, 1) == {'title': '危险化学品使用规程', 'agenda': '学习《危险化学品使用规程》'}
    assert fields(NOTICE, 2) == {'title': '离心机排班办法', 'agenda': '讨论离心机的排班办法'}


def test_an_agenda_with_times_gives_minutes() -> None:
    assert (fields(DAY)['place'], fields(DAY)['chair']) == ('主楼201室', '贺之舟')
    assert fields(DAY, 1)['minutes'] == '30'
    missing = [each for each in made(DAY).findings if each.slug == 'import.article-missing']
    assert [dict(each.arguments)['text'] for each in missing] == ['讨论数据记录的保存期限']


def test_a_bulletin_with_a_table_of_contents() -> None:
    assert fields(BULLETIN) == {'number': '3', 'date': '2026-03-20', 'series': '学习简报'}
    titles = [fields(BULLETIN, place)['title'] for place in (1, 2)]
    assert titles == ['冰箱样本的清点办法', '废液桶的管理']


def test_a_document_with_a_red_head_and_an_attachment() -> None:
    head = fields(RED)
    assert (head['title'], head['source'], head['author']) == (
        '关于加强样本管理的通知',
        '生化院发〔2026〕3号',
        '生物化学学院',
    )
    body = made(RED).value.files[0][1]
    headings = [line for line in body.split('\n') if line.startswith('#')]
    assert headings == ['## 一、统一登记', '## 二、定期清点']
    assert '各课题组、各办公室：' in body
    assert fields(RED, 1) == {'title': '样本登记表'}


def test_a_speech_has_its_speaker_and_its_parts() -> None:
    head = fields(SPEECH)
    assert (head['author'], head['date']) == ('沈一鸣', '2026-03-05')
    body = made(SPEECH).value.files[0][1]
    marks = [line.split()[0] for line in body.split('\n') if line.startswith('#')]
    assert marks == ['##', '###', '##']
