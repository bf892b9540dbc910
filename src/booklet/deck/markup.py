"""Frames and paragraphs -> the DrawingML that template and slides are made of."""

import itertools
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from booklet.deck.frames import Frame, Ink, Level, Slot
from booklet.deck.words import language_of
from booklet.model.inlines import LOWERED, ON_THE_LINE, RAISED
from booklet.units import Length
from booklet.values import dataclass

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
EAST_ASIAN = re.compile(
    '[\u2e80-\u312f\u3190-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]+'
)
ACCENT = f'<a:solidFill><a:schemeClr val="{Ink.ACCENT}"/></a:solidFill>'


_SHIFTS = dict.fromkeys(RAISED.values(), 30000) | dict.fromkeys(LOWERED.values(), -25000)
"""Percent of the size, in thousandths, as PowerPoint writes it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one language."""

    text: str
    lang: str
    alternative: str = ''

    @property
    def attributes(self) -> str:
        """`lang` and `altLang`, with a space before each."""
        return f' lang="{self.lang}"' + (f' altLang="{self.alternative}"' if self.alternative else '')


def runs(text: str, language: str) -> tuple[Run, ...]:
    """Return the runs of one line.

    In a Chinese text Western words stay in the run and are covered by altLang, and quotation marks are
    Chinese; in a Western text Han stretches are runs of their own. A text without Han is Western.
    """
    if not EAST_ASIAN.search(text):
        return (Run(text, 'en-US'),) if text else ()
    if language_of(language) == 'zh':
        return (Run(text, 'zh-CN', 'en-US'),)
    parts: list[Run] = []
    start = 0
    for match in EAST_ASIAN.finditer(text):
        parts.append(Run(text[start : match.start()], 'en-US'))
        parts.append(Run(match.group(), 'zh-CN', 'en-US'))
        start = match.end()
    parts.append(Run(text[start:], 'en-US'))
    return tuple(part for part in parts if part.text)


def paragraph_xml(
    text: str,
    language: str,
    properties: str = '',
    run_attributes: str = '',
    run_children: str = '',
    accents: tuple[str, ...] = (),
) -> str:
    """Return an `a:p`; `\\n` in the text becomes `a:br`. The other arguments go into pPr and each rPr; the
    stretches that are `accents` have the colour of that name.
    """
    parts: list[str] = []
    last = Run('', 'zh-CN', 'en-US') if language_of(language) == 'zh' else Run('', 'en-US')
    for index, line in enumerate(text.split('\n')):
        if index:
            parts.append(f'<a:br><a:rPr{last.attributes}{run_attributes}/></a:br>')
        for stretch in _stretches(line, accents):
            ink = ACCENT if stretch in accents else ''
            for last in runs(stretch, language):
                parts += [
                    f'<a:r><a:rPr{last.attributes}{run_attributes}{baseline}>{ink}{run_children}</a:rPr>'
                    f'<a:t>{escape(text)}</a:t></a:r>'
                    for text, baseline in _levels(last.text)
                ]
    return f'<a:p>{properties}{"".join(parts)}<a:endParaRPr{last.attributes}{run_attributes}/></a:p>'


def _stretches(line: str, accents: tuple[str, ...]) -> list[str]:
    """Return the line in stretches: those that are accents, and what stands between them."""
    if not accents:
        return [line]
    longest = sorted(accents, key=len, reverse=True)
    return [part for part in re.split(f'({"|".join(map(re.escape, longest))})', line) if part]


def _levels(text: str) -> Iterator[tuple[str, str]]:
    """Yield stretches of a run and what raises or lowers them: fonts of slides have few ⁶ and ₂."""
    for shift, stretch in itertools.groupby(text, _SHIFTS.get):
        words = ''.join(stretch)
        yield (words.translate(ON_THE_LINE), f' baseline="{shift}"') if shift else (words, '')


def emu(points: float) -> int:
    """Return points in the unit of the file."""
    return Length.pt(points).to_emu()


def box_xml(left: float, top: float, width: float, height: float) -> str:
    """Return the `a:xfrm` of a box in points."""
    return (
        f'<a:xfrm><a:off x="{emu(left)}" y="{emu(top)}"/>'
        f'<a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
    )


def ph_xml(frame: Frame) -> str:
    """Return the `p:ph` by which slide, layout and master agree; `obj` is the default type."""
    kind = '' if frame.ph_type == 'obj' else f' type="{frame.ph_type}"'
    idx = f' idx="{frame.idx}"' if frame.idx else ''
    size = ' sz="quarter"' if frame.slot in {Slot.FOOTER, Slot.SLIDE_NUMBER} else ''
    size = ' sz="half"' if frame.slot is Slot.DATE else size
    return f'<p:ph{kind}{size}{idx}/>'


def placeholder_xml(identity: int, frame: Frame, place: str, paragraphs: str, style: str = '') -> str:
    """Return a placeholder as `p:sp`. `place` goes into spPr, `style` is bodyPr with lstStyle."""
    name = quoteattr(frame.slot.label)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{identity}" name={name}/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{ph_xml(frame)}</p:nvPr></p:nvSpPr>'
        f'<p:spPr>{place}</p:spPr>'
        f'<p:txBody>{style or "<a:bodyPr/><a:lstStyle/>"}{paragraphs}</p:txBody></p:sp>'
    )


def frame_style_xml(frame: Frame) -> str:
    """Return bodyPr and lstStyle of a frame: no insets, no autofit, every level with its size."""
    levels = ''.join(level_xml(level, number) for number, level in enumerate(frame.levels, 1))
    return (
        '<a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" '
        f'anchor="{frame.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>{levels}</a:lstStyle>'
    )


def level_xml(level: Level, number: int, is_major: bool = False) -> str:
    """Return `a:lvlNpPr`. hangingPunct is off: LibreOffice hangs marks beyond the shape with it."""
    face = 'mj' if is_major else 'mn'
    bullet = f'<a:buFont typeface="+mj-lt"/><a:buChar char={quoteattr(level.bullet)}/>'
    return (
        f'<a:lvl{number}pPr marL="{emu(level.indent)}" indent="{-emu(level.hang)}" algn="{level.align}" '
        'defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="0">'
        f'<a:lnSpc><a:spcPct val="{round(level.spacing * 100000)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(level.before * 100)}"/></a:spcBef>'
        f'<a:spcAft><a:spcPts val="0"/></a:spcAft>{bullet if level.bullet else "<a:buNone/>"}'
        f'<a:defRPr lang="zh-CN" altLang="en-US" sz="{round(level.size * 100)}" b="{int(level.is_bold)}" '
        f'kern="1200"><a:solidFill><a:schemeClr val="{level.ink}"/></a:solidFill>'
        f'<a:latin typeface="+{face}-lt"/><a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/>'
        f'</a:defRPr></a:lvl{number}pPr>'
    )
