"""Closing months and years (SPEC 4): what counts as a fact, and what a close books."""
