"""booklet.toml as values."""

from dataclasses import field
from math import lcm
from pathlib import Path
from typing import Literal

from booklet.diagnostics import Checked
from booklet.model.theme import DeckFaces, Family, Palette, Theme
from booklet.project import Fields, read_table
from booklet.project.shops import BUILT_IN, DEFAULT_SHOP, Shop, read_shop
from booklet.units import Length
from booklet.values import dataclass

CONFIGURATION = 'booklet.toml'
ONE_FOLD = 64
"""Most pages folded as one: 16 sheets, about what a long-arm stapler goes through and a hand can fold."""
SLIDE_KINDS = ('title', 'agenda', 'divider', 'key', 'figure', 'question', 'closing')
"""Kinds of slides that `[slides.layouts]` may give a layout."""


@dataclass(frozen=True, slots=True)
class TypeArea:
    """The page in characters and lines; everything else of its geometry follows (`[type]`)."""

    chars_per_line: int = 27
    lines_per_page: int = 26
    size: Length = Length.pt(10.5)
    """Of the text: 五号."""
    pitch: Length = Length.pt(18)
    """From line to line; every block is a whole number of these high."""
    inner: Length = Length.mm(25)
    """Inner margin; a glued spine swallows 5 mm of it."""
    head: Length = Length.mm(24)
    """Margin above the first line."""


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """`[print]`."""

    width: Length = Length.mm(148)
    """Trim."""
    height: Length = Length.mm(210)
    bleed: Length = Length.mm(3)
    multiple: int = 4
    """Pages are filled up to a multiple of this with ruled note pages before the back cover."""
    binding: Literal['auto', 'saddle', 'perfect'] = 'auto'
    """`auto` goes by the number of sheets."""
    inside: Literal['black', 'colour'] = 'black'
    """Inks of all pages but the cover."""
    shop: Shop = BUILT_IN[DEFAULT_SHOP]


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """`[office]`: what the office printer makes."""

    sheet: str = 'A4'
    duplex: Literal['short-edge', 'long-edge'] = 'short-edge'
    """`short-edge` or `long-edge`: along which edge the printer turns the sheet."""


@dataclass(frozen=True, slots=True)
class SlideSettings:
    """`[slides]`."""

    count: int = 5
    """Key sentences per article when the article does not say."""
    session_count: int = 0
    """Key sentences of a session at most; 0 sets no limit."""
    template: str = ''
    """Path of a .pptx or .potx below the project's folder; empty for our own look."""
    layouts: tuple[tuple[str, str], ...] = ()
    """Kind of slide and the name of its layout in the template (`[slides.layouts]`)."""
    pdf: bool = False
    """Make a PDF and a script of notes beside each deck."""


@dataclass(frozen=True, slots=True)
class WorkSettings:
    """`[work]`: who does the work."""

    scheduler: str = ''
    """Address of a running Dask cluster (`tcp://host:8786`); empty: this machine."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder and its settings."""

    root: Path
    theme: Theme
    styles: tuple[Path, ...]
    """Folders searched in this order for templates and style sheets: the project's own, then ours."""
    type_area: TypeArea = field(default_factory=TypeArea)
    print: PrintSettings = field(default_factory=PrintSettings)
    office: OfficeSettings = field(default_factory=OfficeSettings)
    slides: SlideSettings = field(default_factory=SlideSettings)
    work: WorkSettings = field(default_factory=WorkSettings)

    @property
    def content(self) -> Path:
        """The folder of the semesters."""
        return self.root / 'content'

    @property
    def build(self) -> Path:
        """The folder of the results."""
        return self.root / 'build'


def find_root(start: Path) -> Path | None:
    """Return the nearest folder at or above `start` that has a booklet.toml."""
    folder = start.resolve()
    for candidate in (folder, *folder.parents):
        if (candidate / CONFIGURATION).is_file():
            return candidate
    return None


