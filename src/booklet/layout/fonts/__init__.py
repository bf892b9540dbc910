"""The declared families: found by name, made into a closed set, and checked for glyphs.

In: the theme. Out: a `FontSet` with one file per face, a fontconfig file that lists only them, and style
sheet rules for the Western companions.
"""
