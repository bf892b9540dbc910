"""A house's own template (.pptx or .potx) -> a stage of measured layouts, and the file without its slides."""

from collections.abc import Mapping
from types import MappingProxyType

from booklet.deck.frames import House
from booklet.diagnostics import Checked

NO_MAPPING: Mapping[str, str] = MappingProxyType({})


def read_house(
    content: bytes, file: str, ours: bytes, mapping: Mapping[str, str] = NO_MAPPING
) -> Checked[House | None]:
    """Return the template in `content` as a stage; None when it cannot be one (there is a finding then).

    `file` names it in findings, `ours` is our own template, which gives what this one lacks, `mapping` has
    the names of layouts by kind of slide as the project wants them.
    """
    # python-pptx takes longer to import than a deck to make, and few projects have a template of their own.
    from booklet.deck.brand.choose import choose_layouts

    return choose_layouts(content, file, ours, mapping)
