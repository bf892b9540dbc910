"""Bytes of a PDF -> passages with hints; nothing is drawn and nothing recognised optically."""
