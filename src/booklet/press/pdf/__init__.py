"""Bytes of a PDF -> objects known by their content, and back; what a file says of itself."""
