"""`==…==` to `<mark>`: a key sentence that must be on the slides."""

import re
import xml.etree.ElementTree as etree  # noqa: N813 - the name Python-Markdown uses

import markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

PIN = r'(?<!=)==(?![=\s])(.+?)(?<![=\s])==(?!=)'


class PinExtension(Extension):
    """Adds pins; they may hold and lie in emphasis."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register below the links and above the emphasis, so that both may lie inside."""
        md.inlinePatterns.register(PinProcessor(PIN, md), 'pin', 65)


class PinProcessor(InlineProcessor):
    """Makes the element."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element, int, int]:
        """Return the element and the span it replaces."""
        element = etree.Element('mark')
        element.text = m.group(1)
        return element, m.start(0), m.end(0)
