"""Names in the zip, and a zip of the same bytes."""

import datetime
import io
import zipfile
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from booklet.project.settings import PrintSettings
from booklet.project.shops import BUILT_IN
from booklet.results.print.package import PARTS, file_name
from booklet.results.zipped import zipped
from tests.layout.semesters import make_semester


def settings(pattern: str) -> PrintSettings:
    return PrintSettings(shop=replace(BUILT_IN['digital'], file_names=pattern))


def test_the_shop_says_how_files_are_called() -> None:
    semester = replace(make_semester(), copies=200)
    name = file_name('booklet.pdf', semester, settings('{title}-{trim}-{copies}册-{part}'))
    assert name == '实验室安全学习汇编-148x210mm-200册-内文.pdf'
    english = replace(semester, language='en')
    assert file_name('cover.pdf', english, settings('{part}')) == 'cover.pdf'


@given(st.text(max_size=300), st.sampled_from(['{title}-{part}', '{part}-{title}', '{title}{term}{part}']))
def test_names_are_different_and_fit_every_system(title: str, pattern: str) -> None:
    semester = replace(make_semester(), title=title)
    names = [file_name(name, semester, settings(pattern)) for name in PARTS]
    assert len(set(names)) == len(names)
    for name in names:
        assert not set(name) & set('<>:"/\\|?*\0\n')
        assert len(name) <= 90


def test_the_same_files_make_the_same_zip() -> None:
    files = {'内文.pdf': b'%PDF', 'job.json': b'{}'}
    moment = datetime.datetime(2026, 6, 30, tzinfo=datetime.UTC)
    assert zipped(files, moment) == zipped(files, moment)
    with zipfile.ZipFile(io.BytesIO(zipped(files, moment))) as parcel:
        assert parcel.namelist() == ['内文.pdf', 'job.json']
        assert {entry.date_time for entry in parcel.infolist()} == {(2026, 6, 30, 0, 0, 0)}
        assert parcel.testzip() is None
