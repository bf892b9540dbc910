"""The layouts of the template, as a table: the seven that pandoc knows, and ours."""

from types import MappingProxyType

from msgspec.structs import replace

from booklet.deck.frames import (
    BODY,
    FEET,
    FOOTER,
    HEADING,
    ITEM,
    LABEL,
    LEFT,
    MEASURE,
    PLATE,
    TEXTS,
    UNDER,
    Frame,
    Ink,
    Layout,
    Level,
    Slot,
    Stage,
)

RIGHT = LEFT + MEASURE
BESIDE = LEFT + 128
"""Where titles begin beside a large number of two digits."""
HALF = (MEASURE - 32) / 2
RIGHT_HALF = LEFT + HALF + 32

LISTED = tuple(
    replace(BODY, size=size, before=8, indent=26.0 * depth, hang=26, bullet='–')
    for depth, size in enumerate((28, 24, 24), 1)
)
"""What a presenter writes, and what pandoc makes of a list."""

MASTER_TITLE = Frame(Slot.TITLE, LEFT, 44, MEASURE, 56, (HEADING,), anchor='ctr')
MASTER_BODY = Frame(Slot.BODY, LEFT, 112, MEASURE, 356, TEXTS)
CONTENT = Frame(Slot.BODY, LEFT, 112, MEASURE, 356, LISTED, kind='obj')
LABEL_FRAME = Frame(Slot.TITLE, LEFT, 46, MEASURE, 30, (LABEL,), anchor='ctr')
DETAILS = Level(22, spacing=1.1, before=8, ink=Ink.SECONDARY)
COLUMN_HEAD = Level(20, is_bold=True)

