"""The families that a theme declares -> a closed set of faces, found by name and checked for glyphs.

In: the theme. Out: a `FontSet` with one file per face, a fontconfig file that lists only them, and style
sheet rules for the Western companions.
"""