def read_project(root: Path, packaged_styles: Path) -> Checked[Project]:
    """Read booklet.toml and the theme; whatever cannot be read is a finding and keeps its default."""
    table = read_table(root / CONFIGURATION, CONFIGURATION)
    fields = Fields(table.value, findings=list(table.findings))
    own = root / 'styles'
    styles = (own, packaged_styles) if own.is_dir() and own != packaged_styles else (packaged_styles,)
    theme = read_theme(root, styles)
    project = Project(
        root=root,
        theme=theme.value,
        styles=styles,
        type_area=_read_type_area(fields.table('type')),
        print=_read_print(fields.table('print'), fields.table('print-shop')),
        office=_read_office(fields.table('office')),
        slides=_read_slides(fields.table('slides')),
        work=_read_work(fields.table('work')),
    )
    fields.close()
    return Checked(project, (*fields.findings, *theme.findings))


def read_theme(root: Path, styles: tuple[Path, ...]) -> Checked[Theme]:
    """Read the first theme.toml of the folders; colours and faces that are missing get the defaults."""
    for folder in styles:
        path = folder / 'theme.toml'
        if path.is_file():
            name = path.relative_to(root).as_posix() if path.is_relative_to(root) else 'theme.toml'
            table = read_table(path, name)
            fields = Fields(table.value, findings=list(table.findings))
            return Checked(_read_theme(fields), tuple(fields.findings))
    return Checked(DEFAULT_THEME, ())


def _read_type_area(fields: Fields) -> TypeArea:
    default = TypeArea()
    area = TypeArea(
        chars_per_line=fields.whole('chars_per_line', default.chars_per_line, 10, 60),
        lines_per_page=fields.whole('lines_per_page', default.lines_per_page, 8, 60),
        size=fields.length('size', default.size, Length.pt(6), Length.pt(24)),
        pitch=fields.length('pitch', default.pitch, Length.pt(7), Length.pt(48)),
        inner=fields.length('inner', default.inner, Length.mm(5), Length.mm(60)),
        head=fields.length('head', default.head, Length.mm(5), Length.mm(80)),
    )
    fields.close()
    return area


def _read_print(fields: Fields, shops: Fields) -> PrintSettings:
    """Read `[print]`; what it does not say is as the shop wants it."""
    name = fields.text('shop', DEFAULT_SHOP)
    shop = read_shop(shops, name)
    if shop is None:
        known = ', '.join((*BUILT_IN, *(entry.key for entry in shops.mapping.entries)))
        fields.find('field.not-a-choice', fields.place('shop'), key='shop', value=name, choices=known)
        shop = BUILT_IN[DEFAULT_SHOP]
    binding = fields.choice('binding', 'auto', ('auto', 'saddle', 'perfect'))
    inside = fields.choice('inside', 'black', ('black', 'colour'))
    settings = PrintSettings(
        width=fields.length('width', shop.width, Length.mm(80), Length.mm(420)),
        height=fields.length('height', shop.height, Length.mm(100), Length.mm(594)),
        bleed=fields.length('bleed', shop.bleed, Length.mm(0), Length.mm(10)),
        multiple=_multiple(fields.whole('multiple', shop.multiple, 1, 64), binding),
        binding='saddle' if binding == 'saddle' else 'perfect' if binding == 'perfect' else 'auto',
        inside='colour' if inside == 'colour' else 'black',
        shop=shop,
    )
    fields.close()
    return settings


def _multiple(wanted: int, binding: str) -> int:
    """Return the multiple that also suits the binding: four pages a folded sheet, two a glued leaf."""
    return lcm(wanted, 2 if binding == 'perfect' else 4)


def _read_office(fields: Fields) -> OfficeSettings:
    duplex = fields.choice('duplex', 'short-edge', ('short-edge', 'long-edge'))
    settings = OfficeSettings(
        sheet=fields.choice('sheet', 'A4', ('A4', 'A3')),
        duplex='long-edge' if duplex == 'long-edge' else 'short-edge',
    )
    fields.close()
    return settings


