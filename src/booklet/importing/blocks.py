"""Passages -> blocks of Markdown: headings, lists, tables, figures, notes, paragraphs."""

import re
from collections.abc import Iterable, Iterator

from booklet.diagnostics import Checked, Finding, Place, finding
from booklet.importing.captions import with_captions
from booklet.importing.figures import SHOWN, file_of, suffix_of, to_figure
from booklet.importing.foreign import Note
from booklet.importing.headings import find_headings, number_headings
from booklet.importing.inline import tidied_headline, to_markdown
from booklet.importing.lines import ends_sentence
from booklet.importing.lists import Lists, find_typed_items, labelled, typed_item
from booklet.importing.markdown import escape
from booklet.importing.paragraphs import dateline
from booklet.importing.passage import Kind, Mark, Passage, Run
from booklet.importing.tables import to_table
from booklet.values import dataclass

_DASH = re.compile(r'—{2}')
_OF_HEADINGS = frozenset((Mark.STRONG, Mark.EMPHASIS))
"""Marks that a heading has by itself."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of Markdown and the passage it was made of."""

    text: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Blocks:
    """The body of an article in Markdown."""

    blocks: tuple[Block, ...]
    numbers_itself: bool
    """Its headings carry their own numbers."""
    pictures: tuple[tuple[str, bytes], ...] = ()
    notes: tuple[str, ...] = ()
    """Definitions of the notes that are called."""


def to_blocks(name: str, passages: tuple[Passage, ...], notes: tuple[Note, ...] = ()) -> Checked[Blocks]:
    """Return the blocks, with a finding at each line that may be a heading without a number."""
    captioned = with_captions(name, passages)
    passages = captioned.value
    typed = find_typed_items(passages)
    levels = find_headings(passages, typed)
    numbered = number_headings(passages, levels)
    findings: list[Finding] = [*captioned.findings]
    findings += [
        finding('import.derived', Place(name, before.number_in_source), text=before.text[: -len(after.text)])
        for before, after in zip(passages, numbered.passages, strict=True)
        if before.text != after.text
    ]
    passages = numbered.passages
    lists = Lists()
    blocks: list[Block] = []
    for index, passage in enumerate(passages):
        is_item = index not in levels and passage.kind is Kind.ITEM
        if not is_item:
            lists.end()
        if index in levels:
            text = _heading(passage, levels[index])
        elif is_item:
            text = lists.item(passage)
        elif index in typed:
            text = typed_item(passage)
        else:
            text = _written(passage)
            findings += _about(name, passage)
        blocks.append(Block(text, passage))
    called = _called(passages, notes)
    pictures = {file_of(it): it.content for each in passages if (it := each.picture) and it.content}
    made = Blocks(
        tuple(blocks), bool(levels) and numbered.keeps, tuple(pictures.items()), tuple(map(_note, called))
    )
    return Checked(made, tuple(findings))


def _heading(passage: Passage, level: int) -> str:
    words = ''.join(run.text for run in passage.runs)
    label = passage.text.removesuffix(words) if passage.number else ''
    mark = '#' * level + ' '
    runs = tidied_headline((Run(label), *passage.runs))
    return mark + to_markdown(runs, _OF_HEADINGS, mark)


def _written(passage: Passage) -> str:
    if passage.kind is Kind.TABLE:
        return to_table(passage.table)
    if passage.kind is Kind.PICTURE and passage.picture:
        return to_figure(passage.picture)
    if passage.kind is Kind.CODE:
        return f'```\n{passage.text}\n```'
    text = labelled(passage)
    if passage.kind is Kind.QUOTATION:
        return f'> {text}'
    if passage.kind is Kind.VERSE:
        return '\n'.join(('::: verse', *text.split('<br>'), ':::'))
    return text


def _about(name: str, passage: Passage) -> Iterator[Finding]:
    place = Place(name, passage.number_in_source)
    picture = passage.picture
    if picture and not picture.content:
        slug = 'import.picture-remote' if picture.address else 'import.picture-missing'
        yield finding(slug, place, path=picture.address or picture.name)
    elif picture and suffix_of(picture) not in SHOWN:
        yield finding('import.picture-format', place, path=file_of(picture))
    elif passage.kind is Kind.PARAGRAPH and passage.text and _may_be_heading(passage.text):
        yield finding('import.unsure-line', place, text=passage.text[:24])


def _may_be_heading(text: str) -> bool:
    if text.startswith('附件'):
        return False
    is_open = not ends_sentence(text) and not text.endswith(('：', ':', '；', ';', '，', '）', ')'))
    return is_open and not _DASH.match(text) and dateline(text) is None


def _called(passages: Iterable[Passage], notes: tuple[Note, ...]) -> list[Note]:
    """Return the notes that the passages call, and those that these call."""
    known = {note.name: note for note in notes}
    names = [run.note for passage in passages for run in _runs(passage) if run.note]
    called: dict[str, Note] = {}
    while names:
        name = names.pop(0)
        if name in known and name not in called:
            called[name] = known[name]
            names += (run.note for runs in known[name].paragraphs for run in runs if run.note)
    return list(called.values())


def _runs(passage: Passage) -> Iterator[Run]:
    yield from passage.runs
    for row in passage.table:
        for cell in row:
            for runs in cell.paragraphs:
                yield from runs


def _note(note: Note) -> str:
    paragraphs = [to_markdown(tidied_headline(runs)) for runs in note.paragraphs]
    return f'[^{note.name}]: ' + '\n\n    '.join(paragraphs or ('',))


def plain_blocks(passages: tuple[Passage, ...]) -> tuple[str, ...]:
    """Return passages as paragraphs, for an introduction."""
    return tuple(
        _written(passage) if passage.table or passage.picture else escape(passage.text)
        for passage in passages
    )
