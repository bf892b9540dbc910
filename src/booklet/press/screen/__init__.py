"""Laid sections -> one PDF to read on screens: links, outline, tags."""