TITLE = Layout(
    'Title Slide',
    'title',
    (
        Frame(Slot.TITLE, LEFT, 126, MEASURE, 176, (Level(44, 1.1, is_bold=True),), 'b', kind='ctrTitle'),
        Frame(Slot.BODY, LEFT, 320, MEASURE, 154, (DETAILS,), kind='subTitle'),
        Frame(Slot.KICKER, LEFT, 46, MEASURE, 60, (LABEL,)),
        *FEET,
    ),
    is_tinted=True,
)
AGENDA_ROW = Level(24, spacing=1.05, before=14, indent=36, hang=36)
AGENDA_DETAILS = Level(18, before=2, ink=Ink.SECONDARY, indent=36)
AGENDA = Layout(
    'Agenda',
    'cust',
    (MASTER_TITLE, Frame(Slot.BODY, LEFT, 112, MEASURE, 358, (AGENDA_ROW, AGENDA_DETAILS)), *FEET),
)
CONTENT_LAYOUT = Layout('Title and Content', 'obj', (MASTER_TITLE, CONTENT, *FEET))
DIVIDER = Layout(
    'Section Header',
    'secHead',
    (
        # A line more than the two it takes: LibreOffice breaks some mixtures of scripts a word earlier.
        Frame(Slot.TITLE, BESIDE, 120, RIGHT - BESIDE, 164, (Level(40, 1.1, is_bold=True),), 'b'),
        Frame(Slot.BODY, BESIDE, 300, RIGHT - BESIDE, 140, (DETAILS,)),
        Frame(Slot.KICKER, LEFT, 178, BESIDE - LEFT, 140, (Level(96, is_bold=True, ink=Ink.ACCENT),), 'ctr'),
        replace(PLATE, left=RIGHT - 208, width=208),
        *FEET,
    ),
    is_tinted=True,
)
KEY = Layout(
    'Key Sentence',
    'cust',
    (LABEL_FRAME, Frame(Slot.BODY, LEFT, 104, MEASURE, 348, TEXTS, 'ctr'), PLATE, *FEET),
    has_panel=True,
)
FIGURE = Layout(
    'Figure',
    'cust',
    (
        LABEL_FRAME,
        Frame(Slot.PICTURE, LEFT, 96, MEASURE, 306, (UNDER,)),
        Frame(Slot.BODY, LEFT, 408, MEASURE, 62, (Level(20, ink=Ink.SECONDARY),)),
        PLATE,
        *FEET,
    ),
)
QUESTION = Layout(
    'Question',
    'cust',
    (
        Frame(Slot.TITLE, LEFT, 38, MEASURE, 46, (Level(30, is_bold=True, ink=Ink.ACCENT),), 'ctr'),
        Frame(Slot.BODY, LEFT, 104, MEASURE, 348, (BODY, UNDER, ITEM), 'ctr'),
        *FEET,
    ),
    has_panel=True,
)
CLOSING = Layout(
    'Closing',
    'cust',
    (
        Frame(Slot.TITLE, LEFT, 136, MEASURE, 120, (Level(44, is_bold=True),), 'b'),
        Frame(Slot.BODY, LEFT, 274, MEASURE, 194, (DETAILS,)),
        *FEET,
    ),
    is_tinted=True,
)
CLOSING_QR = Layout(
    'Closing with Code',
    'cust',
    (
        Frame(Slot.TITLE, LEFT, 60, 440, 120, (Level(44, is_bold=True),), 'b'),
        Frame(Slot.BODY, LEFT, 198, 440, 270, (DETAILS,)),
        Frame(Slot.PICTURE, RIGHT - 312, 72, 312, 312, (UNDER,)),
        Frame(Slot.SECOND, RIGHT - 312, 396, 312, 72, (Level(18, ink=Ink.SECONDARY, align='ctr'),)),
        *FEET,
    ),
    is_tinted=True,
)
TWO_CONTENT = Layout(
    'Two Content',
    'twoObj',
    (
        MASTER_TITLE,
        Frame(Slot.BODY, LEFT, 112, HALF, 356, LISTED, kind='obj'),
        Frame(Slot.SECOND, RIGHT_HALF, 112, HALF, 356, LISTED, kind='obj'),
        *FEET,
    ),
)
COMPARISON = Layout(
    'Comparison',
    'twoTxTwoObj',
    (
        MASTER_TITLE,
        Frame(Slot.BODY, LEFT, 112, HALF, 36, (COLUMN_HEAD,), 'b'),
        Frame(Slot.SECOND, LEFT, 156, HALF, 312, LISTED, kind='obj'),
        Frame(Slot.HEAD, RIGHT_HALF, 112, HALF, 36, (COLUMN_HEAD,), 'b'),
        Frame(Slot.SECOND_HEAD, RIGHT_HALF, 156, HALF, 312, LISTED, kind='obj'),
        *FEET,
    ),
)
CAPTIONED = Layout(
    'Content with Caption',
    'objTx',
    (
        MASTER_TITLE,
        Frame(Slot.BODY, LEFT, 112, MEASURE, 280, LISTED, kind='obj'),
        Frame(Slot.SECOND, LEFT, 404, MEASURE, 64, (UNDER,)),
        *FEET,
    ),
)
TITLE_ONLY = Layout('Title Only', 'titleOnly', (MASTER_TITLE, *FEET))
BLANK = Layout('Blank', 'blank', FEET)

LAYOUTS = (
    TITLE,
    CONTENT_LAYOUT,
    DIVIDER,
    AGENDA,
    KEY,
    FIGURE,
    QUESTION,
    CLOSING,
    CLOSING_QR,
    TWO_CONTENT,
    COMPARISON,
    CAPTIONED,
    TITLE_ONLY,
    BLANK,
)

OURS = Stage(
    MappingProxyType(
        {
            'title': TITLE,
            'agenda': AGENDA,
            'divider': DIVIDER,
            'key': KEY,
            'figure': FIGURE,
            'question': QUESTION,
            'closing': CLOSING,
            'closing-code': CLOSING_QR,
        }
    ),
    FOOTER,
)
"""Our own template."""
