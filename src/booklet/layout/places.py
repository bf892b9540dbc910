"""Semester -> where each anchor stands in the source; troubles -> findings at their places."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from booklet.diagnostics import Finding, Place, finding
from booklet.layout.engine.job import Trouble
from booklet.model.blocks import Block, DefinitionList, Figure, Lead, ListBlock, Paragraph, Quotation
from booklet.model.pages import Anchor
from booklet.model.semester import Semester
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Places:
    """Places by anchor, and by the path of a picture."""

    by_anchor: Mapping[Anchor, Place]
    by_picture: Mapping[str, Place]

    def get(self, anchor: str) -> Place | None:
        """Return where `anchor` stands in the source, None when it is no anchor of the semester."""
        return self.by_anchor.get(Anchor(anchor))

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every anchor that must be on some page, in reading order."""
        return tuple(self.by_anchor)


def anchor_places(semester: Semester) -> Places:
    """Return the places of everything in `semester` that has an anchor."""
    by_picture: dict[str, Place] = {}
    by_anchor: dict[Anchor, Place] = {}
    for session in semester.sessions:
        by_anchor[session.anchor] = session.place
        blocks = list(all_blocks(session.introduction))
        for article in session.articles:
            by_anchor[article.anchor] = article.place
            blocks += all_blocks(article.blocks)
        for block in blocks:
            by_anchor[block.anchor] = block.place
            if isinstance(block, Paragraph):
                by_anchor.update({sentence.anchor: sentence.place for sentence in block.sentences})
            if isinstance(block, Figure) and block.picture:
                by_picture.setdefault(block.picture.path, block.place)
    return Places(by_anchor, by_picture)


def locate(trouble: Trouble, places: Places) -> Finding:
    """Return `trouble` as a finding at its block, or at the figure whose file is in question."""
    arguments = dict(trouble.arguments)
    place = (
        places.get(trouble.anchor)
        # Footnotes are anchored by their section: the third of s01a2 is s01a2n3.
        or places.get(trouble.anchor.rpartition('n')[0])
        or places.by_picture.get(arguments.get('address', ''))
    )
    if trouble.slug == 'font.glyph-missing':
        character = chr(int(arguments['code'], 16))
        name = unicodedata.name(character, 'no name')
        return finding(trouble.slug, place, character=character, code=f'U+{arguments["code"]}', name=name)
    return finding(trouble.slug, place, **arguments)


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield `blocks` and those inside them, in reading order."""
    for block in blocks:
        yield block
        match block:
            case ListBlock():
                for item in block.items:
                    yield from all_blocks(item)
            case DefinitionList():
                for _, definition in block.entries:
                    yield from all_blocks(definition)
            case Quotation() | Lead():
                yield from all_blocks(block.blocks)
            case _:
                continue
