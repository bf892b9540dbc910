"""Texts that provoke each finding of importing."""

from collections.abc import Callable, Iterable
from pathlib import Path

from booklet.diagnostics import Finding
from booklet.importing import import_file

WRAPPED = (
    '废液桶的管理办法\n\n'
    '实验结束以后把废液倒进对应的桶，桶上\n'
    '写明种类和日期，满到八分就要更换了。\n'
    '换下来的桶放在通风的地方，等专人来收\n'
    '走，不要自己搬运。\n'
)


def _of(text: str | bytes) -> Callable[[Path], Iterable[Finding]]:
    content = text.encode() if isinstance(text, str) else text
    return lambda folder: import_file('notes.txt', content).findings


SHEET = (
    '生物化学学院 2026 年上半年第 3 次\n教职工学习\n一、时间及形式\n{when}\n'
    '二、内容\n1.样本清点办法\n详细内容：\n{body}\n'
)
DATED = '2026年3月5日 星期四 集中学习'

CASES: dict[str, Callable[[Path], Iterable[Finding]]] = {
    'import.empty': _of(''),
    'import.not-text': _of(bytes(range(256)) * 4),
    'import.encoding': _of('样本入库时登记编号。'.encode('gb18030')),
    'import.damaged-character': _of('样本登记\n\n'.encode() + '登记编号。'.encode() * 40 + b'\xe6\n'),
    'import.invisible-character': _of('样本登记\n\n编号、位置和\u200b经手人，三项缺一不可。\n'),
    'import.derived': _of(SHEET.format(when=DATED, body='样本清点办法\n每月清点一次。')),
    'import.recognised': _of(SHEET.format(when=DATED, body='样本清点办法\n每月清点一次。')),
    'import.unsure-date': _of(SHEET.format(when='下周四 集中学习', body='样本清点办法\n每月清点一次。')),
    'import.unsure-title': _of('样本入库时登记编号、位置和经手人，三项缺一不可。\n'),
    'import.article-missing': _of(SHEET.format(when=DATED, body='').replace('详细', '2.离心机\n详细')),
    'import.unsure-paragraph': _of(WRAPPED),
    'import.unsure-line': _of('样本登记\n\n登记三项，缺一不可，每月核对。\n\n谁来清点\n\n两个人一起做。\n'),
    'import.unsure-space': _of('样本登记\n\n登记三项，缺 一不可，每月核对。\n'),
    'import.unsure-hyphen': _of(
        'Counting samples\n\nThe samples in the freezer are counted by two people, and the num-\n'
        'bers are written down at once by the second of them, who also reads\nthem back to the first.\n'
    ),
}
