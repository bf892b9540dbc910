"""Frames -> slide master, layouts and notes master."""

from dataclasses import replace

from booklet.deck.frames import (
    FEET,
    FOOT,
    HEIGHT,
    RULE_LEFT,
    WIDTH,
    Frame,
    Ink,
    Layout,
    Level,
    Slot,
)
from booklet.deck.layouts import LAYOUTS, MASTER_BODY, MASTER_TITLE
from booklet.deck.markup import (
    NAMESPACES,
    box_xml,
    frame_style_xml,
    level_xml,
    paragraph_xml,
    placeholder_xml,
)
from booklet.deck.opc import HEAD
from booklet.deck.words import DeckWords
from booklet.units import Length

TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>'
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
COLOURS = (
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
    'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
    'folHlink="folHlink"/>'
)
GROUND = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>'
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
RULE = (
    f'<p:sp><p:nvSpPr><p:cNvPr id="100" name="Rule" descr="">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
    f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box_xml(RULE_LEFT, 46, 2.5, 462)}'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
    '<a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
)
EDGE = Length.pt(6)
"""Height of the bar at the lower edge."""


def bar_xml(identity: int, name: str, share: float, ink: str) -> str:
    """Return a bar along the lower edge of the slide, over a share of its width."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name="{name}" descr="">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{box_xml(0, HEIGHT - EDGE, WIDTH * share, EDGE)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{ink}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


TINT = GROUND.replace('bg1', 'bg2')
TRACK = bar_xml(101, 'Track', 1.0, 'accent3')
PANEL = (
    f'<p:sp><p:nvSpPr><p:cNvPr id="100" name="Panel" descr="">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
    f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
    f'{box_xml(RULE_LEFT + 2.5, 92, WIDTH - RULE_LEFT - 2.5, 372)}'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'
    '<a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
)
FIRST_LAYOUT_ID = 2147483649
"""Master and layouts share one range of ids, from 2^31; the master has the one before."""

NOTES_WIDTH, NOTES_HEIGHT = 540.0, 720.0
NOTES_IMAGE = (54.0, 54.0, 432.0, 243.0)
"""6 x 3.375 inches: 16:9."""
NOTES_TEXT = (54.0, 315.0, 432.0, 360.0)
NOTES_LEVEL = Level(12, spacing=1.1, before=6)


def master_xml() -> str:
    """Return the slide master; layout n has the relationship rId(n)."""
    frames = (MASTER_TITLE, MASTER_BODY, *FEET)
    shapes = ''.join(_sample(frame, identity, '') for identity, frame in enumerate(frames, 2))
    ids = ''.join(
        f'<p:sldLayoutId id="{FIRST_LAYOUT_ID + n}" r:id="rId{n + 1}"/>' for n in range(len(LAYOUTS))
    )
    deeper = [replace(MASTER_BODY.levels[-1], indent=28.0 * n, size=24) for n in range(1, 7)]
    levels = (*MASTER_BODY.levels[:-1], *deeper, deeper[-1])
    body = ''.join(level_xml(level, number) for number, level in enumerate(levels, 1))
    other = ''.join(level_xml(Level(18), number) for number in range(1, 10))
    return (
        f'{HEAD}<p:sldMaster {NAMESPACES}><p:cSld>{GROUND}<p:spTree>{TREE}{RULE}{TRACK}{shapes}'
        f'</p:spTree></p:cSld>{COLOURS}<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>'
        '<p:hf hdr="0" dt="0"/>'
        f'<p:txStyles><p:titleStyle>{level_xml(MASTER_TITLE.levels[0], 1, is_major=True)}</p:titleStyle>'
        f'<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles></p:sldMaster>'
    )


def layout_xml(layout: Layout, words: DeckWords) -> str:
    """Return one layout with prompts in its placeholders."""
    shapes = ''.join(_sample(frame, n, words.layouts) for n, frame in enumerate(layout.frames, 2))
    kind = '' if layout.kind == 'cust' else f' type="{layout.kind}"'
    own = ' userDrawn="1"' if layout.kind == 'cust' else ''
    ground, panel = TINT if layout.is_tinted else '', PANEL if layout.has_panel else ''
    return (
        f'{HEAD}<p:sldLayout {NAMESPACES}{kind} preserve="1"{own}><p:cSld name="{layout.name}">'
        f'{ground}<p:spTree>{TREE}{panel}{shapes}</p:spTree></p:cSld>'
        '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
    )


def _sample(frame: Frame, identity: int, prompt: str) -> str:
    fill = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    if frame.is_plate:
        fill += f'<a:solidFill><a:schemeClr val="{Ink.ACCENT}"/></a:solidFill>'
    place = box_xml(frame.left, frame.top, frame.width, frame.height) + fill
    return placeholder_xml(identity, frame, place, _prompt(frame, prompt), frame_style_xml(frame))


def _prompt(frame: Frame, prompt: str) -> str:
    if frame.slot is Slot.SLIDE_NUMBER:
        return slide_number_xml('')
    if frame.slot in {Slot.DATE, Slot.FOOTER} or not prompt:
        return '<a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p>'
    return paragraph_xml(prompt, 'zh-CN')


def slide_number_xml(after: str, shown: str = '‹#›') -> str:
    """Return the paragraph of a slide number: a field that the program keeps up, and what follows it."""
    guid = '{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}'
    run = f'<a:r><a:rPr lang="en-US"/><a:t>{after}</a:t></a:r>' if after else ''
    return (
        f'<a:p><a:fld id="{guid}" type="slidenum"><a:rPr lang="en-US"/><a:t>{shown}</a:t></a:fld>'
        f'{run}<a:endParaRPr lang="en-US"/></a:p>'
    )


def notes_master_xml() -> str:
    """Return the notes master: the slide 16:9 above, the notes below, the slide's number at the foot."""
    levels = ''.join(level_xml(NOTES_LEVEL, number) for number in range(1, 10))
    return (
        f'{HEAD}<p:notesMaster {NAMESPACES}><p:cSld>{GROUND}<p:spTree>{TREE}{_notes_shapes()}</p:spTree>'
        f'</p:cSld>{COLOURS}<p:hf hdr="0" ftr="0" dt="0"/><p:notesStyle>{levels}</p:notesStyle>'
        '</p:notesMaster>'
    )


def _notes_shapes() -> str:
    style = frame_style_xml(Frame(Slot.BODY, *NOTES_TEXT, (NOTES_LEVEL,)))
    foot = frame_style_xml(Frame(Slot.SLIDE_NUMBER, 0, 0, 0, 0, (replace(FOOT, size=10, align='r'),)))
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{box_xml(*NOTES_IMAGE)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        '<a:ln w="9525"><a:solidFill><a:schemeClr val="accent3"/></a:solidFill></a:ln></p:spPr></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{box_xml(*NOTES_TEXT)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody>{style}<a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p></p:txBody></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="4" name="Slide Number"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="sldNum" sz="quarter" idx="5"/></p:nvPr></p:nvSpPr>'
        f'<p:spPr>{box_xml(386, 684, 100, 16)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody>{foot}{slide_number_xml("")}</p:txBody></p:sp>'
    )


SLIDE_SIZE = f'<p:sldSz cx="{WIDTH.to_emu()}" cy="{HEIGHT.to_emu()}"/>'
