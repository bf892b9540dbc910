"""Measurements of time: run by hand, never asserted in a test."""
