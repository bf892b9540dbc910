"""The report: JSON for machines, one page of HTML for people, pictures of the pages concerned."""

import io
import json

import pikepdf
from PIL import Image

from booklet.preflight import Standard, check_pdf, draw_thumbnails, pages_concerned, to_html, to_json
from booklet.preflight.as_html import page_ranges
from tests.preflight import wrong as w
from tests.preflight.good import A5, good


def test_json_counts_pages_from_one_and_lengths_in_millimetres() -> None:
    said = json.loads(to_json(check_pdf(good(edit=w.rgb_picture), Standard.PDFX4, A5)))
    assert said['verdict'] == 'failed'
    assert said['certified'] is False
    assert said['counts'] == {'error': 1, 'warning': 0, 'note': 0, 'omitted': {}}
    (seen,) = said['observations']
    assert (seen['slug'], seen['severity'], seen['page']) == ('colour.rgb', 'error', 1)
    assert seen['object'].startswith('image Im')
    assert '屏幕颜色' in seen['message']['zh']
    assert [page['width'] for page in said['pages']] == [148.0] * 4
    assert said['pages'][0]['inks'] == ['Black', 'RGB']
    assert said['colour-pages'] == [1]


def test_same_file_same_report() -> None:
    content = good(edit=w.rgb_in_form)
    one, other = (check_pdf(content, Standard.PDFX4, A5) for _ in range(2))
    assert one == other
    assert to_json(one) == to_json(other)


def test_names_from_a_foreign_file_cannot_become_html() -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo[pikepdf.Name.Title] = pikepdf.String('<script>alert(1)</script>')
        w.font_not_embedded(pdf)
        pdf.pages[0].obj.Resources.Font.H.BaseFont = pikepdf.Name('/<b onclick=x>')

    page = to_html(check_pdf(good(edit=edit), Standard.PDFX4, A5), {}, 'en', '"><img src=x>')
    assert '<script>alert' not in page
    assert '<b onclick' not in page
    assert '<img src=x>' not in page
    assert 'https://' not in page.replace('https://example.org', '')


def test_the_page_shows_what_why_and_the_cure_with_a_picture() -> None:
    content = good(edit=w.rgb_picture)
    report = check_pdf(content, Standard.PDFX4, A5)
    assert pages_concerned(report) == (0,)
    pictures = draw_thumbnails(content, pages_concerned(report), 120)
    assert Image.open(io.BytesIO(pictures[0])).width == 120
    page = to_html(report, pictures, 'zh', 'reader.pdf')
    assert 'data:image/png;base64,' in page
    for words in ('暂时不能送印', '为什么要紧', '怎么办', '请用印刷厂的配置文件转成 CMYK'):
        assert words in page
    assert '<html lang="zh-CN">' in page


def test_a_clean_report_says_so() -> None:
    page = to_html(check_pdf(good(), Standard.PDFX4, A5), {}, 'zh')
    assert '可以送印' in page
    assert '没有发现问题' in page


def test_like_observations_are_counted_and_not_listed() -> None:
    def edit(pdf: pikepdf.Pdf) -> None:
        drawing = b'\n'.join(b'%.3f 0 0 rg 90 90 9 9 re f' % (number / 1000) for number in range(700))
        pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, drawing)

    report = check_pdf(good(edit=edit), Standard.PDFX4, A5)
    assert dict(report.omitted) == {'colour.rgb': 300}
    assert '+ 688 ' in to_html(report, {}, 'en')


def test_page_numbers_are_written_as_people_write_them() -> None:
    assert page_ranges([0, 1, 2, 6, 8, 9]) == '1–3, 7, 9–10'
    assert page_ranges([]) == ''


def test_pages_that_cannot_be_drawn_have_no_picture() -> None:
    assert draw_thumbnails(b'no pdf', [0]) == {}
    assert draw_thumbnails(good(), [99]) == {}
