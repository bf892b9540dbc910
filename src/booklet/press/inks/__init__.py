"""Sections in colours of the screen -> the same sections in the inks of a press."""
