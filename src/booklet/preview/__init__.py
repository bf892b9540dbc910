"""The page to work in: in, clicks and words of people; out, pages, slides and findings, and files below
content/.

Three processes: the server, which has no engine and never waits; `quick`, which lays out the page that a
word is on; `whole`, which lays out the booklet when the editor pauses, and proves that both are the same.
"""
