"""What a print shop is promised, sentence by sentence, on the small project with a coloured glued cover."""

import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from booklet.layout.html.geometry import MOST_MOVED
from booklet.results.print.spine import gutter
from booklet.units import Length
from tests.press.seen import inks
from tests.press.test_overprint import plates
from tests.press.tools import pictures, run, texts
from tests.story.project_story import REPOSITORY, Story, page_texts, squeeze

ORDER = """
[print]
shop = "nearby"
binding = "perfect"

[print-shop.nearby]
label = "校门口快印"
contact = "王师傅 8765"
paper_weight = 120
paper_caliper = "1.4mm"
cover_kind = "gloss"
cover_weight = 250
"""
SEMESTER = 'content/2026-spring/semester.toml'
GROUND = (
    '\n.face, .front, .spine { background: #2f6f9f }\n'
    '@page { background: #2f6f9f; @top-center { content: "内部资料" } }\n'
)


@pytest.fixture(scope='module')
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """A glued booklet whose house has given the cover a coloured ground."""
    made = Story.small(tmp_path_factory.mktemp('shop') / 'project').write('booklet.toml', ORDER)
    made.change(SEMESTER, 'language', 'copies = 300\ncontact = "学院办公室 312"\nlanguage')
    own = (REPOSITORY / 'styles' / 'cover.css').read_text(encoding='utf-8') + GROUND
    return made.write('styles/cover.css', own).build('--only', 'print')


def test_the_ticket_has_every_listed_item_for_people(story: Story) -> None:
    [page] = page_texts(story.file('print/job-ticket.pdf'))
    ticket = json.loads(story.file('print/job-ticket.json').read_text(encoding='utf-8'))
    body, cover = ticket['files']
    wanted = (
        '实验室安全学习材料', '300册', '148×210毫米', '封面4+0，内文1+1（单黑）', '封面第1页', '封面4页',
        f'内文{body["pages"]}页（{ticket["sheets"]}张）', '120克双胶纸', '250克铜版纸', '无线胶装',
        f'{ticket["spine_mm"]:g}毫米={ticket["sheets"]}张×1.4毫米+封面2×0.2毫米', '四边各3毫米', 'PDF/X-4',
        '按booklet.toml的设置', '内文FOGRA29，封面FOGRA39', '300%', '单页，按阅读顺序排列', '没有问题',
        '封面4页另计，展开为1张', '第1页：封底、书脊、封面连成一张', '年__月__日（请填写）',
        '校门口快印', '王师傅8765', '学院办公室312',
    )  # fmt: skip
    assert [words for words in wanted if squeeze(words) not in page] == []
    for file in (body, cover):
        content = story.file(f'print/{file["file"]}').read_bytes()
        assert hashlib.sha256(content).hexdigest() == file['sha256']
        assert file['sha256'] in page
        assert squeeze(file['name_in_zip']) in page
        assert f'{file["pages"]}页' in page


def test_the_zip_has_everything_of_the_folder_under_the_names_of_the_shop(story: Story) -> None:
    with zipfile.ZipFile(story.file('print.zip')) as parcel:
        packed = sorted(parcel.read(name) for name in parcel.namelist())
        assert all(name.startswith('实验室安全学习材料-') for name in parcel.namelist())
    assert packed == sorted(path.read_bytes() for path in story.file('print').iterdir())


def test_the_title_on_the_spine_stands_in_a_column_read_downwards(story: Story) -> None:
    cover = story.file('print/cover.pdf').read_bytes()
    spine = json.loads(story.file('print/job-ticket.json').read_text(encoding='utf-8'))['spine_mm']
    left = (13 + 148) / 25.4 * 72
    boxes = re.findall(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="[\d.]+">(.*)</word>',
        run(['pdftotext', '-bbox', 'PDF', '-'], cover),
    )
    on_spine = [
        (float(y), word)
        for x, y, end, word in boxes
        if left <= float(x) and float(end) <= left + spine * 72 / 25.4
    ]
    assert ''.join(word for _, word in sorted(on_spine)).startswith('实验室安全学习材料')
    assert len(on_spine) > len('实验室安全学习材料')


