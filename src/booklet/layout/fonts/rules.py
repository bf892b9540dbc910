"""Prepared faces -> @font-face rules that give Western runs a Western face and leave Chinese marks alone."""

from booklet.layout.fonts.faces import Face, FontSet, Ranges

_COMPANIONS = {'latin': 'Latin Text', 'latin-heading': 'Latin Heading'}
"""Role in the theme -> name in style sheets, to stand first in a stack."""

_WESTERN: Ranges = (
    (0x20, 0x7E),
    # Latin-1 signs stand next to Western digits and letters (25 °C, 5 ± 2, 3 × 10, § 4, 10 µL) and must be
    # narrow like them. U+00B7 stays out: 间隔号 (GB/T 15834 4.13) is one em wide and centred.
    (0xA0, 0xB6),
    (0xB8, 0x24F),
    (0x250, 0x2AF),
    (0x300, 0x36F),
    # Greek and Cyrillic of Chinese faces are drawn full width: α-螺旋 and μm fall apart in them.
    (0x370, 0x3FF),
    (0x400, 0x4FF),
    (0x1E00, 0x1EFF),
    # Hyphens and the en dash belong to Western words and number ranges (page 5–8). — “ ” ‘ ’ … stay Chinese.
    (0x2010, 0x2011),
    (0x2013, 0x2013),
    (0x2030, 0x2030),
    (0x2032, 0x2033),
    (0x2070, 0x209F),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2212, 0x2212),
)
"""Characters for the companions. ℃ № ≤ ≥ ① Ⅰ → and all CJK stay with the Chinese faces."""

_FONT_STYLE = {True: 'italic', False: 'normal'}
_FONT_WEIGHT = {True: 'bold', False: 'normal'}


def font_css(fontset: FontSet) -> str:
    """Return @font-face rules for 'Latin Text' and 'Latin Heading', limited to what each face really has.

    The limit is needed: fontconfig believes `unicode-range`, and a character that is declared and has no
    glyph would print as an empty box although the next family in the stack has it.
    """
    return ''.join(_rule(face) for face in fontset.of_roles(*_COMPANIONS))


def _rule(face: Face) -> str:
    ranges = ', '.join(f'U+{first:X}-{last:X}' for first, last in _common(_WESTERN, tuple(face.coverage)))
    return (
        f"@font-face {{ font-family: '{_COMPANIONS[face.role]}';"
        f' font-style: {_FONT_STYLE["Italic" in face.style]};'
        f' font-weight: {_FONT_WEIGHT["Bold" in face.style]};'
        f" src: url('https://booklet.invalid/fonts/{face.file}');"
        f' unicode-range: {ranges}; }}\n'
    )


def _common(left: Ranges, right: Ranges) -> Ranges:
    """Return the characters that are in both; cost grows with the sum of the lengths."""
    common: list[tuple[int, int]] = []
    first, second = 0, 0
    while first < len(left) and second < len(right):
        start = max(left[first][0], right[second][0])
        end = min(left[first][1], right[second][1])
        if start <= end:
            common.append((start, end))
        if left[first][1] < right[second][1]:
            first += 1
        else:
            second += 1
    return tuple(common)
