"""A line of text for the slug to drawing operators: outlines, each glyph a form that all pages share.

Outlines and not type, because the slug needs no text that can be searched, and a font more would be one more
to embed by the rules.
"""

from dataclasses import field

from booklet.press.fonts.letters import Letters
from booklet.press.pdf.objects import FORM, Pieces, array, dictionary, packed_piece, reference
from booklet.values import dataclass


@dataclass(slots=True)
class Lettering:
    """Writes lines in one face into one file."""

    letters: Letters
    pieces: Pieces = field(default_factory=dict)
    """The forms drawn so far."""
    forms: dict[str, bytes] = field(default_factory=dict)
    """References to the forms of glyphs and lines by their names in resources."""
    _lines: dict[tuple[str, float], tuple[str, float]] = field(default_factory=dict)
    _shapes: dict[str, tuple[str, int]] = field(default_factory=dict)

    def draw(self, text: str, x: float, y: float, size: float) -> tuple[str, set[str]]:
        """Return the operators of a black line that begins at (x, y), and the names of the forms it draws.

        Characters that the face does not have are left out.
        """
        drawn, used, _ = self._set(text, size, x, y)
        return drawn, used

    def line(self, text: str, size: float) -> tuple[str, float]:
        """Return the name of a form that draws `text` from (0, 0), and how wide it is."""
        if (text, size) not in self._lines:
            drawn, used, width = self._set(text, size)
            glyphs = dictionary({name: self.forms[name] for name in used})
            name = f'/SlugLine{len(self._lines)}'
            box = (-size, -size, width + size, 2 * size)
            self._add(name, drawn, box, dictionary({'/XObject': glyphs}))
            self._lines[text, size] = name, width
        return self._lines[text, size]

    def _set(self, text: str, size: float, x: float = 0.0, y: float = 0.0) -> tuple[str, set[str], float]:
        scale = size / self.letters.upem
        drawn, used, at, last = [], set(), 0.0, 0.0
        for char in text:
            name, advance = self._shaped(char)
            if name:
                used.add(name)
                # From glyph to glyph, so that no state has to be saved and restored.
                drawn.append(f'1 0 0 1 {at - last:g} 0 cm {name} Do' if at != last else f'{name} Do')
                last = at
            at += advance
        begin = f'q 0 0 0 1 k {scale:.5f} 0 0 {scale:.5f} {x:.3f} {y:.3f} cm'
        return '\n'.join((begin, *drawn, 'Q')), used, at * scale

    def _shaped(self, char: str) -> tuple[str, int]:
        """Return the form of a character, empty when there is nothing to draw, and its advance."""
        if char not in self._shapes:
            letter = self.letters.letter(char)
            name = f'/Slug{letter.glyph}' if letter.outline else ''
            if name and name not in self.forms:
                upem = self.letters.upem
                self._add(name, f'{letter.outline} f', (-upem, -upem, 2 * upem, 2 * upem), b'<< >>')
            self._shapes[char] = name, letter.advance
        return self._shapes[char]

    def _add(self, name: str, drawn: str, box: tuple[float, ...], resources: bytes) -> None:
        piece = packed_piece(drawn.encode(), {**FORM, '/BBox': array(box), '/Resources': resources})
        self.pieces[piece.key] = piece
        self.forms[name] = reference(piece.key)
