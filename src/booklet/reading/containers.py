"""`::: verse`, `::: signature` and `::: lead` to divisions; the first two keep their lines.

The lines `:::` come in pairs and each with blank lines around it: `marking` has seen to that.
"""

import re
import xml.etree.ElementTree as etree  # noqa: N813 - the name Python-Markdown uses

import markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

_OPENING = re.compile(r'::: (verse|signature|lead)$')
_CLOSING = ':::'


class ContainerExtension(Extension):
    """Adds the containers."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        """Register above the lists and headings."""
        md.parser.blockprocessors.register(ContainerProcessor(md.parser), 'container', 95)


class ContainerProcessor(BlockProcessor):
    """Makes the divisions."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Tell whether a container begins here."""
        return bool(_OPENING.match(block.strip('\n').partition('\n')[0]))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Take the blocks up to the closing line; what stands behind it goes back."""
        kind = blocks[0].strip('\n').partition('\n')[0].removeprefix('::: ')
        inside = self._take(blocks)
        division = etree.SubElement(parent, 'div', {'class': kind})
        if kind == 'lead':
            self.parser.parseChunk(division, '\n'.join(inside))
            return
        for line in _trimmed(inside):
            etree.SubElement(division, 'p').text = line.strip() or None

    def _take(self, blocks: list[str]) -> list[str]:
        lines = '\n\n'.join(blocks).strip('\n').split('\n')
        depth, end = 0, len(lines)
        for index, line in enumerate(lines):
            depth += 1 if _OPENING.match(line) else 0
            depth -= 1 if line == _CLOSING else 0
            if depth == 0:
                end = index
                break
        rest = '\n'.join(lines[end + 1 :]).strip('\n')
        blocks[:] = rest.split('\n\n') if rest else []
        return lines[1:end]


def _trimmed(lines: list[str]) -> list[str]:
    kept = [line for line in lines if line not in ('', _CLOSING) and not _OPENING.match(line)] or []
    if not kept:
        return []
    first, last = lines.index(kept[0]), len(lines) - lines[::-1].index(kept[-1])
    return [line for line in lines[first:last] if line != _CLOSING and not _OPENING.match(line)]
