"""Lengths as a type, so that millimetres, points and EMU cannot be mixed up."""

from typing import Self

POINTS_PER_MILLIMETRE = 72 / 25.4
EMU_PER_POINT = 12700


class Length(float):
    """A length in points (1/72 inch, the unit of PDF). Make it with `Length.pt` or `Length.mm`."""

    __slots__ = ()

    @classmethod
    def pt(cls, value: float) -> Self:
        """Return a length given in points."""
        return cls(value)

    @classmethod
    def mm(cls, value: float) -> Self:
        """Return a length given in millimetres."""
        return cls(value * POINTS_PER_MILLIMETRE)

    def to_mm(self) -> float:
        """Return the length in millimetres."""
        return self / POINTS_PER_MILLIMETRE

    def to_emu(self) -> int:
        """Return the length in English Metric Units, the whole-number unit of Office Open XML."""
        return round(self * EMU_PER_POINT)
