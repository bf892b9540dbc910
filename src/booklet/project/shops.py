"""Print shops: what a shop wants of the files, as values; two are built in, booklet.toml adds its own."""

from dataclasses import replace
from typing import Literal

from booklet.project import Fields
from booklet.units import Length
from booklet.values import dataclass

Standard = Literal['pdfx-4', 'pdfx-1a']
"""PDF/X-4 (ISO 15930-7) or PDF/X-1a:2003 (ISO 15930-4)."""
STANDARDS: tuple[Standard, ...] = ('pdfx-4', 'pdfx-1a')

UNCOATED = frozenset(('offset', 'bulky'))
"""Kinds of paper whose surface drinks ink."""

BULKS = {'offset': 1.22, 'matt': 0.90, 'gloss': 0.80, 'bulky': 1.60, 'card': 1.25}
"""Kinds of paper (双胶, 哑粉, 铜版, 轻型, 白卡) and their bulk in cm3/g.

The first three are those of Cloudprinter's guide to spine widths; 轻型 and 白卡 vary by maker: a shop
that knows its paper gives the caliper. The Chinese rule of thumb, 0.001346 mm for each g/m2, is a bulk of
1.346.
"""


@dataclass(frozen=True, slots=True)
class Stock:
    """Paper."""

    name: str
    """As the shop calls it; empty: the word for its kind."""
    kind: str
    """A key of BULKS."""
    weight: int
    """Grammes per square metre."""
    measured: Length | None = None
    """Thickness of one leaf as the shop measured it."""

    @property
    def is_coated(self) -> bool:
        """Tell whether its surface is coated."""
        return self.kind not in UNCOATED

    @property
    def caliper(self) -> Length:
        """Thickness of one leaf: measured, else weight x bulk."""
        return self.measured or Length.mm(self.weight * BULKS[self.kind] / 1000)


@dataclass(frozen=True, slots=True)
class Shop:
    """A print shop: what it prints on and how it wants the files."""

    name: str
    label: str
    """The shop's name on the job ticket; empty for a built-in one."""
    width: Length = Length.mm(148)
    """Trim."""
    height: Length = Length.mm(210)
    bleed: Length = Length.mm(3)
    has_marks: bool = True
    """Crop and registration marks, and the slug line, around the page."""
    standard: Standard = 'pdfx-4'
    profile: str = ''
    """An .icc file of the project; empty: ours for the paper."""
    condition: str = ''
    """Reference name of the printing condition in the registry of the ICC; empty: as the profile says, or
    that of the paper."""
    ink_limit: int = 300
    """Most ink in one place, per cent of all four."""
    multiple: int = 4
    """Pages of the booklet, covers included, come to a multiple of this."""
    most_saddle_pages: int = 64
    """More pages than these are not stapled through the fold when the binding is left open."""
    paper: Stock = Stock('', 'offset', 80)
    cover: Stock = Stock('', 'matt', 200)
    file_names: str = '{title}-{part}'
    """Names in the zip: `{title}`, `{term}`, `{part}`, `{trim}`, `{copies}`."""
    contact: str = ''


BUILT_IN = {
    'digital': Shop('digital', ''),
    'office': Shop(
        'office',
        '',
        bleed=Length.mm(0),
        has_marks=False,
        ink_limit=280,
        cover=Stock('', 'offset', 160),
        most_saddle_pages=96,
        file_names='{part}',
    ),
}
"""A digital print shop as Chinese campuses have them (数码快印), and the office printer."""

DEFAULT_SHOP = 'digital'


def read_shop(shops: Fields, name: str) -> Shop | None:
    """Return the shop `name`: its table over the built-in one of that name, or None when there is neither.

    All tables of `shops` are read, so that a fault in one that is not in use is found too.
    """
    known = dict(BUILT_IN)
    for entry in shops.mapping.entries:
        fields = shops.table(entry.key)
        like = known.get(entry.key) or replace(BUILT_IN[DEFAULT_SHOP], name=entry.key)
        known[entry.key] = _read(fields, like)
    return known.get(name)


def _read(fields: Fields, default: Shop) -> Shop:
    chosen = fields.choice('standard', default.standard, STANDARDS)
    profile = fields.text('profile', default.profile)
    # A profile of the shop's own speaks for itself unless its condition is named too.
    condition = default.condition if profile == default.profile else ''
    shop = Shop(
        name=default.name,
        label=fields.text('label', default.label),
        width=fields.length('width', default.width, Length.mm(80), Length.mm(420)),
        height=fields.length('height', default.height, Length.mm(100), Length.mm(594)),
        bleed=fields.length('bleed', default.bleed, Length.mm(0), Length.mm(10)),
        has_marks=fields.truth('marks', default.has_marks),
        standard='pdfx-1a' if chosen == 'pdfx-1a' else 'pdfx-4',
        profile=profile,
        condition=fields.text('condition', condition),
        ink_limit=fields.whole('ink_limit', default.ink_limit, 100, 400),
        multiple=fields.whole('multiple', default.multiple, 1, 64),
        most_saddle_pages=fields.whole('most_saddle_pages', default.most_saddle_pages, 4, 400),
        paper=_read_stock(fields, 'paper', default.paper),
        cover=_read_stock(fields, 'cover', default.cover),
        file_names=_read_pattern(fields, default.file_names),
        contact=fields.text('contact', default.contact),
    )
    fields.close()
    return shop


def _read_stock(fields: Fields, part: str, default: Stock) -> Stock:
    least, most = Length.mm(0.03), Length.mm(1.5)
    measured = fields.length(f'{part}_caliper', default.measured or Length.mm(0.1), least, most)
    is_measured = default.measured or fields.entry(f'{part}_caliper')
    return Stock(
        name=fields.text(f'{part}_name', default.name),
        kind=fields.choice(f'{part}_kind', default.kind, tuple(BULKS)),
        weight=fields.whole(f'{part}_weight', default.weight, 40, 450),
        measured=measured if is_measured else None,
    )


PLACEHOLDERS = ('title', 'term', 'part', 'trim', 'copies')


def _read_pattern(fields: Fields, default: str) -> str:
    """Return a pattern for file names; one that would give all files one name falls back."""
    pattern = fields.text('file_names', default)
    try:
        names = {pattern.format(**{**dict.fromkeys(PLACEHOLDERS, 'x'), 'part': part}) for part in 'ab'}
    except (KeyError, IndexError, ValueError, AttributeError):
        names = set()
    if len(names) == 2:
        return pattern
    fields.find('shop.file-names', fields.place('file_names'), value=pattern, names=', '.join(PLACEHOLDERS))
    return default
