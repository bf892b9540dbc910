"""A content stream -> the marks it paints: graphics state, nested forms, patterns, glyphs of Type 3 fonts."""

from collections.abc import Callable

import pikepdf
from msgspec import Struct, field
from msgspec.structs import replace

from booklet.preflight.facts import Box, Colour, Image, Mark, Space
from booklet.preflight.scan.fonts import Fonts
from booklet.preflight.scan.forms import FormHead, read_head
from booklet.preflight.scan.images import read_image
from booklet.preflight.scan.lexer import instructions
from booklet.preflight.scan.objects import (
    UNREADABLE,
    Key,
    TooLargeError,
    dictionary,
    entry,
    key_of,
    name_of,
    unpacked,
)
from booklet.preflight.scan.spaces import Spaces, space_of
from booklet.preflight.scan.state import IDENTITY, Matrix, PathBox, State, box_under, multiply, overlap
from booklet.preflight.scan.tally import Region, Tally

MOST_OPERATORS = 4_000_000
"""Of the whole file: about a minute. A booklet of 200 pages has a tenth."""
MOST_OF_A_PAGE = 1_000_000
MOST_DEPTH = 24
"""Forms in forms."""
MOST_SAVED = 2_000
"""Nested `q`; ISO 32000-1, annex C, names 28 as what every reader can do."""

CURRENT = Colour(Space('current', 0), ())
"""Stands for the colour of the graphics state."""


class SpentError(Exception):
    """More operators than are worth looking at."""


class Shelf(Struct):
    """What pages share while a file is looked through: resolved resources, and forms seen before."""

    fonts: Fonts = field(default_factory=Fonts)
    spaces: Spaces = field(default_factory=Spaces)
    images: dict[Key, Image] = field(default_factory=dict)
    forms: dict[object, Tally] = field(default_factory=dict)
    heads: dict[Key, FormHead] = field(default_factory=dict)
    marks: dict[object, Mark] = field(default_factory=dict)
    """Marks by what they are made of: making and comparing them anew is what most time went into."""
    inline: dict[Image, Key] = field(default_factory=dict)
    glyphs: set[object] = field(default_factory=set)
    colours: dict[object, Colour] = field(default_factory=dict)
    operators_left: int = MOST_OPERATORS
    page_operators_left: int = MOST_OF_A_PAGE

    def colour(self, space: Space, values: tuple[float, ...]) -> Colour:
        """Return the colour, the same object for the same colour."""
        memory = (id(space), values)
        known = self.colours.get(memory)
        # Equal numbers may stand for another space when the first one is gone; `is` tells.
        if known is None or known.space is not space:
            known = self.colours[memory] = Colour(space, values)
        return known



