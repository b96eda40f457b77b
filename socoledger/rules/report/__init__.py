"""What documents say, reckoned from the books (SPEC 12)."""
