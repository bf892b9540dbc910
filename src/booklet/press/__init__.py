"""Laid sections -> PDF: press files, screen edition, imposed sheets; the same bytes for the same input.

Rooms, each using only those before it: `pdf/` objects of a file, `fonts/`, `inks/`, `assembly/` press files,
`screen/`, `imposition/`.
"""
