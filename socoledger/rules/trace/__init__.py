"""The trees under figures, down to the lines of the journal (SPEC 13)."""
