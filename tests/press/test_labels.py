"""Folios as page labels."""

import io

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from booklet.press.assembly.labels import page_labels, read_page_labels, write_page_labels
from tests.press.laid_sample import booklet
from tests.press.tools import plain_pdf

ONE = st.one_of(
    st.integers(0, 4000).map(str),
    st.sampled_from(['', 'i', 'ii', 'iv', 'v', 'xl', 'XIV', 'MMXXVI', 'iiii', 'mix', '007', '封面', 'A-1']),
    st.text('ivxlcdm', max_size=5),
)
RUN = st.tuples(st.integers(1, 300), st.integers(1, 6)).map(
    lambda run: [str(number) for number in range(run[0], run[0] + run[1])]
)
LABELS = st.lists(st.one_of(ONE.map(lambda label: [label]), RUN), min_size=1, max_size=8).map(
    lambda runs: [label for run in runs for label in run]
)


@settings(max_examples=60, deadline=None)
@given(LABELS)
def test_any_labels_written_are_read_back(labels: list[str]) -> None:
    assert read_page_labels(labelled(labels)) == tuple(labels)


def labelled(labels: list[str]) -> bytes:
    with pikepdf.open(io.BytesIO(plain_pdf([''] * len(labels)))) as pdf:
        write_page_labels(pdf, labels)
        target = io.BytesIO()
        pdf.save(target)
        return target.getvalue()


def test_a_run_of_folios_is_one_range() -> None:
    pdf = labelled(['封面', 'i', 'ii', 'iii', '1', '2', '3', '4'])
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.Root.PageLabels.Nums) == 6


def test_covers_are_called_by_name_in_the_language_of_the_content() -> None:
    assert page_labels(booklet(), 'zh-CN')[::15] == ('封面', '封底')
    assert page_labels(booklet(), 'en')[::15] == ('Cover', 'Back cover')


def test_every_other_label_is_the_folio() -> None:
    folios = [folio for placed in booklet().sections for folio in placed.folios]
    assert list(page_labels(booklet(), 'zh-CN'))[1:-1] == folios[1:-1]


def test_a_file_without_labels_counts_its_pages() -> None:
    assert read_page_labels(plain_pdf(['a', 'b'])) == ('1', '2')
