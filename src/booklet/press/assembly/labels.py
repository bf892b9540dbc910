"""Folios to the page labels that a PDF reader shows, and back."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from booklet.language import Language, Words
from booklet.model.laid import LaidBooklet, SectionKind
from booklet.press.pdf.objects import array, text

if TYPE_CHECKING:
    import pikepdf

COVERS: dict[SectionKind, Words] = {
    SectionKind.COVER: Words("Cover", "封面"),
    SectionKind.BACK: Words("Back cover", "封底"),
}


def page_labels(laid: LaidBooklet, language: str) -> tuple[str, ...]:
    """Return the label of each page: its folio, or what a page without one is called (empty: nothing)."""
    spoken: Language = 'zh' if language.lower().startswith('zh') else 'en'

    names = {kind: words.in_language(spoken) for kind, words in COVERS.items()}
    return tuple(
        folio or names.get(placed.section.kind, '') for placed in laid.sections for folio in placed.folios
    )


def write_page_labels(pdf: 'pikepdf.Pdf', labels: Sequence[str]) -> None:
    """Write `labels`, one for each page."""
    import pikepdf

    pdf.Root.PageLabels = pikepdf.Object.parse(label_tree(labels))


def label_tree(labels: Sequence[str]) -> bytes:
    """Return `labels`, one for each page, as the number tree of ISO 32000-1, 12.4.2."""
    return b'<< /Nums %s >>' % array(part for start_and_label in _ranges(labels) for part in start_and_label)


def read_page_labels(pdf: bytes) -> tuple[str, ...]:
    """Return the label of each page; its position, from 1, where the file has no labels."""
    from booklet.press.pdf.opening import open_foreign

    with open_foreign(pdf) as opened:
        return tuple(str(page.label) for page in opened.pages)


def _ranges(labels: Sequence[str]) -> Iterator[tuple[int, bytes]]:
    """Yield (first index, label dictionary) for each run of pages whose labels count on."""

    def constant(index: int) -> tuple[str, int | str]:
        """Return what does not change from page to page within a run."""
        style, number = _style_and_number(labels[index])
        return style, number - index if style else labels[index]

    for (style, _), run in groupby(range(len(labels)), key=constant):
        index = next(run)
        if style:
            number = _style_and_number(labels[index])[1]
            yield index, b'<< /S /%s /St %d >>' % (style.encode(), number)
        else:
            yield index, b'<< /P %s >>' % text(labels[index])


def _style_and_number(label: str) -> tuple[str, int]:
    """Return the numbering style of PDF and the number, or an empty style for a label that is only words."""
    if label.isascii() and label.isdecimal() and label == str(int(label)) and label != '0':
        return 'D', int(label)
    number = _roman(label.lower())
    if number and label == label.lower():
        return 'r', number
    if number and label == label.upper():
        return 'R', number
    return '', 0


ROMAN = (
    *((1000, 'm'), (900, 'cm'), (500, 'd'), (400, 'cd'), (100, 'c'), (90, 'xc'), (50, 'l'), (40, 'xl')),
    *((10, 'x'), (9, 'ix'), (5, 'v'), (4, 'iv'), (1, 'i')),
)


def _roman(label: str) -> int:
    """Return the value of a well-formed lower-case Roman number, else 0."""
    value, rest = 0, label
    for worth, sign in ROMAN:
        times = 3 if worth in (1000, 100, 10, 1) else 1
        while times and rest.startswith(sign):
            value, rest, times = value + worth, rest.removeprefix(sign), times - 1
    # XCL would read as 140, which is written CXL.
    return value if not rest and _in_roman(value) == label else 0


def _in_roman(value: int) -> str:
    signs = []
    for worth, sign in ROMAN:
        signs.append(sign * (value // worth))
        value %= worth
    return ''.join(signs)
