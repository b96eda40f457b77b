"""The words of the field: standard library only, no effects, known to every other room."""
