"""One small project: built, built again, edited, broken, mended."""

import subprocess

import pytest

from tests.story.project_story import Story, page_texts, slide_texts, squeeze

SEMESTER = 'content/2026-spring'
RESULTS = {
    'print/booklet.pdf',
    'print/job-ticket.pdf',
    'print/job-ticket.json',
    'print/preflight.html',
    'print/preflight.json',
    'print.zip',
    'screen/booklet.pdf',
    'office/booklet-a4-duplex.pdf',
    'office/01.pdf',
    'slides/01.pptx',
    'epub/booklet.epub',
    'web/booklet.html',
}


def test_a_build_leaves_every_result(small: Story) -> None:
    small.build()
    assert set(small.bytes_of_results()) == RESULTS
    assert 'booklet.pdf' in small.ending.err + small.ending.out


def test_two_builds_give_the_same_bytes(small: Story, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = Story.small(tmp_path_factory.mktemp('elsewhere') / 'a project with spaces')
    small.build()
    other.build('--no-cache', '--jobs', '2')
    assert small.bytes_of_results() == other.bytes_of_results()


def test_the_cache_changes_nothing_but_time(small: Story) -> None:
    small.build()
    warm = small.build('--only', 'print,screen,office,slides,epub,web').bytes_of_results()
    small.remove('build').build('--no-cache')
    assert small.bytes_of_results() == warm


def test_nothing_changed_nothing_laid_out(small: Story) -> None:
    small.build()
    before = {name: small.file(name).stat().st_mtime_ns for name in RESULTS}
    small.build()
    assert {name: small.file(name).stat().st_mtime_ns for name in RESULTS} == before
    assert 'nothing' in small.ending.err.lower()


def test_an_edit_lays_out_its_article_only(small: Story) -> None:
    small.build()
    small.change(f'{SEMESTER}/01-safety/2-label.md', '也不能少。', '都不能少。').build()
    assert '2-label' in small.ending.err
    assert '1-hood' not in small.ending.err
    assert '都不能少' in ''.join(page_texts(small.file('print/booklet.pdf')))


def test_an_edit_reaches_booklet_and_deck_alike(small: Story) -> None:
    small.build()
    small.change(f'{SEMESTER}/01-safety/2-label.md', '没有日期的瓶子，', '没有写日期的瓶子，').build()
    sentence = '没有写日期的瓶子，按过期处理。'
    assert sentence in ''.join(page_texts(small.file('print/booklet.pdf')))
    slides = slide_texts(small.file('slides/01.pptx'))
    assert any(sentence in squeeze(text) for slide in slides for text in slide)


def test_pages_are_a5_and_as_many_as_printed_sheets_need(small: Story) -> None:
    small.build()
    told = subprocess.run(
        ['pdfinfo', '-box', str(small.file('print/booklet.pdf'))], capture_output=True, text=True, check=True
    ).stdout
    facts = dict(line.split(':', 1) for line in told.splitlines() if ':' in line)
    assert int(facts['Pages']) % 4 == 0
    left, bottom, right, top = map(float, facts['TrimBox'].split())
    assert abs(right - left - 148 / 25.4 * 72) < 0.3
    assert abs(top - bottom - 210 / 25.4 * 72) < 0.3


def test_the_last_sheet_of_a_handout_is_filled_with_ruled_pages(small: Story) -> None:
    # A sheet, two articles and their questions are one folded sheet; without the questions one page is left.
    small.build('--only', 'office')
    assert '学习笔记' not in ''.join(page_texts(small.file('office/01.pdf')))
    small.change(f'{SEMESTER}/01-safety/session.md', 'questions:\n  - 哪一条规程写了却没有人照做？\n', '')
    sides = page_texts(small.build('--only', 'office').file('office/01.pdf'))
    assert len(sides) == 2
    assert sides[0].startswith('学习笔记')


def test_one_kind_alone_can_be_asked_for(small: Story) -> None:
    small.build('--only', 'slides')
    assert set(small.bytes_of_results()) == {'slides/01.pptx'}


def test_a_session_that_goes_takes_its_results_along(small: Story) -> None:
    small.write(f'{SEMESTER}/02-more/session.md', '---\nnumber: 2\ndate: 2026-03-19\nform: 集中自学\n---\n')
    small.write(f'{SEMESTER}/02-more/1-a.md', '---\ntitle: 第二次的文章\n---\n移液之前先看量程。\n')
    small.build()
    assert small.file('slides/02.pptx').is_file()
    small.remove(f'{SEMESTER}/02-more').build()
    assert not small.file('slides/02.pptx').exists()
    assert not small.file('office/02.pdf').exists()


def test_a_deck_edited_by_hand_is_kept(small: Story) -> None:
    small.build()
    deck = small.file('slides/01.pptx')
    deck.write_bytes(deck.read_bytes() + b'edited')
    small.change(f'{SEMESTER}/01-safety/2-label.md', '也不能少。', '都不能少。').build()
    assert small.file('slides/01-edited-1.pptx').read_bytes().endswith(b'edited')
    assert 'build.deck-edited' in small.ending.err


def test_a_build_that_fails_leaves_the_last_good_files(small: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    small.build()
    before = small.bytes_of_results()
    small.change(f'{SEMESTER}/01-safety/2-label.md', '也不能少。', '都不能少。')

    def fall_over(*_: object, **__: object) -> None:
        raise RuntimeError('the disk is gone')

    monkeypatch.setattr('booklet.results.slides.make_deck', fall_over)
    small.build(code=70)
    assert small.bytes_of_results() == before
    assert 'Traceback' not in small.ending.err


def test_a_person_may_stop_a_build(small: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    small.build()
    before = small.bytes_of_results()
    small.change(f'{SEMESTER}/01-safety/2-label.md', '也不能少。', '都不能少。')

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr('booklet.results.slides.make_deck', stop)
    small.build(code=130)
    assert small.bytes_of_results() == before