def _read_slides(fields: Fields) -> SlideSettings:
    default, named = SlideSettings(), fields.table('layouts')
    settings = SlideSettings(
        count=fields.whole('count', default.count, 0, 30),
        session_count=fields.whole('session_count', default.session_count, 0, 300),
        template=fields.text('template'),
        layouts=tuple((kind, name) for kind in SLIDE_KINDS if (name := named.text(kind))),
        pdf=fields.truth('pdf', False),
    )
    named.close()
    fields.close()
    return settings


def _read_work(fields: Fields) -> WorkSettings:
    settings = WorkSettings(fields.text('scheduler'))
    fields.close()
    return settings


def _read_theme(fields: Fields) -> Theme:
    default = DEFAULT_THEME
    colours = fields.table('palette')
    palette = Palette(
        text=_read_colour(colours, 'text', default.palette.text),
        secondary=_read_colour(colours, 'secondary', default.palette.secondary),
        accent=_read_colour(colours, 'accent', default.palette.accent),
        ground=_read_colour(colours, 'ground', default.palette.ground),
        rule=_read_colour(colours, 'rule', default.palette.rule),
    )
    colours.close()
    faces = fields.table('deck')
    deck = DeckFaces(
        latin=faces.text('latin', default.deck.latin),
        east_asian=faces.text('east_asian', default.deck.east_asian),
    )
    faces.close()
    declared = tuple(_read_family(family) for family in fields.tables('family'))
    fields.close()
    roles = {family.role for family in declared}
    return Theme(palette, (*declared, *(it for it in default.families if it.role not in roles)), deck)


def _read_colour(fields: Fields, name: str, default: str) -> str:
    value = fields.text(name, default).lstrip('#')
    if len(value) == 6 and all(digit in '0123456789abcdefABCDEF' for digit in value):
        return value.upper()
    fields.find('theme.not-a-colour', fields.place(name), key=name, value=value)
    return default


def _read_family(fields: Fields) -> Family:
    family = Family(
        role=fields.choice('role', 'text', ROLES),
        name=fields.text('name', is_required=True),
        styles=tuple(style for style, _ in fields.texts('styles')) or ('Regular',),
        package=fields.text('package'),
        cask=fields.text('cask'),
    )
    fields.close()
    return family


ROLES = ('text', 'heading', 'kai', 'latin', 'latin-heading', 'mono')
_CJK, _NOTO = 'fonts-noto-cjk', 'fonts-noto-core'
_LATIN_STYLES = ('Regular', 'Bold', 'Italic', 'Bold Italic')
DEFAULT_THEME = Theme(
    palette=Palette(text='1A1A1A', secondary='4A4A4A', accent='7A1F1F', ground='FFFFFF', rule='B8B0A4'),
    families=(
        Family('text', 'Noto Serif CJK SC', ('Regular', 'Bold'), _CJK, 'font-noto-serif-cjk-sc'),
        Family('heading', 'Noto Sans CJK SC', ('Regular', 'Bold'), _CJK, 'font-noto-sans-cjk-sc'),
        Family('kai', 'LXGW WenKai', ('Regular', 'Bold'), 'fonts-lxgw-wenkai', 'font-lxgw-wenkai'),
        Family('latin', 'Noto Serif', _LATIN_STYLES, _NOTO, 'font-noto-serif'),
        Family('latin-heading', 'Noto Sans', _LATIN_STYLES, _NOTO, 'font-noto-sans'),
        Family('mono', 'Noto Sans Mono CJK SC', ('Regular',), _CJK, 'font-noto-sans-mono-cjk-sc'),
    ),
    deck=DeckFaces(latin='Segoe UI', east_asian='Microsoft YaHei'),
)
"""What a theme.toml that is missing or broken stands for."""
