"""The legal amounts and rules, dated, with their sources, as YAML files."""
