"""Stock WeasyPrint is given what we lay out ourselves."""

import re

import pytest

from tests.bench.one_document import one_document
from tests.bench.own import open_project
from tests.story.project_story import Story


@pytest.mark.slow
def test_one_document_holds_every_section_once_with_its_heads(small: Story) -> None:
    opened = open_project(small.root)
    document, fonts = one_document(opened)
    session = opened.semester.sessions[0]
    for article in session.articles:
        assert document.count(f'<article id="{article.anchor}"') == 1
        assert f"recto '{article.title}'" in document
    assert len(re.findall('one-section" style="page: whole"', document)) == 2
    assert 'booklet.invalid' not in document
    assert 'text-autospace' not in document
    assert fonts.is_file()
