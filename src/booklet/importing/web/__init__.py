"""Bytes of a saved web page -> passages with hints; nothing is fetched."""
