"""A finished .pptx -> the texts on its slides, and whether they agree with booklet and page map."""

from lxml import etree

from booklet.deck.cleaning import clean
from booklet.deck.frames import Slot
from booklet.deck.opc import Parts, related, relations, unpacked
from booklet.deck.words import WORDS, language_of, see_pages
from booklet.diagnostics import Finding, finding
from booklet.model.inlines import LOWERED, RAISED
from booklet.model.keys import ArticleKeys, KeySentence
from booklet.model.pages import PageMap
from booklet.values import dataclass

A = '{http://schemas.openxmlformats.org/drawingml/2006/main}'
P = '{http://schemas.openxmlformats.org/presentationml/2006/main}'
R = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
PLACE = f'{P}nvSpPr/{P}nvPr/{P}ph'


@dataclass(frozen=True, slots=True)
class SlideText:
    """What one slide of a file says."""

    layout: str
    title: str
    body: tuple[str, ...]
    """Paragraphs of the text placeholder on the first level."""
    details: tuple[str, ...]
    """Those on the second level: attribution, minutes."""
    items: tuple[str, ...]
    """Those on the third: the items of an enumeration."""
    citations: tuple[str, ...]
    """Texts of the plates: `见第 37 页`."""
    notes: str

    @property
    def cited(self) -> frozenset[str]:
        """What may be the pages it cites: its plate, or on a layout without plates a line under the text."""
        return frozenset(self.citations or (*self.details, ''))


def read_back(content: bytes) -> tuple[SlideText, ...]:
    """Return the texts of every slide. Line breaks come back as `\\n`."""
    parts = unpacked(content)
    main = related(parts, '', 'officeDocument')
    targets = {identity: target for identity, _, target in relations(parts, main)}
    listed = etree.fromstring(parts[main]).iterfind(f'{P}sldIdLst/{P}sldId')
    names: dict[str, str] = {}
    return tuple(_slide(parts, targets[each.get(f'{R}id', '')], names) for each in listed)


def _slide(parts: Parts, name: str, names: dict[str, str]) -> SlideText:
    """Return what the slide says; `names` remembers those of the layouts."""
    targets = {kind: target for _, kind, target in relations(parts, name)}
    layout, notes = targets['slideLayout'], targets.get('notesSlide', '')
    if layout not in names:
        names[layout] = str(etree.fromstring(parts[layout]).xpath('string(*/@name)'))
    shapes = [*etree.fromstring(parts[name]).iter(f'{P}sp')]
    body = _paragraphs(shapes, Slot.BODY)
    return SlideText(
        layout=names[layout],
        title=next((text for _, text in _paragraphs(shapes, Slot.TITLE)), ''),
        body=tuple(text for level, text in body if level == 0),
        details=tuple(text for level, text in body if level == 1),
        items=tuple(text for level, text in body if level == 2),
        citations=tuple(text for _, text in _paragraphs(shapes, Slot.CITATION)),
        notes=_notes(etree.fromstring(parts[notes])) if notes else '',
    )


def _notes(root: etree._Element) -> str:
    return '\n'.join(
        _text(paragraph)
        for shape in root.iter(f'{P}sp')
        if (place := shape.find(PLACE)) is not None and place.get('type') == 'body'
        for paragraph in shape.iter(f'{A}p')
    )


def _paragraphs(shapes: list[etree._Element], slot: Slot) -> list[tuple[int, str]]:
    """Return level and text of all paragraphs in the placeholders of the slot."""
    return [
        (_level(paragraph), _text(paragraph))
        for shape in shapes
        if shape.find(PLACE) is not None and shape.xpath('string(*/*/@name)') == slot.label
        for paragraph in shape.iter(f'{A}p')
    ]


def _level(paragraph: etree._Element) -> int:
    properties = paragraph.find(f'{A}pPr')
    return 0 if properties is None else int(properties.get('lvl', '0'))


def _text(paragraph: etree._Element) -> str:
    pieces = paragraph.iter(f'{A}br', f'{A}t')
    return ''.join('\n' if each.tag == f'{A}br' else _shifted(each) for each in pieces)


def _shifted(words: etree._Element) -> str:
    """Return the words of a run, raised or lowered as they stand."""
    properties = words.getprevious()
    baseline = int(properties.get('baseline', '0')) if properties is not None else 0
    if not baseline:
        return words.text or ''
    table = RAISED if baseline > 0 else LOWERED
    return ''.join(table.get(char, char) for char in words.text or '')


def verify(
    content: bytes, keys: tuple[ArticleKeys, ...], page_map: PageMap, language: str
) -> tuple[Finding, ...]:
    """Return what is wrong in the file: a chosen sentence (or an item of it) that stands on no slide
    character for character (or on consecutive ones, part by part), or one whose slide cites other
    pages than the page map.
    """
    words = WORDS[language_of(language)]
    slides = read_back(content)
    found: list[Finding] = []
    for key in (key for choice in keys for key in choice.chosen if clean(key.text)):
        expected = see_pages(words, key.pages(page_map))
        cited = _cited((clean(key.text), *filter(None, map(clean, key.items))), slides)
        if not cited:
            found.append(finding('deck.sentence-altered', key.place, sentence=_short(key)))
        elif expected not in cited:
            wrong = '、'.join(sorted(filter(None, cited))) or '—'
            found.append(
                finding('deck.folio-differs', key.place, sentence=_short(key), cited=wrong, expected=expected)
            )
    return tuple(found)


def _cited(texts: tuple[str, ...], slides: tuple[SlideText, ...]) -> set[str]:
    """Return the citations under which the texts of one sentence (stem, items) stand on a run of slides."""
    return {cited for index in range(len(slides)) for cited in _cited_from(texts, slides[index:])}


def _cited_from(texts: tuple[str, ...], slides: tuple[SlideText, ...]) -> frozenset[str]:
    """Return what is cited on every slide of a run that begins with the first and holds the texts in order;
    nothing when these slides do not. A stem may be said again, a text may go on on the next slide.
    """
    waiting = [*texts]
    shared = slides[0].cited
    for slide in slides:
        before = [*waiting]
        for said in (*slide.body, *slide.items):
            if waiting and said and waiting[0].startswith(said):
                rest = waiting[0][len(said) :].lstrip()
                waiting[:1] = [rest] if rest else []
        if waiting == before:
            break
        shared &= slide.cited
        if not waiting:
            return shared
    return frozenset()


def _short(key: KeySentence) -> str:
    text = clean(key.text)
    return text if len(text) <= 24 else f'{text[:23]}…'
