"""Semester, and the page map of the last build -> the booklet laid out, with its page map.

`booklet` is the flow, `pagination` the loop, `rounds` lays out what is not known; `html/` writes sections,
`fonts/` prepares faces, `engine/` is all that knows WeasyPrint.
"""
