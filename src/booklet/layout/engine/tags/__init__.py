"""WeasyPrint's boxes and what it draws of them -> a tree of tags, and pages marked with the same numbers.

WeasyPrint's own tags are one element for each line of text, in one tree for each file: three times the size,
and nothing that sections could share. Here a paragraph is one element and one run of marked content.
"""
