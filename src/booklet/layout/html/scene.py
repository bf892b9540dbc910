"""What every kind of page is made from, and the small pieces that several of them share."""

from markupsafe import Markup

from booklet.layout.html.inlines import UNKNOWN_FOLIO, Setting, set_text
from booklet.layout.html.titles import MOST_LINES, break_title, voices_of_lines
from booklet.layout.html.words import PageWords
from booklet.layout.sections import SectionPlan
from booklet.model.pages import Anchor
from booklet.model.semester import Semester
from booklet.model.titles import Voice
from booklet.project.settings import Project
from booklet.values import dataclass


@dataclass(frozen=True, slots=True)
class Scene:
    """One section about to be written."""

    plan: SectionPlan
    semester: Semester
    project: Project
    setting: Setting

    @property
    def words(self) -> PageWords:
        """The fixed words of the section's language."""
        return self.setting.words

    def line(self, text: str, voices: tuple[Voice, ...] = ()) -> Markup:
        """Set a field of the front matter as one line of type."""
        return set_text(text, self.setting, voices=voices)

    def kai(self, text: str) -> Markup:
        """Set a field that the style sheet gives in 楷体."""
        return set_text(text, self.setting, is_kai=self.words.is_chinese)

    def title(
        self, text: str, sizes: tuple[float, ...], is_kai: bool = False, voices: tuple[Voice, ...] = ()
    ) -> 'Title':
        """Set a title in the largest of `sizes` (points) in which it takes at most three lines.

        Its lines are broken by sense, and all of them are as wide as the type area at most.
        """
        area = self.project.type_area
        measure = area.chars_per_line * area.size
        broken = [(size, break_title(text, measure / size)) for size in sizes]
        size, lines = next((trial for trial in broken if len(trial[1]) <= MOST_LINES), broken[-1])
        parts = zip(lines, voices_of_lines(text, lines, voices), strict=True)
        markup = Markup('<br>').join(set_text(line, self.setting, is_kai, own) for line, own in parts)
        return Title(markup, len(lines), size)

    def folio(self, anchor: Anchor) -> str:
        """Return the folio where `anchor` stands, or figures of about its width."""
        return self.setting.page_map.folio(anchor) or UNKNOWN_FOLIO


@dataclass(frozen=True, slots=True)
class Title:
    """A title broken into lines."""

    text: Markup
    lines: int
    size: float
    """Of the type, in points."""

    @property
    def parity(self) -> str:
        """`odd` or `even`: titles are set on lines of one and a half."""
        return 'odd' if self.lines % 2 else 'even'


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a table of facts."""

    label: str
    value: Markup


@dataclass(frozen=True, slots=True)
class Entry:
    """A line that leads to a page: of the contents or of an agenda."""

    anchor: Anchor
    label: str
    """`第一次`, `1.`; may be empty."""
    text: Markup
    folio: str
    aside: str = ''
    """`3 月 5 日`"""
