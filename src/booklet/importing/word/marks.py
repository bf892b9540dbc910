"""How a run is set -> the marks that stand out against the text."""

from booklet.importing.passage import Mark
from booklet.importing.word.styles import RunLook


def marks_of(look: RunLook, body: RunLook) -> frozenset[Mark]:
    """Return what stands out: bold and 黑体 are strong, italics and 楷体 are emphasis, as in the booklet."""
    marks = set()
    if (look.is_bold and not body.is_bold) or (is_gothic(look.face) and not is_gothic(body.face)):
        marks.add(Mark.STRONG)
    if (look.is_italic and not body.is_italic) or (is_script(look.face) and not is_script(body.face)):
        marks.add(Mark.EMPHASIS)
    if look.has_dots:
        marks.add(Mark.DOTS)
    if look.is_struck:
        marks.add(Mark.STRIKE)
    if look.rise in ('superscript', 'subscript'):
        marks.add(Mark.SUP if look.rise == 'superscript' else Mark.SUB)
    return frozenset(marks)


def is_gothic(face: str) -> bool:
    """Tell whether a family is a 黑体."""
    return '黑' in face or ('hei' in face.lower().split(',')[0] and 'yahei' not in face.lower())


def is_script(face: str) -> bool:
    """Tell whether a family is a 楷体."""
    return '楷' in face or 'kai' in face.lower()
