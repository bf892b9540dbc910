"""Clicks and words of people in a browser -> pages, slides and findings there, and files below content/.

Three processes: the server, which has no engine and never waits; `quick`, which lays out the page that a
word is on; `whole`, which lays out the booklet when the editor pauses, and proves that both are the same.
"""
