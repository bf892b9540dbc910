"""Characters -> characters: pure functions about Chinese and English text."""
