"""Pages in inks -> one press file: shared fonts, page boxes, marks, slug, furniture, page labels."""
