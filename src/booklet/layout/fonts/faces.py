"""Theme -> the font files of its families, by exact family and style, never by likeness."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from booklet.diagnostics import Checked, Finding, finding
from booklet.errors import MissingOnMachineError
from booklet.language import Words
from booklet.layout.fonts.listing import list_fonts
from booklet.model.theme import Family, Theme
from booklet.values import dataclass

Ranges = Sequence[tuple[int, int]]
"""Code points as (first, last), ascending."""

# Weight and slant of fontconfig. The style's name is not enough: the light face of LXGW WenKai calls itself
# `Light` and, in its legacy names, `Regular` of the same family.
_WEIGHT = {'Medium': '100', 'SemiBold': '180', 'Bold': '200', 'Bold Italic': '200'}
_SLANT = {'Regular': '0', 'Italic': '100', 'Bold': '0', 'Bold Italic': '100'}
# The heaviest face that a family has stands for its bold: Debian 13 has LXGW WenKai up to Medium only.
_STAND_INS = {'Bold': ('SemiBold', 'Medium')}


@dataclass(frozen=True, slots=True)
class Face:
    """One face of a declared family."""

    role: str
    """Of its family in the theme: `text`, `latin`."""
    family: str
    style: str
    path: Path
    """The installed font file, perhaps a collection."""
    index: int = 0
    """Of the face in a collection; the upper 16 bits number the instance of a variable font, from 1."""
    file: str = ''
    """Name of its own single file in the set's folder, once prepared."""
    digest: str = ''
    """SHA-256 of that file."""
    coverage: Ranges = ()
    """The characters it has glyphs for."""


@dataclass(frozen=True, slots=True)
class FontSet:
    """The faces of a theme; `folder` holds their single files once they are prepared."""

    faces: tuple[Face, ...]
    folder: Path | None = None
    was_damaged: bool = False
    """They had been prepared before, and something had happened to the files."""

    def of_roles(self, *roles: str) -> tuple[Face, ...]:
        """Return the faces that play one of `roles`."""
        return tuple(face for face in self.faces if face.role in roles)

    @property
    def configuration(self) -> Path:
        """The fontconfig file that lists these faces and nothing else."""
        assert self.folder is not None
        return self.folder / 'fonts.conf'


def find_faces(theme: Theme) -> Checked[FontSet]:
    """Find every face of the theme's families among the installed fonts.

    A face that is not installed is a finding; raise MissingOnMachineError when fontconfig's `fc-list` is not
    there to ask, or when no face at all is installed.
    """
    installed = tuple(_installed(list_fonts()))
    faces: list[Face] = []
    findings: list[Finding] = []
    for family in theme.families:
        found = [_find_or_stand_in(family, style, installed) for style in family.styles]
        faces += [face for face in found if face]
        if missing := [style for style, face in zip(family.styles, found, strict=True) if not face]:
            findings.append(_missing(family, missing))
    if theme.families and not faces:
        raise MissingOnMachineError(
            Words("None of the booklet's fonts is installed.", "本机没有安装排版所需的任何字体。"),
            Words(f"Install them: {_commands(theme.families)}.", f"请安装：{_commands(theme.families)}。"),
        )
    return Checked(FontSet(tuple(faces)), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Installed:
    families: tuple[str, ...]
    styles: tuple[str, ...]
    weight: str
    slant: str
    is_variable: bool
    index: int
    path: Path


def _installed(listing: str) -> Iterator[_Installed]:
    for line in sorted(listing.splitlines()):
        fields = line.split('\t')
        if len(fields) != 7:
            continue
        families, styles, weight, slant, variable, index, path = fields
        yield _Installed(
            tuple(families.split(',')), tuple(styles.split(',')), weight, slant, variable == 'True',
            int(index) if index.isdigit() else 0, Path(path),
        )


def _find_or_stand_in(family: Family, style: str, installed: Sequence[_Installed]) -> Face | None:
    for each in (style, *_STAND_INS.get(style, ())):
        if face := _find(family, each, installed):
            return Face(family.role, family.name, style, face.path, face.index)
    return None


def _find(family: Family, style: str, installed: Iterable[_Installed]) -> Face | None:
    for font in installed:
        is_wanted = (
            family.name in font.families
            and style in font.styles
            and font.weight == _WEIGHT.get(style, '80')
            and font.slant == _SLANT.get(style, font.slant)
        )
        # The pattern of a variable font as a whole stands beside those of its named instances.
        if is_wanted and not font.is_variable:
            return Face(family.role, family.name, style, font.path, font.index)
    return None


def _missing(family: Family, styles: Iterable[str]) -> Finding:
    return finding(
        'font.family-missing', family=family.name, styles=', '.join(styles), commands=_commands((family,))
    )


def _commands(families: Iterable[Family]) -> str:
    """Return the commands that install `families`, on Debian and on macOS."""
    listed = tuple(families)
    debian = ' '.join(sorted({family.package for family in listed if family.package}))
    macos = ' '.join(sorted({family.cask for family in listed if family.cask}))
    commands = [f'Debian: sudo apt-get install {debian}'] if debian else []
    if macos:
        commands.append(f'macOS: brew install --cask {macos}')
    return ' · '.join(commands)
