"""What goes into the placeholders of one slide, and how high it will stand there."""

from dataclasses import replace
from typing import Literal

from booklet.deck.font_metrics import Ruler
from booklet.deck.frames import Frame, Layout, Level, Slot, Stage
from booklet.deck.layouts import OURS
from booklet.deck.lines import QUOTES, Line, break_lines
from booklet.deck.ragging import WIDTH_MARGIN, unrest, ways_to_break
from booklet.deck.sense import WITHIN_WORD, break_cost
from booklet.deck.slides import KINDS, Slide, kind_of
from booklet.model.blocks import Picture
from booklet.model.pages import Anchor
from booklet.values import dataclass

HEIGHT_MARGIN = 1.06
OTHER_FACES = (0.99, 1.0, 1.01, WIDTH_MARGIN, 1.03)
"""Shares of its measured width that a text may take in the face of another machine."""
SHORT_LAST_LINE = 2.1
"""Em; a last line below this holds one character and perhaps a mark."""

STUMP = 9.0
STEADY = (1.0, WIDTH_MARGIN)
"""Shares of its width between which a text set to its sense keeps its lines: Han has a full em in every face.
"""

UNFINISHED = ' ，、；：,;:（(《〈「『【〔[“‘'
"""What does not stand before an ellipsis."""

Target = Anchor | Literal['questions']


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph on a slide; `\\n` within is a line break."""

    text: str
    language: str
    level: int = 0
    """Index into the levels of its frame."""
    number: int | None = None
    """Its number in a list."""
    target: Target | None = None
    """The slide it links to."""
    size: float | None = None
    """In points, where a headline had to be set smaller than its level."""
    is_numbered: bool = False
    """It begins with its own number; a bullet beside that is left out."""
    accents: tuple[str, ...] = ()
    """Stretches of it that stand out."""
    margin: float = 0.0
    """Points kept free at the right, so that the last line is longer than one character."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One slide, ready to be written."""

    layout: Layout
    texts: tuple[tuple[Slot, tuple[Paragraph, ...]], ...]
    """In reading order, the title first. No empty placeholder."""
    anchor: Target | None = None
    """By which others link to it."""
    picture: Picture | None = None
    description: str = ''
    notes: tuple[str, ...] = ()
    language: str = 'zh-CN'
    """Of the notes."""
    section: str = ''
    """Not empty where a p14 section begins."""
    progress: float = 0.0
    """Share of the sections that have begun."""

    def text(self, slot: Slot) -> tuple[Paragraph, ...]:
        """Return the paragraphs in `slot`; none when it is not filled."""
        return dict(self.texts).get(slot, ())


