"""Findings in books that can be read (SPEC 3, 4, 7 and 9); no other rules make findings."""
