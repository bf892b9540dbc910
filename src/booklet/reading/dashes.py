"""Paragraphs that begin with —— to a list: official texts set their items so."""

import re
import xml.etree.ElementTree as etree  # noqa: N813 - the name Python-Markdown uses

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

DASH_CLASS = 'dash'
_ITEM = re.compile(r'^[ \u3000]{0,8}(?:——|⸺)(?!—)[ \u3000]*', re.MULTILINE)


class DashListExtension(Extension):
    """Adds —— lists: one item a paragraph or a line; consecutive ones form one list."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register above the paragraphs and below everything else."""
        md.parser.blockprocessors.register(DashListProcessor(md.parser), 'dash', 12)


class DashListProcessor(BlockProcessor):
    """Makes the lists."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Tell whether the block's first line begins with ——."""
        return bool(_ITEM.match(block.lstrip('\n')))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Add the block's items to the list before it, or to a new one."""
        block = blocks.pop(0).strip('\n')
        last = self.lastChild(parent)
        if last is not None and last.tag == 'ul' and last.get('class') == DASH_CLASS:
            items = last
        else:
            items = etree.SubElement(parent, 'ul', {'class': DASH_CLASS})
        for item in _ITEM.split(block)[1:]:
            paragraph = etree.SubElement(etree.SubElement(items, 'li'), 'p')
            paragraph.text = item.strip()
