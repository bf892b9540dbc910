"""Pages in the colours of the screen to pages in inks: streams, forms, patterns, shadings, pictures, states.

Everything a page draws with is copied, never changed in place: pages inside print black alone, the cover in
four inks, and equal objects of both were folded into one.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from types import MappingProxyType

import pikepdf

from booklet.press.inks.inks import Inks
from booklet.press.inks.overprint import KNOCK_OUT, OVER, overprint_states
from booklet.press.inks.pictures import ink_picture
from booklet.press.inks.placed_pictures import PlacedSizes
from booklet.press.inks.plain_ink import PlainInk
from booklet.press.inks.recolour import Recoloured, read_instructions, recolour, space_of
from booklet.press.inks.shadings import ink_shading
from booklet.values import dataclass

_NONE: Mapping[str, pikepdf.Object] = MappingProxyType({})

OPAQUE_STATE = {'/Type': '/ExtGState', '/ca': 1, '/CA': 1, '/BM': '/Normal', '/SMask': '/None', '/AIS': False}
"""Entries, with their values, of a graphics state that changes nothing."""


@dataclass(frozen=True, slots=True)
class InkStream:
    """A content stream in inks."""

    packed: bytes
    """As a Flate filter reads it, so that nobody has to pack it when the file is written."""
    is_colourful: bool
    named: frozenset[str]
    """Resources that it names."""

    def as_object(self, pdf: pikepdf.Pdf, entries: Mapping[str, pikepdf.Object] = _NONE) -> pikepdf.Stream:
        """Return it as a stream of `pdf` with these entries."""
        return pikepdf.Stream(pdf, self.packed, {**entries, '/Filter': pikepdf.Name.FlateDecode})


@dataclass(slots=True)
class Separation:
    """Turns what pages draw with into `inks`; each object once."""

    pdf: pikepdf.Pdf
    inks: Inks
    sizes: PlacedSizes
    keeps_transparency: bool
    """Whether the standard allows it; else pictures with soft edges are set on the white of the paper."""
    is_colourful: bool = False
    """Whether anything since this was last set to False prints cyan, magenta or yellow."""
    is_transparent: bool = False
    """Whether anything since this was last set to False shines through."""
    unknown: dict[str, None] = field(default_factory=dict)
    """What could not be turned into inks."""
    _plain: PlainInk = field(init=False)
    _spaces: dict[tuple[int, int], dict[str, str]] = field(default_factory=dict)
    _shared: dict[tuple[tuple[int, int], frozenset[str]], tuple[pikepdf.Object, bool, bool]] = field(
        default_factory=dict
    )
    _made: dict[tuple[int, int], tuple[pikepdf.Object | None, bool, bool]] = field(default_factory=dict)
    _overprint: dict[str, pikepdf.Object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._plain = PlainInk(self.inks)

    def page(self, page: pikepdf.Page) -> tuple[InkStream, pikepdf.Dictionary]:
        """Return the page's drawing and the resources that it names, in inks; `page` is not changed."""
        resources = page.obj.get('/Resources', pikepdf.Dictionary())
        held = page.obj.get('/Contents', pikepdf.Array())
        every = list(held) if isinstance(held, pikepdf.Array) else [held]
        content = self._content([each for each in every if isinstance(each, pikepdf.Stream)], resources)
        return content, self._selected(resources, content.named)

    def _content(
        self, pieces: Sequence[pikepdf.Object], resources: pikepdf.Object, is_group: bool = False
    ) -> InkStream:
        """Return streams, one after the other, as one in inks.

        Nothing overprints where black is the only ink, or inside a group, which has no ground of its own.
        """
        spaces = self._spaces_of(resources.get('/ColorSpace', pikepdf.Dictionary()))
        states = resources.get('/ExtGState', pikepdf.Dictionary())
        opaque = frozenset(name for name, state in states.items() if is_opaque(state))
        overprints = self.inks.has_colour and not is_group
        content = b'\n'.join(piece.read_bytes() for piece in pieces)
        made = self._recoloured(content, spaces, opaque, overprints)
        self.unknown.update(dict.fromkeys(made.unknown))
        self.is_colourful |= made.is_colourful
        return InkStream(zlib.compress(made.content), made.is_colourful, made.named)

    def _recoloured(
        self, content: bytes, spaces: Mapping[str, str], opaque: frozenset[str], overprints: bool
    ) -> Recoloured:
        plain = None if overprints else self._plain.recolour(content, opaque)
        if plain is not None:
            return plain
        stream = pikepdf.Stream(self.pdf, content)
        return recolour(read_instructions(stream), self.inks, spaces, opaque, overprints)

    def _spaces_of(self, named: pikepdf.Object) -> dict[str, str]:
        """Return what kind of colours each of the named spaces holds; sections share their names."""
        if not named.is_indirect:
            return {name: space_of(held) for name, held in named.items()}
        if named.objgen not in self._spaces:
            self._spaces[named.objgen] = {name: space_of(held) for name, held in named.items()}
        return self._spaces[named.objgen]

    def _resources(self, resources: pikepdf.Object, named: frozenset[str]) -> pikepdf.Object:
        """Return what is `named`, in inks; forms that share resources and name the same share them again."""
        if not resources.is_indirect:
            return self._selected(resources, named)
        key = resources.objgen, named
        if key not in self._shared:
            before = self.is_colourful, self.is_transparent
            self.is_colourful = self.is_transparent = False
            selected = self.pdf.make_indirect(self._selected(resources, named))
            self._shared[key] = selected, self.is_colourful, self.is_transparent
            self.is_colourful, self.is_transparent = before
        made, is_colourful, is_transparent = self._shared[key]
        self.is_colourful |= is_colourful
        self.is_transparent |= is_transparent
        return made

    def _selected(self, resources: pikepdf.Object, named: frozenset[str]) -> pikepdf.Dictionary:
        """Return what is `named`, in inks: layout lets all pages of a section share their resources."""
        makers: dict[str, Callable[[pikepdf.Object], pikepdf.Object | None]] = {
            '/XObject': self._drawn,
            '/Pattern': self._pattern,
            '/Shading': self._shading,
            '/ExtGState': self._state,
        }
        made = pikepdf.Dictionary()
        for kind, group in resources.items():
            if kind == '/ProcSet':
                continue
            maker = makers.get(kind)
            used = [(name, held) for name, held in group.items() if name in named]
            kept = [(name, self._once(held, maker) if maker else held) for name, held in used]
            if entries := {name: held for name, held in kept if held is not None}:
                made[kind] = pikepdf.Dictionary(entries)
        if named & {OVER, KNOCK_OUT}:
            states = made.get('/ExtGState', pikepdf.Dictionary())
            for name, state in self._overprint_states().items():
                states[name] = state
            made.ExtGState = states
        return made

    def _overprint_states(self) -> dict[str, pikepdf.Object]:
        """Return the two states that streams switch between, once for all pages."""
        if not self._overprint:
            made = overprint_states().items()
            self._overprint = {name: self.pdf.make_indirect(state) for name, state in made}
        return self._overprint

    def _once(
        self, held: pikepdf.Object, maker: Callable[[pikepdf.Object], pikepdf.Object | None]
    ) -> pikepdf.Object | None:
        """Return what `maker` makes of `held`, and count the colours of what was made before again."""
        if not held.is_indirect:
            return maker(held)
        if held.objgen not in self._made:
            before = self.is_colourful, self.is_transparent
            self.is_colourful = self.is_transparent = False
            # Entered before it is made: a form that draws itself must end.
            self._made[held.objgen] = held, False, False
            made = maker(held)
            self._made[held.objgen] = made, self.is_colourful, self.is_transparent
            self.is_colourful, self.is_transparent = before
        made, is_colourful, is_transparent = self._made[held.objgen]
        self.is_colourful |= is_colourful
        self.is_transparent |= is_transparent
        return made

    def _drawn(self, held: pikepdf.Object) -> pikepdf.Object:
        return self._picture(held) if held.get('/Subtype') == '/Image' else self.form(held)

    def _picture(self, held: pikepdf.Object) -> pikepdf.Object:
        size = self.sizes.get(held.objgen, (0.0, 0.0))
        try:
            made = ink_picture(self.pdf, held, size, self.inks, self.keeps_transparency)
        except pikepdf.PdfError as fault:
            self.unknown[str(fault)[:80]] = None
            return held
        self.is_colourful |= made.get('/ColorSpace') == '/DeviceCMYK'
        self.is_transparent |= '/SMask' in made
        return made

    def form(self, held: pikepdf.Object) -> pikepdf.Object:
        """Return a form in inks; a group that holds nothing but opaque paint is no group any more."""
        is_transparent, self.is_transparent = self.is_transparent, False
        resources = held.get('/Resources', pikepdf.Dictionary())
        coding = ('/Filter', '/DecodeParms', '/Length')
        entries = {key: value for key, value in held.items() if key not in coding}
        content = self._content([held], resources, '/Group' in held)
        form = content.as_object(self.pdf, entries)
        form.Resources = self._resources(resources, content.named)
        for name in ('/StructParent', '/StructParents', '/PieceInfo', '/LastModified'):
            if name in form:
                del form[name]
        if '/Group' in form:
            del form['/Group']
            if self.is_transparent:
                form.Group = blending_group()
        self.is_transparent |= is_transparent
        return self.pdf.make_indirect(form)

    def _pattern(self, held: pikepdf.Object) -> pikepdf.Object:
        if held.get('/PatternType') == 1:
            return self.form(held)
        copy = self.pdf.make_indirect(pikepdf.Dictionary(dict(held.items())))
        copy.Shading = self._shading(held.Shading)
        if '/ExtGState' in copy:
            del copy['/ExtGState']
        return copy

    def _shading(self, held: pikepdf.Object) -> pikepdf.Object:
        made = ink_shading(self.pdf, held, self.inks)
        if made is None:
            self.unknown['/Shading'] = None
            return held
        self.is_colourful |= made.get('/ColorSpace') == '/DeviceCMYK'
        return made

    def _state(self, held: pikepdf.Object) -> pikepdf.Object | None:
        held = _without_overprint(held)
        if is_opaque(held):
            return None
        mask = held.get('/SMask')
        is_seen_through = any(float(held.get(key, 1)) < 1 for key in ('/ca', '/CA'))
        is_masked = isinstance(mask, pikepdf.Dictionary)
        is_mixed = str(held.get('/BM', '/Normal')) not in ('/Normal', '/Compatible')
        self.is_transparent |= is_seen_through or is_masked or is_mixed
        if not is_masked:
            return held
        assert mask is not None
        copy = pikepdf.Dictionary(dict(held.items()))
        copy.SMask = pikepdf.Dictionary(dict(mask.items()))
        copy.SMask.G = self._mask(mask.G)
        return copy

    def _mask(self, group: pikepdf.Object) -> pikepdf.Object:
        """Return the group of a soft mask, whose grays are no ink: as it is when its space is gray."""
        space = group.get('/Group', pikepdf.Dictionary()).get('/CS')
        if space == '/DeviceGray' or space is None:
            return group
        gray = Separation(self.pdf, Inks(), self.sizes, True)
        made = gray.form(group)
        made.Group = pikepdf.Dictionary(
            Type=pikepdf.Name.Group, S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceGray, I=True
        )
        return made


def is_opaque(state: pikepdf.Object) -> bool:
    """Tell whether a graphics state says nothing but that paint is opaque."""
    return all(key in OPAQUE_STATE and value == OPAQUE_STATE[key] for key, value in state.items())


def _without_overprint(state: pikepdf.Object) -> pikepdf.Object:
    """Return a graphics state that leaves alone what overprints: that goes by colour."""
    kept = {key: held for key, held in state.items() if key not in ('/OP', '/op', '/OPM')}
    return state if len(kept) == len(state.keys()) else pikepdf.Dictionary(kept)


def blending_group() -> pikepdf.Dictionary:
    """Return the /Group entry of what blends in inks: the space of the output intent (ISO 15930-7)."""
    space = pikepdf.Name.DeviceCMYK
    return pikepdf.Dictionary(Type=pikepdf.Name.Group, S=pikepdf.Name.Transparency, CS=space, I=True)
