"""The laid booklet and the chosen sentences -> files of every kind, put in place whole."""
