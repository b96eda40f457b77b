"""The commands `report …`, a module each (SPEC 12)."""
