"""Colours of the screen to inks: black alone for what is neutral, the press's profile for the rest."""

import io
from dataclasses import field
from functools import cache
from typing import Any

from PIL import Image, ImageCms, ImageFilter

from booklet.values import dataclass

Ink = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black, each from 0 to 1."""

BLACK: Ink = (0.0, 0.0, 0.0, 1.0)

NEUTRAL = 1.5 / 255
"""Red, green and blue that differ by less are gray: style sheets and engines round."""

SOLID = 0.85
"""Black from here on is solid: type in dark gray (`#1A1A1A`) would get the ragged edge of a screen."""

LUMA = (0.299, 0.587, 0.114)
"""Weights of ITU-R BT.601, those of Pillow, so that lines and pictures get the same gray."""

GRID = 33
"""Steps of the table that turns pictures into inks; between its points it is interpolated."""


@dataclass(frozen=True, slots=True)
class Inks:
    """How colours become inks on one kind of page."""

    profile: bytes = b''
    """ICC profile of the printing condition; empty: black is the only ink."""
    limit: float = 3.0
    """Most ink in one place; 3.0 is 300 per cent."""
    _known: dict[tuple[float, float, float], Ink] = field(default_factory=dict, compare=False)

    @property
    def has_colour(self) -> bool:
        """Tell whether there is more than black."""
        return bool(self.profile)

    def of_gray(self, value: float) -> Ink:
        """Return the inks of a gray, 0 black to 1 white."""
        black = round(1 - min(max(value, 0.0), 1.0), 4)
        return BLACK if black >= SOLID else (0.0, 0.0, 0.0, black)

    def of_rgb(self, red: float, green: float, blue: float) -> Ink:
        """Return the inks of a colour of sRGB, parts from 0 to 1."""
        colour = (red, green, blue)
        if not self.has_colour or max(colour) - min(colour) < NEUTRAL:
            return self.of_gray(sum(weight * part for weight, part in zip(LUMA, colour, strict=True)))
        if colour not in self._known:
            self._known[colour] = self._through_profile(colour)
        return self._known[colour]

    def of_cmyk(self, ink: Ink) -> Ink:
        """Return inks as they may stand on the page: within the limit, or all of them as black."""
        cyan, magenta, yellow, black = (min(max(part, 0.0), 1.0) for part in ink)
        if self.has_colour:
            return limited((cyan, magenta, yellow, black), self.limit)
        colours = zip(LUMA, (cyan, magenta, yellow), strict=True)
        return self.of_gray(sum(weight * (1 - part) for weight, part in colours) * (1 - black))

    def picture(self, image: Image.Image) -> Image.Image:
        """Return a picture (L, RGB or CMYK) in inks: L where black is the only ink or all is gray."""
        if image.mode == 'L':
            return image
        if image.mode == 'CMYK':
            # The limit of a picture that comes in CMYK was set by whoever separated it; the preflight looks.
            return image if self.has_colour else _gray_of_cmyk(image)
        if not self.has_colour or _is_gray(image):
            return image.convert('L')
        return image.filter(_table(self.profile, self.limit))

    def _through_profile(self, colour: tuple[float, float, float]) -> Ink:
        pixel = Image.new('RGB', (1, 1), tuple(round(part * 255) for part in colour))
        inks = _separated(pixel, self.profile).getpixel((0, 0))
        assert isinstance(inks, tuple)
        cyan, magenta, yellow, black = (round(part / 255, 4) for part in inks)
        return limited((cyan, magenta, yellow, black), self.limit)


def limited(ink: Ink, limit: float) -> Ink:
    """Return `ink` with no more than `limit` in all; black stays, the three colours give way alike."""
    cyan, magenta, yellow, black = ink
    colours = cyan + magenta + yellow
    if colours + black <= limit or colours == 0:
        return ink
    share = max(limit - black, 0.0) / colours
    # Rounded down, or the sum may exceed the limit by a rounding.
    return _floor(cyan * share), _floor(magenta * share), _floor(yellow * share), black


def _floor(value: float) -> float:
    return int(value * 10000) / 10000


def _is_gray(image: Image.Image) -> bool:
    """Tell whether all pixels of an RGB picture are gray, give or take the noise of JPEG."""
    _, *chroma = image.convert('YCbCr').split()
    extremes: list[Any] = [channel.getextrema() for channel in chroma]
    return all(low >= 126 and high <= 130 for low, high in extremes)


def _gray_of_cmyk(image: Image.Image) -> Image.Image:
    return image.convert('RGB').convert('L')


@cache
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    """Return sRGB -> inks, relative to the paper with black-point compensation (ICC white paper 40)."""
    target = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    return ImageCms.buildTransform(
        ImageCms.createProfile('sRGB'),
        target,
        'RGB',
        'CMYK',
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _separated(image: Image.Image, profile: bytes) -> Image.Image:
    made = ImageCms.applyTransform(image, _transform(profile))
    assert made is not None
    return made


@cache
def _table(profile: bytes, limit: float) -> ImageFilter.Color3DLUT:
    """Return the table of a profile within a limit of ink.

    Every point of the table keeps the limit, and what is interpolated between points that keep it keeps it.
    """
    steps = [round(step * 255 / (GRID - 1)) for step in range(GRID)]
    grid = bytes(part for b in steps for g in steps for r in steps for part in (r, g, b))
    inks = _separated(Image.frombytes('RGB', (GRID * GRID, GRID), grid), profile).tobytes()
    table: list[float] = []
    for at in range(0, len(inks), 4):
        cyan, magenta, yellow, black = (part / 255 for part in inks[at : at + 4])
        table.extend(limited((cyan, magenta, yellow, black), limit))
    return ImageFilter.Color3DLUT(GRID, table, channels=4, target_mode='CMYK')
