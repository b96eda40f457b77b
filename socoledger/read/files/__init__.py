"""The YAML files of the books, from nodes to records (SPEC 1)."""
