"""Where everything stands on a slide, and how large it is set: one table for the template and for the fit."""

from collections.abc import Mapping
from enum import Enum, StrEnum

from booklet.units import Length
from booklet.values import dataclass


class Slot(Enum):
    """What a placeholder is for: (name, Open XML type, idx). The idx ties slide, layout and master."""

    TITLE = ('Title', 'title', 0)
    BODY = ('Text', 'body', 1)
    SECOND = ('Second Text', 'body', 2)
    HEAD = ('Heading', 'body', 3)
    SECOND_HEAD = ('Second Heading', 'body', 4)
    PICTURE = ('Picture', 'pic', 13)
    CITATION = ('Citation', 'body', 14)
    KICKER = ('Kicker', 'body', 15)
    DATE = ('Date', 'dt', 10)
    FOOTER = ('Footer', 'ftr', 11)
    SLIDE_NUMBER = ('Slide Number', 'sldNum', 12)

    @property
    def label(self) -> str:
        """The name of its shapes; reading a deck back goes by it."""
        return self.value[0]

    @property
    def kind(self) -> str:
        """`p:ph@type`."""
        return self.value[1]

    @property
    def idx(self) -> int:
        """`p:ph@idx`."""
        return self.value[2]


class Ink(StrEnum):
    """Colours by their names in the theme."""

    TEXT = 'tx1'
    SECONDARY = 'tx2'
    ACCENT = 'accent1'
    PLATE = 'bg1'
    """On a plate of the accent."""


@dataclass(frozen=True, slots=True)
class Level:
    """How the paragraphs of one level are set."""

    size: float
    """In points."""
    spacing: float = 1.0
    """Share of the natural line pitch."""
    before: float = 0.0
    """Points above each paragraph."""
    is_bold: bool = False
    ink: Ink = Ink.TEXT
    indent: float = 0.0
    """Points from the left of the frame."""
    hang: float = 0.0
    """Points that the first line begins further left (a number stands there)."""
    align: str = 'l'
    bullet: str = ''


@dataclass(frozen=True, slots=True)
class Frame:
    """A placeholder: its box in points from the top left corner, and its levels."""

    slot: Slot
    left: float
    top: float
    width: float
    height: float
    levels: tuple[Level, ...]
    anchor: str = 't'
    is_plate: bool = False
    """Filled with the accent."""
    kind: str = ''
    """`p:ph@type` where it is not the slot's: `ctrTitle`, `subTitle`, or `obj` for any content."""
    number: int | None = None
    """`p:ph@idx` where it is not the slot's, as in a house template."""
    is_placed: bool = False
    """It is a part of the placeholder in the layout; the slide says where."""
    is_free: bool = False
    """A picture beside the placeholders: the layout has none for it."""

    @property
    def ph_type(self) -> str:
        """`p:ph@type`."""
        return self.kind or self.slot.kind

    @property
    def idx(self) -> int:
        """`p:ph@idx`."""
        return self.slot.idx if self.number is None else self.number


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout of the template. The names are those that pandoc looks for, so that the template serves
    it as a reference document; Office shows them translated only for layouts of its own.
    """

    name: str
    kind: str
    """`p:sldLayout@type`; `cust` for our own."""
    frames: tuple[Frame, ...]
    is_tinted: bool = False
    """Its ground is the light tint: slides that open or close something."""
    has_panel: bool = False
    """A band of the tint lies under the text, so that a single sentence does not float on the slide."""
    part: str = ''
    """Its part in a house template; then its frames were measured there. Empty for our own."""

    def frame(self, slot: Slot) -> Frame:
        """Return the frame of `slot`; raise KeyError when the layout has none."""
        for frame in self.frames:
            if frame.slot is slot:
                return frame
        raise KeyError(slot)

    def has(self, slot: Slot) -> bool:
        """Tell whether there is a frame of `slot`."""
        return any(frame.slot is slot for frame in self.frames)


@dataclass(frozen=True, slots=True)
class Stage:
    """The layouts that a deck is set on."""

    layouts: Mapping[str, Layout]
    """By the kind of slide: `title`, `agenda`, `divider`, `key`, `figure`, `question`, `closing`,
    `closing-code`."""
    footer: Frame
    """For which the footer is cut."""
    pitch: float = 1.2
    """Of a line to its size: LibreOffice on our layouts for every face, PowerPoint 1.11 to 1.27 by face."""


@dataclass(frozen=True, slots=True)
class House:
    """A template of one's own, ready to be written on."""

    content: bytes
    """Of a .pptx without slides."""
    stage: Stage
    latin: str
    """The Western face of its text."""


WIDTH = Length.pt(960)
HEIGHT = Length.pt(540)
LEFT = 92.0
"""Of all text; the accent rule stands left of it."""
MEASURE = 784.0
"""28 characters of the body."""
RULE_LEFT = 58.0
BODY_SIZE = 28.0
"""Read from the last row: 7.2 image heights by the 150 rule; one size a deck."""

BODY = Level(BODY_SIZE, spacing=1.15, before=14)
UNDER = Level(20, spacing=1.1, before=16, ink=Ink.SECONDARY)
"""Attribution, details."""
ITEM = Level(24, spacing=1.15, before=8, indent=28, hang=28, bullet='–')
FOOT = Level(14, ink=Ink.SECONDARY)
LABEL = Level(20, is_bold=True, ink=Ink.ACCENT)
HEADING = Level(36, is_bold=True)
TEXTS = (BODY, UNDER, ITEM)

DATE = Frame(Slot.DATE, 508, 486, 140, 22, (FOOT,), anchor='ctr')
FOOTER = Frame(Slot.FOOTER, 182, 486, 320, 22, (FOOT,), anchor='ctr')
SLIDE_NUMBER = Frame(Slot.SLIDE_NUMBER, LEFT, 486, 84, 22, (FOOT,), anchor='ctr')
FEET = (DATE, FOOTER, SLIDE_NUMBER)
PLATE_LEVEL = Level(18, is_bold=True, ink=Ink.PLATE, align='ctr')
PLATE = Frame(Slot.CITATION, 700, 480, 176, 34, (PLATE_LEVEL,), anchor='ctr', is_plate=True)
