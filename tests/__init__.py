"""Proof: values first, then small files, then whole projects told as stories."""