@dataclass(frozen=True, slots=True)
class Fitter:
    """Measures paragraphs in frames with one ruler."""

    ruler: Ruler
    stage: Stage = OURS
    title_sizes: tuple[float, ...] = (1.0, 0.85, 0.7, 0.6)
    """Shares of its level's size that a headline may take before it is cut."""

    def layout(self, slide: Slide) -> Layout:
        """Return the layout of the slide's kind."""
        layouts = self.stage.layouts
        return layouts.get(kind_of(slide)) or layouts[KINDS[type(slide)]]

    def lines(
        self, frame: Frame, paragraph: Paragraph, width_margin: float = WIDTH_MARGIN, is_glued: bool = False
    ) -> tuple[Line, ...]:
        """Return the lines of the paragraph in the frame; a margin of 1 gives those of the measured face.

        `is_glued` is about quotation marks, see `break_lines`.
        """
        level = level_of(frame, paragraph)
        width = frame.width - level.indent - paragraph.margin
        measure = width / (paragraph.size or level.size) / width_margin
        return break_lines(paragraph.text, measure, self.ruler, level.is_bold, is_glued)

    def count(self, frame: Frame, paragraph: Paragraph) -> int:
        """Return how many lines the paragraph takes in any program."""
        plain = len(self.lines(frame, paragraph))
        # Without quotation marks there is nothing to glue.
        is_quoted = not QUOTES.isdisjoint(paragraph.text)
        return max(plain, len(self.lines(frame, paragraph, is_glued=True))) if is_quoted else plain

    def height(self, frame: Frame, paragraphs: tuple[Paragraph, ...]) -> float:
        """Return the height of the paragraphs in the frame, in points, with a margin for other faces."""
        return sum(self._one(frame, paragraph) for paragraph in paragraphs) - (
            level_of(frame, paragraphs[0]).before if paragraphs else 0.0
        )

    def _one(self, frame: Frame, paragraph: Paragraph) -> float:
        level = level_of(frame, paragraph)
        pitch = (paragraph.size or level.size) * self.stage.pitch * level.spacing * HEIGHT_MARGIN
        return self.count(frame, paragraph) * pitch + level.before

    def has_room(self, frame: Frame, paragraphs: tuple[Paragraph, ...]) -> bool:
        """Tell whether the paragraphs stand within the frame."""
        return self.height(frame, paragraphs) <= frame.height

    def settled(self, frame: Frame, paragraph: Paragraph, suffix: str = '') -> Paragraph:
        """Return the paragraph (with `suffix`) alone in its frame: smaller when it must be, cut when even
        that is too long.
        """
        size = level_of(frame, paragraph).size
        whole = replace(paragraph, text=paragraph.text + suffix)
        for share in self.title_sizes:
            tried = replace(whole, size=None if share == 1.0 else round(size * share))
            if self.has_room(frame, (tried,)):
                return self.shaped(frame, tried)
        return self.cut(frame, paragraph, suffix)

    def cut(self, frame: Frame, paragraph: Paragraph, suffix: str = '') -> Paragraph:
        """Return the longest beginning of the paragraph that has room alone in its frame, …… and suffix."""
        whole = replace(paragraph, text=paragraph.text + suffix)
        if self.has_room(frame, (whole,)):
            return whole
        low, high = 0, len(paragraph.text)
        while low < high:
            middle = (low + high + 1) // 2
            tried = replace(paragraph, text=ended(paragraph.text[:middle], suffix))
            low, high = (middle, high) if self.has_room(frame, (tried,)) else (low, middle - 1)
        return replace(paragraph, text=ended(paragraph.text[:low], suffix))

    def balanced(self, frame: Frame, paragraph: Paragraph) -> Paragraph:
        """Return the paragraph with a right margin that keeps its last line from being one character."""
        most = self.count(frame, paragraph)
        size = paragraph.size or level_of(frame, paragraph).size
        for step in range(13):
            tried = replace(paragraph, margin=paragraph.margin + step * size / 2)
            if self.count(frame, tried) > most:
                break
            if self.ends_well(frame, tried):
                return tried
        return paragraph

    def ends_well(self, frame: Frame, paragraph: Paragraph) -> bool:
        """Tell whether the last line is longer than one character, in any program and with any face."""
        ends = (
            self.lines(frame, paragraph, margin, is_glued)
            for margin in OTHER_FACES
            for is_glued in ((False, True) if not QUOTES.isdisjoint(paragraph.text) else (False,))
        )
        return all(len(lines) < 2 or lines[-1].width > SHORT_LAST_LINE for lines in ends)

    def shaped(self, frame: Frame, paragraph: Paragraph) -> Paragraph:
        """Return the paragraph with the right margin at which its lines, no more than it takes without one,
        end where the sense does in any face: after a mark rather than within a word, and none with a word
        alone. Where there is no such margin, its last line is no stump.
        """
        most = self.count(frame, paragraph)
        if most == 1 or '\n' in paragraph.text:
            return self.balanced(frame, paragraph)
        level = level_of(frame, paragraph)
        size, width = paragraph.size or level.size, frame.width - level.indent
        ways = ways_to_break(paragraph.text, width / size, self.ruler, level.is_bold, most)
        tried = [
            (way.unrest, replace(paragraph, margin=max(0.0, width - way.measure * size))) for way in ways
        ]
        for _, one in sorted(tried, key=lambda pair: pair[0]):
            if self.count(frame, one) == most and self.ends_well(frame, one) and self._is_steady(frame, one):
                return one
        return self.balanced(frame, paragraph)

    def _is_steady(self, frame: Frame, paragraph: Paragraph) -> bool:
        """Tell whether its lines end at the same places in any program, with any face."""
        faces = (self.lines(frame, paragraph, margin, True) for margin in STEADY)
        ends = [line.end for line in self.lines(frame, paragraph)]
        return all([line.end for line in lines] == ends for lines in faces)

    def unrest(self, frame: Frame, paragraph: Paragraph) -> float:
        """Return what it costs to read the paragraph in its lines; `STUMP` more when the last may be one."""
        stump = 0.0 if self.ends_well(frame, paragraph) else STUMP
        return stump + unrest(paragraph.text, self.lines(frame, paragraph))

    def torn(self, frame: Frame, paragraph: Paragraph) -> int:
        """Return how many of its lines end within a word or a number."""
        ends = [line.end for line in self.lines(frame, paragraph)[:-1]]
        return sum(break_cost(paragraph.text, end) >= WITHIN_WORD for end in ends)


def level_of(frame: Frame, paragraph: Paragraph) -> Level:
    """Return how the paragraph is set in the frame."""
    return frame.levels[min(paragraph.level, len(frame.levels) - 1)]


def ended(beginning: str, suffix: str = '') -> str:
    """Return the beginning of a text as a text that goes on elsewhere."""
    return beginning.rstrip(UNFINISHED) + '……' + suffix
