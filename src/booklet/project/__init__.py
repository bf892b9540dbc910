"""booklet.toml -> checked values: `settings` and `shops`, out of TOML tables by way of typed `fields`."""

from booklet.project.fields import (
    Entry,
    Fields,
    Mapping,
    Node,
    Scalar,
    Sequence,
    closest_name,
    find_duplicates,
)
from booklet.project.toml_places import read_table, read_table_text

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
