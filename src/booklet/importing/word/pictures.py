"""What a drawing refers to -> the picture with its bytes and its description, or the words of a diagram."""

import posixpath
import re

from lxml import etree

from booklet.importing.passage import Picture
from booklet.importing.word.package import A, Package, R, local, whole

_NO_DESCRIPTION = re.compile(
    r'(?:图片|图像|图形|图|文本框|对象|Picture|Image|Graphic|Content Placeholder)?\s*\d*'
    r'|.*[\\/].*|.*\.(?:png|jpe?g|gif|bmp|emf|wmf|tiff?)|[0-9a-f-]{16,}|[A-Z0-9_]{8,}'
    r'|.*(?:已自动生成|自动生成的|AI 生成|Description automatically generated).*',
    re.IGNORECASE | re.DOTALL,
)
"""What programs write by themselves."""
_LONGEST_CHART = 2000
_WHOLE = 100_000
"""`a:srcRect` counts in thousandths of a per cent."""


def find_picture(package: Package, part: str, element: etree._Element) -> Picture | None:
    """Return the picture of an `a:blip` or `v:imagedata`; None when nothing is to be seen of it."""
    key = element.get(R + 'embed') or element.get(R + 'id') or element.get(R + 'link') or ''
    relation = package.relations(part).get(key)
    if relation is None or _is_cropped_away(element):
        return None
    name = posixpath.basename(relation.target)
    alt = _description(element)
    if relation.is_external:
        return Picture(name, b'', alt, address=relation.target)
    return Picture(name, package.read(relation.target) or b'', alt)


def words_of_diagram(package: Package, part: str, element: etree._Element) -> tuple[str, ...]:
    """Return the words of a diagram (SmartArt), one a shape."""
    relation = package.relations(part).get(element.get(R + 'dm', ''))
    tree = package.tree(relation.target) if relation is not None else None
    if tree is None:
        return ()
    paragraphs = (''.join(piece.text or '' for piece in one.iter(A + 't')) for one in tree.iter(A + 'p'))
    return tuple(words for words in paragraphs if words.strip())


def words_of_chart(package: Package, part: str, element: etree._Element) -> str:
    """Return the words and numbers of a chart in a row."""
    relation = package.relations(part).get(element.get(R + 'id', ''))
    tree = package.tree(relation.target) if relation is not None else None
    pieces = (one.text or '' for one in tree.iter() if local(one) in ('t', 'v')) if tree is not None else ()
    return ' '.join(piece for piece in pieces if piece.strip())[:_LONGEST_CHART]


def _description(element: etree._Element) -> str:
    """Return what a person wrote to describe the picture."""
    for above in element.iterancestors():
        if local(above) in ('inline', 'anchor'):
            named = next((child for child in above if local(child) == 'docPr'), None)
            text = named.get('descr', '') if named is not None else ''
            break
        if local(above) in ('shape', 'pict', 'object'):
            text = above.get('alt', '')
            break
    else:
        return ''
    text = ' '.join(text.split())
    return '' if _NO_DESCRIPTION.fullmatch(text) else text


def _is_cropped_away(element: etree._Element) -> bool:
    for sibling in element.itersiblings(A + 'srcRect'):
        left, top, right, bottom = (whole(sibling.get(side)) for side in 'ltrb')
        return left + right >= _WHOLE or top + bottom >= _WHOLE
    return False
