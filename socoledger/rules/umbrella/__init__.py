"""Several books under one umbrella: their dealings, and persons in more than one (SPEC 9)."""
