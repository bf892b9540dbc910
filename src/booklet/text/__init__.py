"""Chinese text as text: pure functions over strings; in: characters, out: characters."""
