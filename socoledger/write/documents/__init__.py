"""What each document says, as a record of `document` (SPEC 12)."""
