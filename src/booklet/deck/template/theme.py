"""Palette and faces of styles/theme.toml -> the theme of an Office file."""

from xml.sax.saxutils import quoteattr

from booklet.model.theme import DeckFaces, Palette, Theme

NAMESPACE = 'http://schemas.openxmlformats.org/drawingml/2006/main'


def theme_xml(theme: Theme, name: str) -> str:
    """Return the theme part. Colours and faces are named here and nowhere else in a deck."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:theme xmlns:a="{NAMESPACE}" name={quoteattr(name)}><a:themeElements>'
        f'{_colours(theme.palette, name)}{_fonts(theme.deck, name)}{_formats(name)}'
        '</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>'
    )


def _colours(palette: Palette, name: str) -> str:
    named = {
        'dk1': palette.text,
        'lt1': palette.ground,
        'dk2': palette.secondary,
        'lt2': mixed(palette.rule, palette.ground, 0.25),
        'accent1': palette.accent,
        'accent2': palette.secondary,
        'accent3': palette.rule,
        'accent4': mixed(palette.accent, palette.ground, 0.6),
        'accent5': mixed(palette.accent, palette.text, 0.6),
        'accent6': mixed(palette.secondary, palette.ground, 0.6),
        'hlink': palette.accent,
        'folHlink': palette.accent,
    }
    colours = ''.join(f'<a:{key}><a:srgbClr val="{value}"/></a:{key}>' for key, value in named.items())
    return f'<a:clrScheme name={quoteattr(name)}>{colours}</a:clrScheme>'


def _fonts(faces: DeckFaces, name: str) -> str:
    """Return the faces for both headings and text. `Hans` is what an application in Chinese looks for."""
    face = (
        f'<a:latin typeface={quoteattr(faces.latin)}/><a:ea typeface={quoteattr(faces.east_asian)}/>'
        f'<a:cs typeface=""/><a:font script="Hans" typeface={quoteattr(faces.east_asian)}/>'
    )
    return (
        f'<a:fontScheme name={quoteattr(name)}><a:majorFont>{face}</a:majorFont>'
        f'<a:minorFont>{face}</a:minorFont></a:fontScheme>'
    )


def _formats(name: str) -> str:
    """Return the format scheme that the schema demands: three of each, all plain."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="12700" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
    return (
        f'<a:fmtScheme name={quoteattr(name)}><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f'<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>'
        f'<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>'
    )


def mixed(colour: str, other: str, share: float) -> str:
    """Return `share` of one colour and the rest of the other, in six hexadecimal digits."""
    pairs = zip(bytes.fromhex(colour), bytes.fromhex(other), strict=True)
    return bytes(round(one * share + two * (1 - share)) for one, two in pairs).hex().upper()
