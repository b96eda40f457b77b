"""What documents say, before it is words: a record for each report (SPEC 12)."""
