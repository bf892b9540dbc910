"""Entries of a TOML table or of front matter to checked values, every fault a finding at its place.

The readers of the two notations give a `Mapping` of `Scalar`s, `Sequence`s and `Mapping`s, each with its
place; a `Fields` takes the values out by name and kind, and what nobody asked for is an unknown key.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from collections.abc import Sequence as SequenceOf
from dataclasses import field
from typing import Literal, TypeVar

from booklet.diagnostics import Finding, Place, finding
from booklet.units import Length
from booklet.values import dataclass

T = TypeVar('T')
_LENGTH = re.compile(r'\s*(\d{1,6}(?:\.\d{1,6})?)\s*(mm|pt)\s*')


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value as its notation writes it."""

    text: str
    kind: Literal['text', 'whole', 'number', 'truth', 'date', 'empty']
    place: Place
    is_plain: bool = False
    """Written without quotes in a notation where quotes are optional: it may be read as text, too."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in order."""

    items: 'tuple[Node, ...]'
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: str
    place: Place
    """Of the key."""
    value: 'Node'


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order of the source."""

    entries: tuple[Entry, ...]
    place: Place


Node = Scalar | Sequence | Mapping


def closest_name(word: str, choices: Iterable[str]) -> str | None:
    """Return the one of `choices` that is spelt most like `word`, or None when none comes near."""
    names = {choice.lower(): choice for choice in choices}
    # Only what is misspelt needs it.
    import difflib

    near = difflib.get_close_matches(word[:80].lower(), list(names), n=1, cutoff=0.6)
    return names[near[0]] if near else None


def find_duplicates(mapping: Mapping) -> tuple[Finding, ...]:
    """Return a finding for each key that was there before."""
    seen: dict[str, Place] = {}
    found = []
    for entry in mapping.entries:
        if entry.key in seen:
            found.append(finding('field.duplicate', entry.place, key=entry.key, line=seen[entry.key].line))
        seen.setdefault(entry.key, entry.place)
    return tuple(found)


@dataclass(slots=True)
class Fields:
    """The entries of one mapping, taken out one by one; the last of two equal keys counts."""

    mapping: Mapping
    where: str = ''
    """The table's name for messages; empty at the top."""
    findings: list[Finding] = field(default_factory=list)
    _asked: list[str] = field(default_factory=list)

    def entry(self, name: str) -> Entry | None:
        """Return the entry of `name`, unless it is absent or has no value; remember that `name` is a key."""
        self._asked.append(name)
        found = [entry for entry in self.mapping.entries if entry.key == name]
        if not found or (isinstance(found[-1].value, Scalar) and found[-1].value.kind == 'empty'):
            return None
        return found[-1]

    def place(self, name: str) -> Place:
        """Return the place of `name`'s value, or of the whole mapping when it is absent."""
        found = [entry.value.place for entry in self.mapping.entries if entry.key == name]
        return found[-1] if found else self.mapping.place

    def text(self, name: str, default: str = '', *, is_required: bool = False) -> str:
        """Return a text on one line; a required one that is missing or blank is a finding."""
        value = self._take(name, _text_of, 'field.not-text')
        if value is not None and value.strip():
            return ' '.join(value.split())
        if is_required and (value is not None or self.entry(name) is None):
            self.find('field.missing', self.place(name), key=name)
        return default

    def names(self, name: str, language: str) -> str:
        """Return a text, or a list of them as one: 甲、乙 in Chinese, A, B in English."""
        entry = self.entry(name)
        if entry is None or not isinstance(entry.value, Sequence):
            return self.text(name)
        mark = '、' if language.startswith('zh') else ', '
        return mark.join(text for text, _ in self.texts(name))

    def whole(self, name: str, default: T, low: int, high: int) -> int | T:
        """Return a whole number from `low` to `high`."""
        value = self._take(name, _whole_of, 'field.not-whole')
        if value is None:
            return default
        if not low <= value <= high:
            self.find('field.out-of-range', self.place(name), key=name, value=value, low=low, high=high)
            return default
        return value

    def truth(self, name: str, default: bool) -> bool:
        """Return on or off."""
        value = self._take(name, _truth_of, 'field.not-truth')
        return default if value is None else value

    def length(self, name: str, default: Length, low: Length, high: Length) -> Length:
        """Return a length written as `25mm` or `10.5pt`."""
        value = self._take(name, _length_of, 'field.not-length')
        if value is None:
            return default
        if not low <= value <= high:
            limits = {'low': f'{low.to_mm():.4g}mm', 'high': f'{high.to_mm():.4g}mm'}
            self.find(
                'field.out-of-range', self.place(name), key=name, value=f'{value.to_mm():.4g}mm', **limits
            )
            return default
        return value

    def choice(self, name: str, default: str, choices: SequenceOf[str]) -> str:
        """Return one of `choices`."""
        value = self.text(name, default)
        if value in choices:
            return value
        meant = closest_name(value, choices)
        self.find('field.not-a-choice', self.place(name), key=name, value=value, choices=', '.join(choices))
        return meant or default

    def texts(self, name: str) -> tuple[tuple[str, Place], ...]:
        """Return a list of texts with their places; a single text is a list of one."""
        entry = self.entry(name)
        if entry is None:
            return ()
        items = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        taken = []
        for item in items:
            text = _text_of(item)
            if text is None:
                self.find('field.not-text', item.place, key=name)
            elif text.strip():
                taken.append((' '.join(text.split()), item.place))
        return tuple(taken)

    def table(self, name: str) -> 'Fields':
        """Return the entries of a mapping inside this one; its findings go with ours."""
        entry = self.entry(name)
        if entry is not None and isinstance(entry.value, Mapping):
            self.findings.extend(find_duplicates(entry.value))
            return Fields(entry.value, name, self.findings)
        if entry is not None:
            self.find('field.not-table', entry.value.place, key=name)
        return Fields(Mapping((), self.place(name)), name, self.findings)

    def tables(self, name: str) -> 'tuple[Fields, ...]':
        """Return the entries of each mapping in a list."""
        entry = self.entry(name)
        if entry is None:
            return ()
        items = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        for item in items:
            if not isinstance(item, Mapping):
                self.find('field.not-table', item.place, key=name)
        return tuple(Fields(item, name, self.findings) for item in items if isinstance(item, Mapping))

    def parsed(self, name: str, parse: Callable[[str], T | None], slug: str) -> T | None:
        """Return what `parse` makes of a scalar's text; None from it is a finding of kind `slug`."""
        return self._take(name, lambda node: parse(node.text) if isinstance(node, Scalar) else None, slug)

    def close(self) -> None:
        """Report the keys that nobody asked for."""
        for entry in self.mapping.entries:
            if entry.key in self._asked:
                continue
            if meant := closest_name(entry.key, self._asked):
                self.find('field.misspelt', entry.place, key=entry.key, meant=meant)
            else:
                self.find('field.unknown', entry.place, key=entry.key, keys=', '.join(self._asked))

    def find(self, slug: str, place: Place, **arguments: object) -> None:
        """Add a finding."""
        self.findings.append(finding(slug, place, **arguments))

    def _take(self, name: str, convert: Callable[[Node], T | None], slug: str) -> T | None:
        entry = self.entry(name)
        if entry is None:
            return None
        value = convert(entry.value)
        if value is None:
            shown = entry.value.text if isinstance(entry.value, Scalar) else ''
            self.find(slug, entry.value.place, key=name, value=shown)
        return value


def _text_of(node: Node) -> str | None:
    if not isinstance(node, Scalar):
        return None
    if node.kind == 'empty':
        return ''
    return node.text if node.kind == 'text' or node.is_plain else None


def _whole_of(node: Node) -> int | None:
    if not isinstance(node, Scalar) or not (node.kind == 'whole' or node.is_plain):
        return None
    text = unicodedata.normalize('NFKC', node.text).strip()
    return int(text) if re.fullmatch(r'-?[0-9]{1,9}', text) else None


def _truth_of(node: Node) -> bool | None:
    if not isinstance(node, Scalar) or not (node.kind == 'truth' or node.is_plain):
        return None
    word = node.text.strip().lower()
    if word in ('on', 'yes', 'true', '是', '开'):
        return True
    return False if word in ('off', 'no', 'false', '否', '关') else None


def _length_of(node: Node) -> Length | None:
    if not isinstance(node, Scalar) or not (match := _LENGTH.fullmatch(node.text)):
        return None
    number = float(match[1])
    return Length.mm(number) if match[2] == 'mm' else Length.pt(number)
