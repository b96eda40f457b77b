"""What becomes of the lines of bank statements (SPEC 10)."""
