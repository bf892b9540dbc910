"""Damaged files never raise and never come out empty without a word; `tests.importing.damage` does many."""

import time

import pytest

from booklet.importing import import_file, unpacked
from tests.importing.damage import verdicts
from tests.importing.samples import WHOLE
from tests.importing.word_files import box, p, packed, r, table, word

TEXT = '样本入库时登记编号、位置和经手人，三项缺一不可。登记表放在冰箱门上，每月核对一次。'


@pytest.mark.parametrize('kind', sorted(WHOLE))
def test_damage_is_named(kind: str) -> None:
    assert [each for each in verdicts([kind], range(12)) if each.fault] == []


def test_two_hundred_pages_come_in_whole() -> None:
    started = time.perf_counter()
    content = import_file('a.docx', word(p('登记', style='T'), *[p(TEXT * 3)] * 2500)).value.files[0][1]
    assert content.count(TEXT * 3) == 2500
    assert time.perf_counter() - started < 20


def test_nesting_without_end_is_bounded() -> None:
    nested = p('深处')
    for _ in range(70):
        nested = table((nested, '旁边'))
    boxes = p('深处')
    for _ in range(12):
        boxes = p(box(boxes))
    inserted = p('<w:ins>' * 240 + r('深处') + '</w:ins>' * 240)
    for body in (nested, boxes, inserted):
        assert TEXT in import_file('a.docx', word(p('登记', style='T'), p(TEXT), body)).value.files[0][1]


def test_a_part_that_unpacks_without_end_is_named() -> None:
    bomb = packed({'word/document.xml': '<w:document>' + 'a' * (70 * 1024 * 1024)})
    assert [each.slug for each in import_file('a.docx', bomb).findings] == ['import.damaged']


def test_a_zip_keeps_to_its_folder_and_says_what_it_left_out() -> None:
    files = {'../x.txt': 'x', '/etc/y.txt': 'y', 'a/~$z.docx': 'z', 'a/1.txt': TEXT}
    parcel = unpacked('a.zip', packed(dict(files)))
    assert [source.name for source in parcel.value] == ['a.zip/a/1.txt']
    assert [dict(each.arguments)['text'] for each in parcel.findings] == ['../x.txt', '/etc/y.txt']
