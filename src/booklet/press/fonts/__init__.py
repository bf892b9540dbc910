"""Faces and the glyphs that pages show -> font programs, each embedded once in a file."""
