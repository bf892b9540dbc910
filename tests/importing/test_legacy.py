"""Older files (.rtf; .doc and .wps go the same way) come in by way of LibreOffice."""

from booklet.importing import import_file
from tests.importing.law import front_matter

RTF = r"""{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}
{\pard\qc\fs44 Counting samples\par}
{\pard\fs24 Two people count together, and {\b nobody} writes a number from memory.\par}
{\pard\fs24 What cannot be found is looked for on the same day.\par}}"""


def test_rich_text_is_converted_and_read() -> None:
    made = import_file('a.rtf', RTF.encode())
    content = made.value.files[0][1]
    assert front_matter(content) == {'title': 'Counting samples', 'language': 'en'}
    assert 'and **nobody** writes a number from memory.\n\nWhat' in content
    assert 'import.converted' in [each.slug for each in made.findings]
