"""A file that is Markdown already -> an article as it stands, with its title in the front matter.

Of all kinds this one is told by its name too: a line that begins with # is text in a text.
"""

import re
from pathlib import PurePath

from booklet.diagnostics import Checked, Place, finding
from booklet.importing.decoding import decode
from booklet.importing.imported import SESSION_FILE, ImportedSession
from booklet.importing.markdown import document

_FRONT = re.compile(r'---\n(?P<fields>(?:[^\n]*\n)*?)---(?:\n|$)')
_TITLE = re.compile(r'\s*#[ \t]+(?P<title>[^\n]+?)[ \t#]*(?:\n|$)')
_HEADING = re.compile(r'^#{1,5} \S', re.MULTILINE)


def is_markdown(name: str, content: bytes) -> bool:
    """Tell whether a text has front matter, or is called Markdown and has a heading."""
    text = content[:200_000].decode('utf-8', 'replace').replace('\r\n', '\n').lstrip('\ufeff')
    has_fields = (front := _FRONT.match(text)) and re.search(r'^[a-z]+:', front['fields'], re.MULTILINE)
    is_named = PurePath(name).suffix.lower() in ('.md', '.markdown')
    return bool(has_fields or (is_named and _HEADING.search(text)))


def import_markdown(name: str, content: bytes) -> Checked[ImportedSession]:
    """Return the file as an article, or as the sheet when that is what it is called."""
    decoded = decode(name, content)
    text = '\n'.join(decoded.value).strip('\n') + '\n'
    if PurePath(name).name == SESSION_FILE:
        return Checked(ImportedSession(((SESSION_FILE, text),)), decoded.findings)
    findings = decoded.findings
    if _FRONT.match(text) is None:
        match = _TITLE.match(text)
        title = match['title'] if match else PurePath(name).stem
        body = text[match.end() :] if match else text
        text = document((('title', title),), (body.strip('\n'),))
        if not match:
            findings = (
                *findings,
                finding('import.unsure-title', Place(name), title=title, file='1-article.md'),
            )
    return Checked(ImportedSession((('1-article.md', text),)), findings)
