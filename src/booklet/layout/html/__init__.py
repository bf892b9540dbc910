"""A section of a semester -> one HTML document; the style sheets -> one text."""
