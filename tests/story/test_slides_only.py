"""Slides alone: without laying out what stands, with the page numbers of what has to be laid out."""

import shutil

from booklet.files import digest
from tests.story.project_story import Story, page_texts, slide_texts

SEMESTER = 'content/2026-spring'


def test_slides_are_made_from_the_known_pages_even_without_the_cache(small: Story) -> None:
    small.build()
    deck = small.file('slides/01.pptx').read_bytes()
    small.file('slides/01.pptx').unlink()
    shutil.rmtree(small.root / 'build' / '.cache')
    small.build('--only', 'slides')
    assert small.file('slides/01.pptx').read_bytes() == deck
    assert 'laid out: 0 of' in small.ending.err


def test_an_edited_article_is_laid_out_for_its_pages(small: Story) -> None:
    small.build()
    small.change(f'{SEMESTER}/01-safety/2-label.md', '也不能少。', '都不能少。').build('--only', 'slides')
    assert '2-label' in small.ending.err


def test_slides_keep_to_a_house_template(small: Story) -> None:
    small.run('new', 'template', 'school.pptx')
    settings = small.root / 'booklet.toml'
    text = settings.read_text(encoding='utf-8') if settings.is_file() else ''
    small.write('booklet.toml', f'{text}\n[slides]\ntemplate = "school.pptx"\n').build()
    house = digest(small.file('slides/01.pptx').read_bytes())
    small.write('booklet.toml', f'{text}\n').build('--only', 'slides')
    assert digest(small.file('slides/01.pptx').read_bytes()) != house


def test_slides_and_a_script_for_the_presenter_are_made_as_pdf_when_asked(small: Story) -> None:
    small.build().run('build', '--only', 'slides-pdf')
    slides = len(slide_texts(small.file('slides/01.pptx')))
    assert len(page_texts(small.file('slides/01.pdf'))) == slides
    script = page_texts(small.file('slides/01-notes.pdf'))
    assert len(script) == slides
    assert any('原文：' in page for page in script)


def test_check_says_when_a_deck_is_older_than_its_text(small: Story) -> None:
    small.build()
    small.change(f'{SEMESTER}/01-safety/2-label.md', '也不能少。', '都不能少。')
    small.run('check', '--format', 'concise')
    assert 'build.deck-stale' in small.ending.out
    assert small.ending.out.count('build.deck-pages-stale') <= 1
    small.build().run('check', '--format', 'concise')
    assert 'build.deck' not in small.ending.out
