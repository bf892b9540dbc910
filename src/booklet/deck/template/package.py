"""The parts of a template -> those of one .pptx without slides."""

import functools
from collections.abc import Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape

from booklet.deck.frames import Level
from booklet.deck.layouts import LAYOUTS
from booklet.deck.markup import NAMESPACES, emu, level_xml
from booklet.deck.opc import HEAD, OFFICE, PACKAGE, PML, TYPES, relations_xml
from booklet.deck.template.master import (
    FIRST_LAYOUT_ID,
    NOTES_HEIGHT,
    NOTES_WIDTH,
    SLIDE_SIZE,
    layout_xml,
    master_xml,
    notes_master_xml,
)
from booklet.deck.template.theme import theme_xml
from booklet.deck.words import DeckWords
from booklet.model.theme import Theme

NAME = 'booklet'
"""Of theme and colour scheme, as a presenter sees it in the menus."""


@functools.lru_cache(maxsize=4)
def template(theme: Theme, words: DeckWords) -> Mapping[str, bytes]:
    """Return the parts of a presentation with master, layouts and notes master, without slides. Cached: all
    decks of a semester stand on the same.
    """
    return MappingProxyType({name: text.encode() for name, text in _parts(theme, words).items()})


def _parts(theme: Theme, words: DeckWords) -> dict[str, str]:
    parts = {
        '[Content_Types].xml': _content_types(),
        '_rels/.rels': _relations(
            ('officeDocument', 'ppt/presentation.xml'),
            (f'{PACKAGE}/relationships/metadata/core-properties', 'docProps/core.xml'),
            ('extended-properties', 'docProps/app.xml'),
        ),
        'docProps/core.xml': _core(),
        'docProps/app.xml': app_xml('', 0, 0),
        'ppt/presentation.xml': _presentation(),
        'ppt/_rels/presentation.xml.rels': _relations(
            ('slideMaster', 'slideMasters/slideMaster1.xml'),
            ('notesMaster', 'notesMasters/notesMaster1.xml'),
            ('presProps', 'presProps.xml'),
            ('viewProps', 'viewProps.xml'),
            ('theme', 'theme/theme1.xml'),
            ('tableStyles', 'tableStyles.xml'),
        ),
        'ppt/presProps.xml': f'{HEAD}<p:presentationPr {NAMESPACES}/>',
        'ppt/viewProps.xml': f'{HEAD}<p:viewPr {NAMESPACES}/>',
        'ppt/tableStyles.xml': f'{HEAD}<a:tblStyleLst {NAMESPACES} def="{TABLE_STYLE}"/>',
        'ppt/theme/theme1.xml': theme_xml(theme, NAME),
        'ppt/theme/theme2.xml': theme_xml(theme, f'{NAME} notes'),
        'ppt/notesMasters/notesMaster1.xml': notes_master_xml(),
        'ppt/notesMasters/_rels/notesMaster1.xml.rels': _relations(('theme', '../theme/theme2.xml')),
    }
    return parts | _master_parts(words)


TABLE_STYLE = '{2D5ABB26-0587-4C30-8999-92F81FD0307C}'
"""No style, no grid: what a presenter's new table gets."""


def _master_parts(words: DeckWords) -> dict[str, str]:
    targets = [('slideLayout', f'../slideLayouts/slideLayout{n}.xml') for n in range(1, len(LAYOUTS) + 1)]
    parts = {
        'ppt/slideMasters/slideMaster1.xml': master_xml(),
        'ppt/slideMasters/_rels/slideMaster1.xml.rels': _relations(
            *targets, ('theme', '../theme/theme1.xml')
        ),
    }
    for number, layout in enumerate(LAYOUTS, 1):
        parts[f'ppt/slideLayouts/slideLayout{number}.xml'] = layout_xml(layout, words)
        parts[f'ppt/slideLayouts/_rels/slideLayout{number}.xml.rels'] = _relations(
            ('slideMaster', '../slideMasters/slideMaster1.xml')
        )
    return parts


def _relations(*targets: tuple[str, str]) -> str:
    return relations_xml((f'rId{number}', kind, target) for number, (kind, target) in enumerate(targets, 1))


def _content_types() -> str:
    overrides = {
        'docProps/core.xml': 'application/vnd.openxmlformats-package.core-properties+xml',
        'docProps/app.xml': f'{TYPES}.extended-properties+xml',
        'ppt/presentation.xml': f'{PML}.presentation.main+xml',
        'ppt/presProps.xml': f'{PML}.presProps+xml',
        'ppt/viewProps.xml': f'{PML}.viewProps+xml',
        'ppt/tableStyles.xml': f'{PML}.tableStyles+xml',
        'ppt/theme/theme1.xml': f'{TYPES}.theme+xml',
        'ppt/theme/theme2.xml': f'{TYPES}.theme+xml',
        'ppt/slideMasters/slideMaster1.xml': f'{PML}.slideMaster+xml',
        'ppt/notesMasters/notesMaster1.xml': f'{PML}.notesMaster+xml',
    }
    for number in range(1, len(LAYOUTS) + 1):
        overrides[f'ppt/slideLayouts/slideLayout{number}.xml'] = f'{PML}.slideLayout+xml'
    rows = ''.join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def _presentation() -> str:
    levels = ''.join(level_xml(Level(18), number) for number in range(1, 10))
    return (
        f'{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0">'
        f'<p:sldMasterIdLst><p:sldMasterId id="{FIRST_LAYOUT_ID - 1}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        # Empty, but pandoc lists its slides only in a list that is there (jgm/pandoc#11310).
        '<p:sldIdLst/>'
        f'{SLIDE_SIZE}<p:notesSz cx="{emu(NOTES_WIDTH)}" cy="{emu(NOTES_HEIGHT)}"/>'
        f'<p:defaultTextStyle>{levels}</p:defaultTextStyle></p:presentation>'
    )


def _core() -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def app_xml(company: str, slides: int, notes: int) -> str:
    """Return the extended properties: who made the file, how many slides and notes pages it has."""
    return (
        f'{HEAD}<Properties xmlns="{OFFICE.replace("relationships", "extended-properties")}">'
        f'<TotalTime>0</TotalTime><Application>booklet</Application>'
        '<PresentationFormat>Widescreen</PresentationFormat>'
        f'<Slides>{slides}</Slides><Notes>{notes}</Notes><HiddenSlides>0</HiddenSlides>'
        f'<Company>{escape(company)}</Company><AppVersion>16.0000</AppVersion></Properties>'
    )
