"""The look shared by booklet and deck: palette and faces, read from styles/theme.toml."""

from msgspec import Struct


class Palette(Struct, frozen=True):
    """Colours as six hexadecimal digits of sRGB, without `#`."""

    text: str
    secondary: str
    accent: str
    ground: str
    rule: str


class Family(Struct, frozen=True):
    """A declared family of the booklet, found by name."""

    role: str
    """`text`, `heading`, `kai`, `latin`, `latin-heading`, `mono`."""
    name: str
    """As fontconfig knows it: `Noto Serif CJK SC`."""
    styles: tuple[str, ...]
    """The faces that must be there: `Regular`, `Bold`, `Italic`, `Bold Italic`."""
    package: str
    """Debian package that has it."""
    cask: str
    """Homebrew cask that has it; empty when there is none."""


class DeckFaces(Struct, frozen=True):
    """Faces of the slides, which must be on the presenter's machine."""

    latin: str
    east_asian: str


class Theme(Struct, frozen=True):
    """Palette and faces."""

    palette: Palette
    families: tuple[Family, ...]
    deck: DeckFaces

    def family(self, role: str) -> Family:
        """Return the family that plays `role`; raise KeyError when the theme has none."""
        for family in self.families:
            if family.role == role:
                return family
        raise KeyError(role)
