"""A shading in a device colour to the same shading in inks."""

import pikepdf

from booklet.press.inks.inks import Ink, Inks
from booklet.press.inks.recolour import ink_of, space_of

AXIAL_AND_RADIAL = (2, 3)
"""Types of shading that layout makes of gradients; the others hold colours in packed data."""


def ink_shading(pdf: pikepdf.Pdf, shading: pikepdf.Object, inks: Inks) -> pikepdf.Object | None:
    """Return `shading` in inks, or None when it is of a kind that cannot be turned."""
    space = space_of(shading.get('/ColorSpace', pikepdf.Dictionary()))
    is_known = space in ('rgb', 'gray', 'cmyk') and int(shading.ShadingType) in AXIAL_AND_RADIAL
    function = _function(pdf, shading.Function, space, inks) if is_known else None
    if function is None:
        return None
    copy = pikepdf.Dictionary(dict(shading.items()))
    copy.ColorSpace = pikepdf.Name.DeviceCMYK if inks.has_colour else pikepdf.Name.DeviceGray
    copy.Function = function
    for name in ('/Background', '/BBox'):
        if name in copy:
            del copy[name]
    return pdf.make_indirect(copy)


def _function(
    pdf: pikepdf.Pdf, function: pikepdf.Object, space: str, inks: Inks
) -> pikepdf.Object | None:
    """Return an exponential or stitching function whose results are inks (ISO 32000-1, 7.10)."""
    if not isinstance(function, pikepdf.Dictionary):
        return None
    copy = pikepdf.Dictionary(dict(function.items()))
    if '/Range' in copy:
        del copy['/Range']
    if function.FunctionType == 3:
        parts = [_function(pdf, part, space, inks) for part in function.Functions]
        if any(part is None for part in parts):
            return None
        copy.Functions = pikepdf.Array(parts)
        return pdf.make_indirect(copy)
    if function.FunctionType != 2:
        return None
    for name, default in (('/C0', [0]), ('/C1', [1])):
        parts_of = [float(part) for part in function.get(name, pikepdf.Array(default))]
        copy[name] = pikepdf.Array(_components(ink_of(space, parts_of, inks), inks))
    return pdf.make_indirect(copy)


def _components(ink: Ink, inks: Inks) -> list[float]:
    return list(ink) if inks.has_colour else [round(1 - ink[3], 4)]
