"""YAML as text with the line of each node, and what people write by mistake in it."""
