"""Findings on closes, both existing and planned ones (SPEC 4)."""
