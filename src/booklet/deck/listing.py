"""Paragraphs -> what they say of themselves: numbers in lists, and all measures on a house's layout."""

from booklet.deck.filled import Paragraph
from booklet.deck.frames import Level
from booklet.deck.markup import emu


def number_xml(number: int) -> str:
    """Return the number of a list item, in the accent."""
    return (
        '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="+mj-lt"/>'
        f'<a:buAutoNum type="arabicPlain" startAt="{number}"/>'
    )


def house_properties_xml(paragraph: Paragraph, level: Level) -> str:
    """Return `a:pPr` with everything that was measured: a house's levels have their own bullets and pitches.

    What was kept free at the right for an even ending is shared by both sides where the text is centred.
    """
    left, right = level.indent, paragraph.margin
    if level.align == 'ctr':
        left, right = left + right / 2, right / 2
    deeper = f' lvl="{paragraph.level}"' if paragraph.level else ''
    mark = '<a:buNone/>'
    if paragraph.number:
        mark = number_xml(paragraph.number)
    elif level.bullet and not paragraph.is_numbered:
        mark = f'<a:buFont typeface="+mj-lt"/><a:buChar char="{level.bullet}"/>'
    return (
        f'<a:pPr marL="{emu(left)}" marR="{emu(right)}"{deeper} indent="{-emu(level.hang)}" '
        f'algn="{level.align}" hangingPunct="0">'
        f'<a:lnSpc><a:spcPct val="{round(level.spacing * 100000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{mark}</a:pPr>'
    )
