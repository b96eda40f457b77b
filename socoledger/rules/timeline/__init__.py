"""A member's story in order: from their file, from accounts, and from months (SPEC 13)."""
