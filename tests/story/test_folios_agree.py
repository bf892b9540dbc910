"""Every folio on every slide is the page of the PDF that prints the sentence: both files are read back."""

import re
from pathlib import Path

import pytest

from tests.story.project_story import REPOSITORY, Story, page_texts, slide_texts, squeeze

CITATION = re.compile(r'第\s*(\d+)(?:–(\d+))?\s*页')


def folio_pages(pdf: Path) -> dict[str, str]:
    """Return folio -> text of the page that carries it at its foot (arabic folios only)."""
    texts = page_texts(pdf)
    offset = next(index for index, text in enumerate(texts) if is_first_sheet(text))
    return {str(index - offset + 1): text for index, text in enumerate(texts) if index >= offset}


def sentences_among(paragraphs: list[str]) -> list[str]:
    """Return what a key-sentence slide quotes: not its label, attribution, citation and foot."""
    told = [squeeze(text) for text in paragraphs]
    ends = ('。', '！', '？', '”', '.', '；', '，', '……')
    is_label = re.compile(r'\d+\.\d+|——').match
    return [text for text in told if text.endswith(ends) and not is_label(text)]


def is_printed(sentence: str, first: str, last: str) -> bool:
    """Tell whether the sentence stands on one page, or begins on the first and ends on the last; the spans of
    a line joined by …… each for itself.
    """
    return all(_span_is_printed(span, first, last) for span in sentence.split('……') if span)


def _span_is_printed(span: str, first: str, last: str) -> bool:
    cuts = range(1, len(span))
    return span in first or span in last or any(span[:n] in first and span[n:] in last for n in cuts)


def whole(text: str) -> str:
    """Return the text without hyphens: those at line ends cannot be told from the author's."""
    return text.translate(dict.fromkeys(map(ord, '-‐')))


def is_first_sheet(text: str) -> bool:
    return '时间及形式' in text and '一、' in text


@pytest.mark.slow
@pytest.mark.xdist_group('sample')
def test_each_sentence_on_a_slide_stands_on_the_page_it_cites(sample_build: Story) -> None:
    pages = folio_pages(sample_build.file('print/booklet.pdf'))
    checked = 0
    for deck in sorted(sample_build.file('slides').glob('*.pptx')):
        for paragraphs in slide_texts(deck):
            cited = [CITATION.search(text) for text in paragraphs]
            span = next((match for match in cited if match and '见' in match.string), None)
            if span is None:
                continue
            first, last = int(span[1]), int(span[2] or span[1])
            for sentence in sentences_among(paragraphs):
                place = (deck.name, first, last, sentence)
                assert is_printed(whole(sentence), whole(pages[str(first)]), whole(pages[str(last)])), place
                checked += 1
    assert checked >= 40


def test_the_sample_semester_is_the_one_in_the_repository() -> None:
    assert (REPOSITORY / 'content' / '2026-spring' / 'semester.toml').is_file()
