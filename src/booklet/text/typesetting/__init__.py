"""Characters of a paragraph -> their classes, breaks and spaces, and the best fit of its lines."""
