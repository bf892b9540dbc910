"""A booklet for different print shops: one word in booklet.toml changes all of print/."""

import hashlib
import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.story.project_story import Story, page_texts, squeeze

SHOP = """
[print]
shop = "nearby"
binding = "perfect"

[print-shop.nearby]
label = "校门口快印"
standard = "pdfx-1a"
paper_weight = 120
paper_caliper = "1.4mm"
file_names = "{title}-{trim}-{part}"
"""


def glued(root: Path) -> Story:
    """Return the small project bound with glue, on paper as thick as board so that the spine is wide."""
    story = Story.small(root)
    story.write('booklet.toml', SHOP)
    return story.build('--only', 'print,slides')


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return glued(tmp_path / 'project')


def test_a_glued_booklet_has_a_cover_with_a_spine(story: Story) -> None:
    record = json.loads(story.file('print/job-ticket.json').read_text(encoding='utf-8'))
    said = subprocess.run(
        ['pdfinfo', '-box', str(story.file('print/cover.pdf'))], capture_output=True, text=True, check=True
    ).stdout
    [trim] = [line.split(':')[1].split() for line in said.splitlines() if line.startswith('TrimBox')]
    width = (float(trim[2]) - float(trim[0])) / 72 * 25.4
    assert width == pytest.approx(2 * 148 + record['spine_mm'], abs=0.1)
    body = page_texts(story.file('print/booklet.pdf'))
    assert len(body) == record['body_pages'] == record['pages'] - 4
    [cover] = page_texts(story.file('print/cover.pdf'))
    title = record['title']
    # The front in a line, the spine in a column.
    assert title in cover
    assert cover.count(title[0]) >= 2


def test_the_zip_holds_what_the_ticket_lists(story: Story) -> None:
    record = json.loads(story.file('print/job-ticket.json').read_text(encoding='utf-8'))
    with zipfile.ZipFile(io.BytesIO(story.file('print.zip').read_bytes())) as parcel:
        # Body, cover, ticket for people and for machines, a report on each file, and the reports as JSON.
        assert len(parcel.namelist()) == 7
        for file in record['files']:
            content = parcel.read(file['name_in_zip'])
            assert hashlib.sha256(content).hexdigest() == file['sha256']
            assert content == story.file(f'print/{file["file"]}').read_bytes()
            assert '148x210mm' in file['name_in_zip']


def test_the_ticket_is_one_page_in_the_language_of_the_content(story: Story) -> None:
    [page] = page_texts(story.file('print/job-ticket.pdf'))
    for words in ('印刷说明', '148×210毫米', '无线胶装', '校门口快印', 'PDF/X-1a:2003', '120克双胶纸'):
        assert words in squeeze(page)


def test_folios_stay_when_the_covers_leave(story: Story, tmp_path: Path) -> None:
    stapled = Story.small(tmp_path / 'stapled').build('--only', 'print,slides')
    assert stapled.manifest()['page_map'] == story.manifest()['page_map']
    assert stapled.file('slides/01.pptx').read_bytes() == story.file('slides/01.pptx').read_bytes()
    assert not stapled.file('print/cover.pdf').exists()


def test_the_same_project_gives_the_same_zip(story: Story, tmp_path: Path) -> None:
    assert glued(tmp_path / 'again').bytes_of_results() == story.bytes_of_results()


def test_stapled_again_the_cover_goes(story: Story) -> None:
    story.write('booklet.toml', SHOP.replace('perfect', 'saddle')).build('--only', 'print')
    assert not story.file('print/cover.pdf').exists()
    with zipfile.ZipFile(io.BytesIO(story.file('print.zip').read_bytes())) as parcel:
        # Body, ticket for people and for machines, report and the report as JSON.
        assert len(parcel.namelist()) == 5
