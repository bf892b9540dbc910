"""Faces that are linked are declared to fontconfig as WeasyPrint declares its copies; others are copied."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from weasyprint import CSS
from weasyprint.text import fonts
from weasyprint.text.fonts import FontConfiguration

from booklet.layout.engine.fetch import BASE
from booklet.layout.engine.job import SectionJob
from booklet.layout.engine.lay_out import lay_out_section
from booklet.layout.engine.render import _Fetcher
from booklet.layout.engine.speed import font_faces
from tests.layout.conftest import PAGE

Make = Callable[..., SectionJob]


class Listening:
    """The library fontconfig, and what it was told."""

    def __init__(self, library: Any) -> None:
        self.library, self.told = library, list[bytes]()

    def __getattr__(self, name: str) -> Any:
        function = getattr(self.library, name)
        return function if name != 'FcConfigParseAndLoadFromMemory' else self.tell

    def tell(self, configuration: Any, text: bytes, is_loud: bool) -> Any:
        self.told.append(text)
        return self.library.FcConfigParseAndLoadFromMemory(configuration, text, is_loud)


Declared = tuple[list[bytes], list[bool]]


def declared(css: str, job: SectionJob, patch: pytest.MonkeyPatch, add: Any) -> Declared:
    """Return what fontconfig is told of the faces in `css`, and which of them are links."""
    library = Listening(fonts.fontconfig)
    with patch.context() as changed:
        changed.setattr(fonts, 'fontconfig', library)
        changed.setattr(FontConfiguration, 'add_font_face', add)
        configuration = FontConfiguration()
        CSS(string=css, base_url=BASE, url_fetcher=_Fetcher(job.grounds), font_config=configuration)
    folder = configuration._folder
    assert folder is not None
    files = sorted(Path(folder).iterdir())
    told = [text.replace(str(folder).encode(), b'') for text in library.told]
    return told, [file.is_symlink() for file in files]


def test_a_plain_face_is_linked_and_others_are_copied(job: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = job('<p>一')
    lay_out_section(made)
    css = made.css[: made.css.rindex('@font-face')]
    odd = css.replace('unicode-range', 'font-feature-settings: "tnum"; unicode-range').replace('Text', 'Odd')
    told, links = declared(css + odd, made, monkeypatch, font_faces._add)
    assert (told, [False] * len(links)) == declared(css + odd, made, monkeypatch, font_faces._stock_add)
    assert sum(links) * 2 == len(links) > 2


def test_where_links_cannot_be_made_faces_are_copied(job: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    made = job('<p>Western words', PAGE)
    with monkeypatch.context() as changed:
        changed.setattr(Path, 'symlink_to', lambda *_: (_ for _ in ()).throw(OSError))
        told, links = declared(made.css, made, monkeypatch, font_faces._add)
    assert not any(links)
    assert len(told) == len(links) > 2
