"""Findings between books under one umbrella (SPEC 9)."""
