"""Frozen values -> the same in every stage: what the reader understood, what layout and deck share.

`inlines` and `blocks` are the text of an article, `semester` its frame, `keys` the sentences for the slides,
`pages` the one truth about page numbers, `laid` what layout hands to the press, `theme` the look of both.
"""
