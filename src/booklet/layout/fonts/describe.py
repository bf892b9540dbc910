"""Theme and machine -> what `booklet doctor` shows about fonts and text libraries."""

from booklet.diagnostics import Finding
from booklet.layout.fonts.faces import Face, find_faces
from booklet.model.theme import Family, Theme
from booklet.values import dataclass
from booklet.versions import library_versions


@dataclass(frozen=True, slots=True)
class FamilyReport:
    """A declared family and what is installed of it."""

    family: Family
    faces: tuple[Face, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The styles that are not installed."""
        found = {face.style for face in self.faces}
        return tuple(style for style in self.family.styles if style not in found)


@dataclass(frozen=True, slots=True)
class FontReport:
    """Fonts and libraries of this machine."""

    families: tuple[FamilyReport, ...]
    versions: tuple[tuple[str, str], ...]
    """(library, version); the version is empty when the library cannot be loaded."""
    findings: tuple[Finding, ...]


def describe_fonts(theme: Theme) -> FontReport:
    """Return what is installed of the theme's families; raise MissingOnMachineError like `find_faces`."""
    checked = find_faces(theme)
    families = tuple(
        FamilyReport(family, tuple(face for face in checked.value.faces if face.family == family.name))
        for family in theme.families
    )
    return FontReport(families, library_versions(), checked.findings)
