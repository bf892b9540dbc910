"""The dictionary of a form XObject -> what drawing it needs, read once for a form drawn a thousand times."""

import pikepdf
from msgspec import Struct

from booklet.preflight.facts import Box
from booklet.preflight.scan.objects import dictionary, entry, name_of, numbers
from booklet.preflight.scan.state import Matrix


class FormHead(Struct, frozen=True):
    """The entries of a form (ISO 32000-1, table 95)."""

    group: pikepdf.Object | None
    is_transparent: bool
    """Whether its group is one of transparency."""
    matrix: Matrix | None
    box: Box | None
    resources: pikepdf.Object | None


def read_head(form: pikepdf.Object) -> FormHead:
    """Read the dictionary of `form`; what is damaged or missing is None."""
    group = dictionary(form, '/Group')
    is_transparent = name_of(entry(group, '/S')) == 'Transparency'
    matrix, box = numbers(entry(form, '/Matrix'), 6), numbers(entry(form, '/BBox'), 4)
    return FormHead(
        group, is_transparent,
        (matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]) if matrix else None,
        (box[0], box[1], box[2], box[3]) if box else None,
        dictionary(form, '/Resources'),
    )  # fmt: skip
