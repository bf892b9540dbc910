"""Prose -> what speaks for and against each sentence: the table of all features."""

from booklet.selection.position_features import STANDING
from booklet.selection.study import Feature
from booklet.selection.wording_features import WORDING

FEATURES: tuple[tuple[str, Feature], ...] = (*STANDING, *WORDING)
"""Every feature has a value for each sentence, about 0 to 1."""
