"""A press file of sections that name their faces looks like one of sections that brought programs."""

import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from booklet.model.laid import LaidBooklet, PlacedSection
from booklet.press.assembly.print_file import body_pages, press_file
from booklet.press.fonts.programs import Programs
from booklet.project.shops import STANDARDS, Standard
from booklet.store import Store
from tests.press.laid_sample import FACTS, booklet, faces
from tests.press.pressed import wishes
from tests.press.test_carried_faces import without_programs, written
from tests.press.tools import assert_sound, font_lines, pictures, texts


def carried() -> LaidBooklet:
    """Return the sample booklet as layout hands it over."""
    laid = booklet()

    def one(placed: PlacedSection) -> PlacedSection:
        with without_programs(placed.section.pdf) as pdf:
            return replace(placed, section=replace(placed.section, pdf=written(pdf)))

    return replace(laid, sections=tuple(map(one, laid.sections)))


def made(laid: LaidBooklet, standard: Standard = 'pdfx-4', store: Store | None = None) -> bytes:
    pages = body_pages(laid, 'zh-CN', False, lambda index: True)
    return press_file(laid, FACTS, pages, wishes(standard), faces().values(), store).value.content


@pytest.mark.parametrize('standard', STANDARDS)
def test_it_shows_the_same_and_has_each_face_once(standard: Standard) -> None:
    brought, named = made(booklet(), standard), made(carried(), standard)
    assert_sound(named)
    assert texts(named) == texts(brought)
    assert pictures(named) == pictures(brought)
    assert len(font_lines(named)) == len(font_lines(brought)) == 3


def test_programs_come_from_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, laid = Store(tmp_path / 'store'), carried()
    first = made(laid, store=store)
    assert first == made(laid)

    def refuse(*_: object) -> object:
        raise AssertionError('made again')

    monkeypatch.setattr(Programs, '_made', refuse)
    assert made(laid, store=store) == first


def test_a_face_that_no_file_has_stops_the_run() -> None:
    laid = carried()
    pages = body_pages(laid, 'zh-CN', False, lambda index: True)
    kai_only = [path for name, path in faces().items() if 'Kai' in name]
    with pytest.raises(LookupError, match='no face'):
        press_file(laid, FACTS, pages, wishes(has_marks=False), kai_only)


SCRIPT = '''
import pathlib, pickle, sys
folder = pathlib.Path(sys.argv[1])
laid, facts, pages, wishes, faces = pickle.loads((folder / 'asked').read_bytes())
from booklet.store import Store
from booklet.press.assembly.print_file import press_file
content = press_file(laid, facts, pages, wishes, faces, Store(folder / 'store')).value.content
(folder / 'made.pdf').write_bytes(content)
print(*sorted({'pikepdf', 'uharfbuzz', 'PIL', 'lxml'} & sys.modules.keys()))
'''


def test_a_file_of_which_all_is_known_takes_no_library(tmp_path: Path) -> None:
    laid = carried()
    first = made(laid, store=Store(tmp_path / 'store'))
    pages = body_pages(laid, 'zh-CN', False, lambda index: True)
    asked = (laid, FACTS, pages, wishes(), tuple(faces().values()))
    (tmp_path / 'asked').write_bytes(pickle.dumps(asked))
    said = subprocess.run([sys.executable, '-c', SCRIPT, str(tmp_path)], check=True, capture_output=True)
    assert said.stdout.split() == []
    assert (tmp_path / 'made.pdf').read_bytes() == first
