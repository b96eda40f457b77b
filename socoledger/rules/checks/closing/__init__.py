"""What is wrong with closes: those that are there, and one that is planned (SPEC 4)."""
