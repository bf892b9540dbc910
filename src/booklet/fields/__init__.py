"""Entries of settings and front matter to checked values: `taking` by name and kind, `tables` out of TOML."""

from booklet.fields.tables import read_table, read_table_text
from booklet.fields.taking import (
    Entry,
    Fields,
    Mapping,
    Node,
    Scalar,
    Sequence,
    closest_name,
    find_duplicates,
)

__all__ = [
    'Entry',
    'Fields',
    'Mapping',
    'Node',
    'Scalar',
    'Sequence',
    'closest_name',
    'find_duplicates',
    'read_table',
    'read_table_text',
]
