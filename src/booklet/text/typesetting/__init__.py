"""What a line of Chinese wants: classes of characters, breaks, spaces and the best fit of a paragraph
(pure)."""
