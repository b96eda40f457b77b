"""What changed between two states of the books, and what that does to figures (SPEC 13)."""