def test_cover_art_is_a_style_sheet_and_its_ground_goes_to_the_edge_of_the_bleed(story: Story) -> None:
    found = plates(story.file('print/cover.pdf').read_bytes())
    cyan = found['Cyan'].convert('L')
    inside, outside = round(10.5 / 25.4 * 72), round(9.5 / 25.4 * 72) - 1
    for y in (cyan.height // 3, cyan.height * 2 // 3):
        for x in (inside, cyan.width - inside - 1):
            assert cyan.getpixel((x, y)) != 255
        assert cyan.getpixel((outside, y)) == 255


def test_black_type_of_the_cover_lies_on_the_ground_and_leaves_no_rim(story: Story) -> None:
    found = plates(story.file('print/cover.pdf').read_bytes())
    trim = round(14 / 25.4 * 72)
    box = (trim, trim, found['Cyan'].width - trim, found['Cyan'].height - trim)
    cyan, black = (found[name].convert('L').crop(box).tobytes() for name in ('Cyan', 'Black'))
    ground = max(set(cyan), key=cyan.count)
    under = {c for c, k in zip(cyan, black, strict=True) if k == 0}
    assert ground != 255
    assert under == {ground}


def test_the_body_stays_black_beside_a_coloured_cover(story: Story) -> None:
    body = inks(story.file('print/booklet.pdf').read_bytes(), 36)
    assert all(shares[:3] == [0, 0, 0] for shares in body)


def test_the_ground_of_a_house_lies_under_the_text_of_its_pages(story: Story) -> None:
    content = story.file('print/booklet.pdf').read_bytes()
    [(page, text)] = [(at, text) for at, text in enumerate(texts(content)) if '先看风速' in squeeze(text)]
    with Image.open(io.BytesIO(pictures(content)[page])) as seen:
        middle = seen.crop((seen.width // 4, seen.height // 4, seen.width * 3 // 4, seen.height * 3 // 4))
        assert sum(middle.histogram()[:60]) > 100, text


def test_what_a_house_sets_into_the_margins_stands_there_once(story: Story) -> None:
    assert {text.count('内部资料') for text in page_texts(story.file('print/booklet.pdf'))} == {1}


def test_no_press_moves_pages_further_than_their_ground_reaches() -> None:
    assert gutter(Length.mm(99)) <= MOST_MOVED


def test_an_english_semester_has_an_english_ticket_that_says_why_it_is_stapled(tmp_path: Path) -> None:
    story = Story.small(tmp_path / 'english')
    story.change(SEMESTER, 'language = "zh-CN"', 'language = "en"').build('--only', 'print')
    [page] = page_texts(story.file('print/job-ticket.pdf'))
    assert 'Jobticket' in page
    assert '1,2,11,12(front,itsinside,insideoftheback,back)' in page
    assert '8inside,0.25fullsheetsof32' in page
    assert 'saddlestitch,twostaples' in page
    assert 'atmost16canbestapled' in page


def test_a_file_that_fails_its_preflight_ends_4_and_leaves_no_zip(tmp_path: Path) -> None:
    story = Story.small(tmp_path / 'refused').build('--only', 'print')
    assert story.file('print.zip').exists()
    story.write('booklet.toml', '[print-shop.digital]\nstandard = "pdfx-1a"\n')
    story.write(
        'content/2026-spring/01-safety/see-through.svg',
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90">'
        '<rect width="60" height="60"/><rect x="30" y="30" width="60" height="60" fill-opacity=".5"/></svg>',
    )
    figure = '## 再看习惯\n\n![两块叠起来](see-through.svg)\n'
    story.change('content/2026-spring/01-safety/1-hood.md', '## 再看习惯\n', figure)
    story.build('--only', 'print', code=4)
    assert not story.file('print.zip').exists()
    assert 'PDF/X-1a' in story.ending.out + story.ending.err
    story.write('booklet.toml', '').build('--only', 'print')
    assert story.file('print.zip').exists()