class Interpreter:
    """Runs one content stream; nested streams get an interpreter of their own."""

    def __init__(
        self, shelf: Shelf, tally: Tally, resources: object, state: State, page: int, nested: frozenset[Key]
    ) -> None:
        self.shelf = shelf
        self.tally = tally
        self.resources = resources
        self.state = state
        self.page = page
        self.nested = nested
        self.saved: list[State] = []
        self.path = PathBox()
        self.has_clip = False
        self.is_uncoloured = False
        """Colour operators have no effect in uncoloured patterns and glyphs."""
        self.is_compatible = 0
        self.text_matrix: Matrix = IDENTITY
        self.line_matrix: Matrix = IDENTITY
        self._found: dict[tuple[str, str], pikepdf.Object | None] = {}
        self._spaces: dict[str, Space] = {}

    def run(self, content: bytes) -> None:
        """Execute all operators; whatever makes no sense is noted and passed over."""
        shelf, count = self.shelf, 0
        for count, (operator, operands) in enumerate(instructions(content), 1):  # noqa: B007
            shelf.operators_left -= 1
            shelf.page_operators_left -= 1
            if shelf.operators_left < 0 or shelf.page_operators_left < 0:
                raise SpentError
            execute = OPERATORS.get(operator)
            if execute is None:
                if not self.is_compatible:
                    self.tally.trouble('content.unknown-operator', operator)
                continue
            try:
                execute(self, operands)
            except (IndexError, TypeError, ValueError, AttributeError, OverflowError):
                self.tally.trouble('content.broken', f'{operator} {len(operands)}')
        if self.saved:
            self.tally.trouble('content.unbalanced', f'{len(self.saved)} q')

    # What is named

    def named(self, kind: str, name: str) -> pikepdf.Object | None:
        """Return the resource of a kind (`/XObject`) that the stream calls `name`, None if none is."""
        if (kind, name) not in self._found:
            self._found[kind, name] = dictionary(dictionary(self.resources, kind), f'/{name}')
        return self._found[kind, name]

    def space(self, name: str) -> Space:
        """Return the colour space that the stream calls `name`."""
        if name not in self._spaces:
            self._spaces[name] = self.shelf.spaces.named(name, self.resources)
        return self._spaces[name]

    # What is seen

    def visible(self, box: Box | None) -> Box | None:
        """Return what the clip leaves of a box."""
        return overlap(box, self.state.clip) if box else None

    def mark(
        self, kind: str, box: Box | None, is_stroke: bool = False, *, colour: Colour | None = CURRENT,
        size: float = 0.0, name: str = '', key: Key = (0, 0), ppi: float = 0.0,
    ) -> None:
        """Count a mark painted with the current colour, or another; its box is already clipped."""
        state = self.state
        if colour is CURRENT:
            colour = state.stroke if is_stroke else state.fill
        parts = (
            kind, colour, size, name, key, ppi,
            state.stroke_alpha if is_stroke else state.fill_alpha,
            state.blend,
            state.has_soft_mask,
            state.stroke_overprint if is_stroke else state.fill_overprint,
            state.overprint_mode,
            self.tally.is_outside(box),
        )  # fmt: skip
        # A colour stays as long as its mark, so the number that stands for it here is its own.
        memory = (kind, id(colour), *parts[2:])
        mark = self.shelf.marks.get(memory)
        if mark is None:
            mark = self.shelf.marks[memory] = Mark(*parts)
        self.tally.add(mark)

    # Nested streams

    def draw(self, name: str) -> None:
        """Execute `Do`."""
        stream = self.named('/XObject', name)
        if stream is not None and key_of(stream) in self.shelf.heads:
            self.draw_form(name, stream)
            return
        if not isinstance(stream, pikepdf.Stream):
            self.tally.trouble('content.resource-missing', f'XObject /{name}')
            return
        subtype = name_of(entry(stream, '/Subtype'))
        if subtype == 'Image':
            self._draw_image(name, stream)
        elif subtype == 'Form':
            self.draw_form(name, stream)
        else:
            self.tally.trouble('content.resource-missing', f'XObject /{name} /{subtype}')

    def _draw_image(self, name: str, stream: pikepdf.Object) -> None:
        key = key_of(stream)
        if key not in self.shelf.images:
            self.shelf.images[key] = read_image(stream, key, self.resources)
        self.place_image(name, self.shelf.images[key])
        mask = entry(stream, '/SMask')
        if isinstance(mask, pikepdf.Stream) and key_of(mask) not in self.shelf.images:
            self.shelf.images[key_of(mask)] = read_image(mask, key_of(mask), self.resources)

    def place_image(self, name: str, image: Image) -> None:
        """Count an image that fills the unit square of user space."""
        ctm = self.state.ctm
        box = self.visible(box_under(ctm, (0, 0, 1, 1)))
        kind = 'mask' if image.is_mask else 'image'
        colour = CURRENT if image.is_mask else None
        self.mark(kind, box, colour=colour, name=name, key=image.key, ppi=ppi_of(image, ctm))
        if box and not image.is_mask and not image.has_soft_mask:
            self.tally.area_at(box)

    def draw_form(self, name: str, form: pikepdf.Object) -> None:
        """Draw a form XObject; the same form in the same state is looked through once."""
        head = self._head(form)
        if head.is_transparent:
            self.mark_group(name, head.group)
        state = self.state.copied()
        state.ctm = multiply(head.matrix, state.ctm) if head.matrix else state.ctm
        state.base = state.ctm
        if head.group is not None:
            # A group is composed on its own, with what stands outside applied to the whole (11.6.6).
            state.blend, state.has_soft_mask, state.fill_alpha, state.stroke_alpha = 'Normal', False, 1.0, 1.0
        if head.box:
            state.clip = overlap(state.clip, box_under(state.ctm, head.box)) or (1e12, 1e12, 1e12, 1e12)
        self.run_nested(form, head.resources or self.resources, state, f'/{name}')

    def _head(self, form: pikepdf.Object) -> FormHead:
        key = key_of(form)
        head = self.shelf.heads.get(key) or read_head(form)
        if key != (0, 0):
            self.shelf.heads[key] = head
        return head

    def look_into_mask(self, name: str, form: pikepdf.Object) -> None:
        """Look through the group of a soft mask: what is in it must be legal but leaves no ink."""
        tally = Tally(self.tally.region)
        below = Interpreter(self.shelf, tally, self.resources, self.state.copied(), self.page, self.nested)
        below.state.has_soft_mask = False
        below.draw_form(name, form)
        for mark, times in tally.marks.items():
            self.tally.add(replace(mark, is_outside=True), times)
        for trouble in tally.troubles:
            self.tally.trouble(trouble.slug, trouble.seen)
        self.tally.is_cut_short = self.tally.is_cut_short or tally.is_cut_short

    def mark_group(self, name: str, group: object) -> None:
        """Count a transparency group, with its blending space if it names one."""
        space = entry(group, '/CS')
        colour = colour_of_group(space, self.resources) if space is not None else None
        self.mark('group', self.state.clip, colour=colour, name=name)

    def run_nested(
        self, stream: pikepdf.Object, resources: object, state: State, label: str, is_uncoloured: bool = False
    ) -> None:
        """Look through a stream that is drawn from this one."""
        key = key_of(stream)
        if key in self.nested:
            self.tally.trouble('content.cyclic', label)
            return
        if len(self.nested) >= MOST_DEPTH:
            self.tally.is_cut_short = True
            return
        memory = (key, self.tally.region, state.signature(), is_uncoloured)
        if memory not in self.shelf.forms:
            self.shelf.forms[memory] = self._look_through(stream, resources, state, label, is_uncoloured)
        self.tally.merge(self.shelf.forms[memory])

    def _look_through(
        self, stream: pikepdf.Object, resources: object, state: State, label: str, is_uncoloured: bool
    ) -> Tally:
        tally = Tally(self.tally.region)
        below = Interpreter(self.shelf, tally, resources, state, self.page, self.nested | {key_of(stream)})
        below.is_uncoloured = is_uncoloured
        below.is_compatible = self.is_compatible
        try:
            below.run(unpacked(stream))
        except TooLargeError:
            tally.is_cut_short = True
        except UNREADABLE:
            tally.trouble('content.broken', label)
        return tally


def look_at_page(
    shelf: Shelf, content: bytes, resources: object, media: Box, region: Region, page: int
) -> Tally:
    """Return what a page paints."""
    tally = Tally(region)
    shelf.page_operators_left = MOST_OF_A_PAGE
    state = State(IDENTITY, media)
    try:
        Interpreter(shelf, tally, resources, state, page, frozenset()).run(content)
    except SpentError:
        tally.is_cut_short = True
    return tally


def ppi_of(image: Image, ctm: Matrix) -> float:
    """Return the lower of both resolutions of a placed image, in pixels per inch."""
    a, b, c, d, _, _ = ctm
    wide, high = (a * a + b * b) ** 0.5, (c * c + d * d) ** 0.5
    return float(round(min(image.width * 72 / wide, image.height * 72 / high))) if wide and high else 0.0


def colour_of_group(space: object, resources: object) -> Colour:
    """Return the blending space of a group as a colour without values."""
    return Colour(space_of(space, resources), ())


Operator = Callable[[Interpreter, list[object]], None]
OPERATORS: dict[str, Operator] = {}
"""Operator -> what it does; filled by the modules of painting, colour and text."""
