"""What was found out about a PDF before any rule judges it: frozen values, nothing of pikepdf."""

from collections.abc import Mapping

from msgspec import Struct

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of default user space."""


class Space(Struct, frozen=True):
    """A colour space, resolved down to what it is made of."""

    kind: str
    """As in ISO 32000-1, 8.6: `DeviceGray`, `ICCBased`, `Separation` …; `unknown` when it cannot be told."""
    components: int
    base: 'Space | None' = None
    """What an Indexed or Pattern space is of, or the alternate of the others."""
    names: tuple[str, ...] = ()
    """Of the inks of Separation and DeviceN."""
    palette: bytes = b''
    """Of Indexed, in the components of its base."""

    @property
    def device(self) -> 'Space':
        """Itself, or what it is indexed or patterned of."""
        return self.base.device if self.base and self.kind in ('Indexed', 'Pattern') else self

    def __str__(self) -> str:
        if self.names:
            return f'{self.kind} {"/".join(self.names)}'[:80]
        return f'{self.kind} ({self.base})' if self.base and self.kind != 'ICCBased' else self.kind


class Colour(Struct, frozen=True):
    """A colour as it was set."""

    space: Space
    values: tuple[float, ...]

    def __str__(self) -> str:
        return f'{self.space} {" ".join(f"{value:g}" for value in self.values)}'.strip()


class Mark(Struct, frozen=True):
    """Something painted; marks that agree in all of this are counted, not listed."""

    kind: str
    """`text`, `hidden-text`, `fill`, `stroke`, `image`, `mask`, `shading`, `group`."""
    colour: Colour | None = None
    size: float = 0.0
    """Points: of text its size on the page, of a line its width, of a filled area its lesser side if thin."""
    name: str = ''
    """Of the font, image or form, as the page calls it."""
    key: tuple[int, int] = (0, 0)
    """Object number of the font or image."""
    ppi: float = 0.0
    alpha: float = 1.0
    blend: str = 'Normal'
    has_soft_mask: bool = False
    has_overprint: bool = False
    overprint_mode: int = 0
    is_outside: bool = False
    """It leaves no ink: it lies outside the bleed, where crop marks stand, is clipped away or in a mask."""


class Near(Struct, frozen=True):
    """How close text comes to the edge of the trim on one side."""

    side: str
    distance: float
    """Points; negative beyond the trim."""


class Reach(Struct, frozen=True):
    """Something painted up to the trim on one side."""

    side: str
    start: float
    end: float
    """Its stretch along the edge."""
    beyond: float
    """How far it goes beyond the trim, in points."""


class Trouble(Struct, frozen=True):
    """Something in a content stream that cannot be drawn as it stands."""

    slug: str
    seen: str


class Annotation(Struct, frozen=True):
    """One annotation of a page."""

    subtype: str
    box: Box | None
    has_action: bool
    is_hidden: bool


class Page(Struct, frozen=True):
    """One page."""

    index: int
    media: Box
    crop: Box | None = None
    bleed: Box | None = None
    trim: Box | None = None
    art: Box | None = None
    rotation: int = 0
    user_unit: float = 1.0
    marks: tuple[tuple[Mark, int], ...] = ()
    """With how often each was painted."""
    near: tuple[Near, ...] = ()
    reaches: tuple[Reach, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    has_actions: bool = False
    troubles: tuple[Trouble, ...] = ()
    is_cut_short: bool = False
    """It was too large to be looked at to its end."""

    @property
    def visible(self) -> Box:
        """What is left after cutting: the trim, else what a reader shows."""
        return self.trim or self.crop or self.media

    @property
    def inside(self) -> tuple[tuple[Mark, int], ...]:
        """The marks that are seen within the bleed."""
        return tuple((mark, count) for mark, count in self.marks if not mark.is_outside)


class Font(Struct, frozen=True):
    """One font that some page uses."""

    key: tuple[int, int]
    name: str
    kind: str
    """`Type1`, `TrueType`, `Type3`, `CIDFontType0`, `CIDFontType2`."""
    program: str
    """`Type1`, `TrueType`, `Type1C`, `CIDFontType0C`, `OpenType`; empty when it is not embedded."""
    is_broken: bool = False
    pages: tuple[int, ...] = ()
    shows_notdef: bool = False


class Image(Struct, frozen=True):
    """One picture."""

    key: tuple[int, int]
    width: int
    height: int
    bits: int
    space: Space
    is_mask: bool = False
    has_soft_mask: bool = False
    filters: tuple[str, ...] = ()
    is_broken: bool = False
    ink: float | None = None
    """Percent of all inks together in its darkest part; None when it was not measured."""
    inks: frozenset[str] = frozenset()
    """The inks that it really uses, when measured."""


class Profile(Struct, frozen=True):
    """An embedded ICC profile."""

    size: int
    version: int
    """Its major version."""
    device_class: str
    space: str
    components: int
    """What the dictionary says it has."""


class Intent(Struct, frozen=True):
    """An output intent."""

    subtype: str
    identifier: str = ''
    condition: str = ''
    registry: str = ''
    profile: Profile | None = None
    has_profile: bool = False


class File(Struct, frozen=True):
    """The file as a whole."""

    size: int
    version: tuple[int, int]
    has_binary_comment: bool = True
    is_encrypted: bool = False
    has_identifier: bool = False
    has_compressed_structure: bool = False
    damages: tuple[str, ...] = ()
    info: tuple[tuple[str, str], ...] = ()
    xmp: tuple[tuple[str, str], ...] | None = None
    """None when there is none; empty when it cannot be read."""
    intents: tuple[Intent, ...] = ()
    actions: tuple[str, ...] = ()
    has_script: bool = False
    has_form: bool = False
    attachments: int = 0
    layers: int = 0
    pages_unread: int = 0
    """Pages beyond the last that was looked at."""
    odd_streams: tuple[tuple[str, tuple[int, int]], ...] = ()
    """`LZWDecode`, `JBIG2Decode`, `JPXDecode`, `Crypt`, `external`, `postscript`, `opi` with the object."""

    def said(self, name: str) -> str:
        """Return an entry of the document information, empty when there is none."""
        return dict(self.info).get(name, '')

    def said_in_xmp(self, name: str) -> str:
        """Return a property of XMP by its usual prefix, empty when there is none."""
        return dict(self.xmp or ()).get(name, '')


class Document(Struct, frozen=True):
    """Everything the rules look at."""

    file: File
    pages: tuple[Page, ...]
    fonts: Mapping[tuple[int, int], Font]
    """By object number, as the marks name them."""
    images: Mapping[tuple[int, int], Image]
