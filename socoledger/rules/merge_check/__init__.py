"""What two branches changed in the same places, and how to merge them (SPEC 13)."""
